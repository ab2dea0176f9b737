import CExpat
import Foundation

/// What takes the elements of a part of an Office file as they come.
///
/// Names of elements and attributes are those of `PartName`. Setting `problem` ends the reading.
protocol PartHandler: AnyObject {
  var problem: PartProblem? { get }
  func open(_ name: String, _ attributes: PartAttributes)
  func close(_ name: String)
  func text(_ text: String)
}

/// Why a handler reads no further.
enum PartProblem {
  /// It has what it wanted.
  case isDone
  case tooManyCells
  /// The part says what its format does not allow.
  case broken(String)
}

/// Reads the XML of a part of an Office file by Expat.
///
/// A document type is refused, and with it every entity but the five of XML itself: nothing in a file can grow, and
/// nothing outside it is asked for.
enum PartParser {
  /// Hands a part's elements to a handler.
  ///
  /// - Throws: where and why the part is broken.
  static func parse(_ bytes: [UInt8], part: String, _ handler: any PartHandler) throws(SheetFailure.Problem) {
    // The separator cannot stand in the name of a namespace.
    guard let parser = XML_ParserCreateNS(nil, XML_Char(bitPattern: PartName.separator)) else {
      throw .brokenPart(part, line: 1, column: 1, saying: "out of memory")
    }
    defer { XML_ParserFree(parser) }
    let state = PartState(parser: parser, handler: handler)
    XML_SetUserData(parser, Unmanaged.passUnretained(state).toOpaque())
    XML_SetElementHandler(
      parser, { PartState.of($0)?.open($1, $2) }, { PartState.of($0)?.close($1) })
    XML_SetCharacterDataHandler(parser) { PartState.of($0)?.text($1, $2) }
    XML_SetStartDoctypeDeclHandler(parser) { state, _, _, _, _ in PartState.of(state)?.refuseDocumentType() }
    let status = withExtendedLifetime(state) {
      bytes.withUnsafeBytes { buffer in
        XML_Parse(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), 1)
      }
    }
    let line = Int(XML_GetCurrentLineNumber(parser))
    let column = Int(XML_GetCurrentColumnNumber(parser)) + 1
    if state.isDeclaring { throw .documentType(part) }
    switch handler.problem {
    case .isDone?: return
    case .tooManyCells?: throw .tooManyCells
    case .broken(let saying)?: throw .brokenPart(part, line: line, column: column, saying: saying)
    case nil: break
    }
    guard status != XML_STATUS_OK else { return }
    let saying = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "it is no XML"
    throw .brokenPart(part, line: line, column: column, saying: saying)
  }
}

/// What Expat calls back.
private final class PartState {
  let parser: XML_Parser
  let handler: any PartHandler
  var isDeclaring = false
  private var depth = 0

  init(parser: XML_Parser, handler: any PartHandler) {
    self.parser = parser
    self.handler = handler
  }

  static func of(_ pointer: UnsafeMutableRawPointer?) -> PartState? {
    pointer.map { Unmanaged<PartState>.fromOpaque($0).takeUnretainedValue() }
  }

  func open(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    guard let name, handler.problem == nil, !isDeclaring else { return }
    handler.open(PartName.of(name), PartAttributes(list: attributes))
    stopIfToldTo()
  }

  func close(_ name: UnsafePointer<CChar>?) {
    guard let name, handler.problem == nil, !isDeclaring else { return }
    handler.close(PartName.of(name))
    stopIfToldTo()
  }

  func text(_ start: UnsafePointer<CChar>?, _ count: Int32) {
    guard let start, handler.problem == nil, !isDeclaring else { return }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(count))
    handler.text(String(decoding: bytes, as: UTF8.self))
  }

  func refuseDocumentType() {
    isDeclaring = true
    XML_StopParser(parser, 0)
  }

  private func stopIfToldTo() {
    if handler.problem != nil { XML_StopParser(parser, 0) }
  }
}

/// The attributes of an element, while it is being opened.
struct PartAttributes {
  let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of an attribute; nil if the element has none of that name.
  subscript(_ name: String) -> String? {
    guard var place = list else { return nil }
    while let key = place[0], let value = place[1] {
      if PartName.of(key) == name { return String(cString: value) }
      place += 2
    }
    return nil
  }

  /// Whether an on-off property is on: it is there, and does not say that it is off.
  static func isOn(_ value: String?) -> Bool { !["0", "false", "off"].contains(value ?? "1") }
}

/// The names of elements and attributes, short: those of the formats themselves bare, others with a prefix.
///
/// A file chooses its own prefixes, and there are two sets of namespaces (transitional and strict).
enum PartName {
  /// Stands between the namespace and the name in what Expat hands over.
  static let separator = UInt8(ascii: "\n")

  static func of(_ name: UnsafePointer<CChar>) -> String {
    guard let end = strrchr(name, Int32(separator)) else { return String(cString: name) }
    return prefix(UnsafeRawBufferPointer(start: name, count: UnsafePointer(end) - name)) + String(cString: end + 1)
  }

  private static func prefix(_ namespace: UnsafeRawBufferPointer) -> String {
    for (prefix, known) in prefixes where known.elementsEqual(namespace) { return prefix }
    return "other:"
  }

  private static let prefixes: [(String, [UInt8])] = [
    ("", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    ("", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("", "http://purl.oclc.org/ooxml/spreadsheetml/main"), ("", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ("r:", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("r:", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ("", "http://schemas.openxmlformats.org/package/2006/relationships"),
    ("w14:", "http://schemas.microsoft.com/office/word/2010/wordml"),
    ("mc:", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
  ].map { ($0, Array($1.utf8)) }
}

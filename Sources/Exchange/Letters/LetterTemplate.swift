import Mustache
import Registry
public import Reports

/// A template of letters, looked at and found good.
public struct LetterTemplate: Sendable {
  /// The file as it is named to the user.
  public let file: String
  private let template: MustacheTemplate

  /// The largest template, in bytes: some fifty pages.
  public static let largest = 256 << 10
  /// Sections within each other.
  private static let deepest = 8

  /// Looks at every tag of a template.
  ///
  /// - Throws: the first fault, with its line and column.
  public init(_ written: String, file: String) throws(TemplateFailure) {
    self.file = file
    let text = Self.normalised(written)
    if let fault = Self.fault(in: text) { throw TemplateFailure(file: file, place: fault.place, fault.problem) }
    do {
      template = try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      let place = TemplatePlace(line: error.context.lineNumber, column: error.context.columnNumber)
      throw TemplateFailure(file: file, place: place, .syntax)
    } catch {
      throw TemplateFailure(file: file, .syntax)
    }
  }

  /// A letter made of it.
  ///
  /// - Parameter wording: of the language that it is in.
  public func document(of letter: ReminderLetter, _ wording: Wording) -> Document {
    var values = LetterValues(letter, wording)
    let object = values.object()
    return LetterMarkup.document(template.render(object), values.texts, language: wording.language, day: letter.day)
  }

  private static func normalised(_ text: String) -> String {
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    return lines.hasPrefix("\u{FEFF}") ? String(lines.unicodeScalars.dropFirst()) : lines
  }

  private typealias Fault = (place: TemplatePlace?, problem: TemplateFailure.Problem)

  private static func fault(in text: String) -> Fault? {
    guard text.utf8.count <= largest else { return (nil, .tooLarge) }
    if text.allSatisfy(\.isWhitespace) { return (nil, .empty) }
    if let fault = character(in: text) { return fault }
    do throws(TemplateTags.Unfinished) {
      return fault(among: try TemplateTags.of(text))
    } catch {
      return (error.place, .unfinishedTag)
    }
  }

  /// What a terminal would obey, and what marks the places of values.
  private static func character(in text: String) -> Fault? {
    var place = TemplatePlace(line: 1, column: 1)
    for character in text {
      for scalar in character.unicodeScalars {
        let isForbidden =
          switch scalar.value {
          case 0x0A, 0x09: false
          case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xE000...0xF8FF, 0xFFFE...0xFFFF: true
          default: false
          }
        if isForbidden { return (place, .controlCharacter(scalar.value)) }
      }
      place =
        character == "\n" ? .init(line: place.line + 1, column: 1) : .init(line: place.line, column: place.column + 1)
    }
    return nil
  }

  private static func fault(among tags: [TemplateTags.Tag]) -> Fault? {
    var open: [TemplateTags.Tag] = []
    for tag in tags {
      let lists = open.filter { $0.kind == .section }.map(\.name).filter { LetterNames.lists[$0] != nil }
      switch tag.kind {
      case .comment: continue
      case .partial: return (tag.place, .partial(tag.name))
      case .other: return (tag.place, .unsupported(tag.name))
      case .close:
        guard open.last?.name == tag.name else { return (tag.place, .wrongClose(tag.name, open: open.last?.name)) }
        open.removeLast()
      case .value, .section, .inverted:
        if let problem = problem(of: tag, within: lists) { return (tag.place, problem) }
        guard tag.kind != .value else { continue }
        open.append(tag)
        if open.count > deepest { return (tag.place, .tooDeep) }
      }
    }
    return open.last.map { ($0.place, .unclosedSection($0.name)) }
  }

  private static func problem(of tag: TemplateTags.Tag, within lists: [String]) -> TemplateFailure.Problem? {
    if tag.name.contains("(") { return .function(tag.name) }
    switch LetterNames.sort(of: tag.name, within: lists) {
    case .words?, .perhaps?: return nil
    case .condition?: return tag.kind == .value ? .condition(tag.name) : nil
    case .list?: return tag.kind == .value ? .list(tag.name) : nil
    case nil: break
    }
    if let list = LetterNames.list(of: tag.name) { return .onlyWithin(tag.name, list: list) }
    let near = Set(LetterNames.all(within: lists)).map {
      ($0, Nearest.distance($0.lowercased(), tag.name.lowercased()))
    }
    .filter { $0.1 <= 2 }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    return .unknownName(tag.name, nearest: near.prefix(3).map(\.0))
  }
}

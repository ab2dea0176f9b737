import Foundation

/// Reads separated values as RFC 4180 has them and spreadsheets write them, fast: a scan over bytes.
///
/// - The separator is the comma, the semicolon or the tab, whichever the head line has most of outside quotes; a first
///   line `sep=;`, by which Excel is told, decides.
/// - UTF-8, with or without byte order mark; lines end in CR LF, LF or CR alone, the last one perhaps in nothing.
/// - A quoted cell may hold separators, doubled quotes and line breaks, which all become line feeds.
/// - The apostrophe that `CSVRenderer` puts before what a spreadsheet would run as a formula is taken away again.
struct CSVReader {
  /// A fault and the line where it stands.
  struct Fault: Error, Hashable {
    let line: Int
    let problem: SheetFailure.Problem
  }

  /// More columns than this no spreadsheet opens.
  static let mostColumns = 16_384
  /// More cells than this are no table of people, and would fill the memory.
  static let mostCells = 10_000_000

  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  private var place: Int
  private var line = 1
  private var cells: [Sheet.Cell] = []
  private var cellCount = 0

  /// The rows that hold anything, each with the number of the line where it begins.
  ///
  /// - Throws: the first fault.
  static func rows(of content: [UInt8]) throws(Fault) -> [Sheet.Row] {
    if let fault = TextCheck.fault(in: content) { throw fault }
    let result: Result<[Sheet.Row], Fault> = content.withUnsafeBufferPointer { bytes in
      Result { () throws(Fault) in
        var reader = CSVReader(bytes)
        return try reader.read()
      }
    }
    return try result.get()
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    // `sep=` with the separator, alone in the first line.
    let isTold = bytes[start...].starts(with: "sep=".utf8) && bytes.count > start + 5 && bytes[start + 5].endsLine
    separator = isTold ? bytes[start + 4] : Self.separator(of: bytes[start...])
    place = start
    if isTold {
      place = start + 5
      endLine()
    }
  }

  /// The separator that the first line that is not empty has most of; of two as frequent, the one that stands more
  /// seldom in a heading.
  private static func separator(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var isEmpty = true
    for byte in bytes {
      if byte == .quote { isQuoted.toggle() }
      if byte.endsLine, !isQuoted {
        if isEmpty { continue }
        break
      }
      isEmpty = false
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let seldom = [UInt8(ascii: "\t"), UInt8(ascii: ";")]
    return seldom.reduce(UInt8(ascii: ",")) { best, other in
      let (count, most) = (counts[other, default: 0], counts[best, default: 0])
      return count > most || count == most && count > 0 && best == UInt8(ascii: ",") ? other : best
    }
  }

  private mutating func read() throws(Fault) -> [Sheet.Row] {
    var rows: [Sheet.Row] = []
    while place < bytes.count {
      let start = line
      try readRow()
      while cells.last == .empty { cells.removeLast() }
      if !cells.isEmpty { rows.append(.init(number: start, cells: cells)) }
      cellCount += cells.count
      guard cellCount <= Self.mostCells else { throw Fault(line: start, problem: .tooManyCells) }
      cells.removeAll(keepingCapacity: true)
    }
    return rows
  }

  /// Reads up to the end of a row and over it.
  private mutating func readRow() throws(Fault) {
    let start = line
    while true {
      guard cells.count < Self.mostColumns else { throw Fault(line: start, problem: .tooManyCells) }
      cells.append(place < bytes.count && bytes[place] == .quote ? try quotedCell() : try bareCell())
      guard place < bytes.count else { return }
      guard bytes[place] == separator else {
        endLine()
        return
      }
      place += 1
    }
  }

  private mutating func bareCell() throws(Fault) -> Sheet.Cell {
    let start = place
    var isBlank = true
    while place < bytes.count, bytes[place] != separator, !bytes[place].endsLine {
      if isBlank {
        if bytes[place] == .quote { throw Fault(line: line, problem: .blankBeforeQuote) }
        isBlank = bytes[place] == UInt8(ascii: " ") || bytes[place] == UInt8(ascii: "\t")
      }
      place += 1
    }
    return isBlank ? .empty : Self.cell(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private mutating func quotedCell() throws(Fault) -> Sheet.Cell {
    let opened = line
    place += 1
    var start = place
    var text = ""
    while true {
      guard place < bytes.count else { throw Fault(line: opened, problem: .openQuote) }
      let byte = bytes[place]
      if byte == .quote {
        guard place + 1 < bytes.count, bytes[place + 1] == .quote else { break }
        text += String(decoding: bytes[start...place], as: UTF8.self)
        place += 2
        start = place
      } else if byte.endsLine {
        text += String(decoding: bytes[start..<place], as: UTF8.self) + "\n"
        endLine()
        start = place
      } else {
        place += 1
      }
    }
    text += String(decoding: bytes[start..<place], as: UTF8.self)
    place += 1
    if place < bytes.count, bytes[place] != separator, !bytes[place].endsLine {
      let rest = bytes[place...].prefix { !$0.endsLine }.prefix(60)
      throw Fault(line: line, problem: .textBehindQuote(String(decoding: rest, as: UTF8.self)))
    }
    return Self.cell(text)
  }

  /// Over CR LF, LF or CR.
  private mutating func endLine() {
    let isPair = bytes[place] == UInt8(ascii: "\r") && place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "\n")
    place += isPair ? 2 : 1
    line += 1
  }

  private static func cell(_ written: String) -> Sheet.Cell { .init(text: CSVGuard.removed(from: written)) }
}

extension UInt8 {
  fileprivate static let quote = UInt8(ascii: "\"")

  fileprivate var endsLine: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}

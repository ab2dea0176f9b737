import Foundation
import Reports

/// A file of rows and columns that somebody sent: CSV, a workbook, or a document with tables.
public enum SheetFile {
  /// The largest file that is read, in bytes; a register's matrix has a few hundred kilobytes.
  public static let largest = 64 << 20

  /// The sheets of a file, in their order; what it is, its content says.
  ///
  /// - Throws: `SheetFailure`: it cannot be had, is none of the formats, or is broken.
  public static func read(_ path: String) throws(SheetFailure) -> [Sheet] {
    try read(try bytes(of: path), named: path)
  }

  /// The same of bytes that are here already.
  public static func read(_ bytes: [UInt8], named file: String) throws(SheetFailure) -> [Sheet] {
    guard bytes.count <= largest else { throw SheetFailure(file: file, .tooLarge(bytes.count)) }
    if let foreign = ForeignFormat(bytes) { throw SheetFailure(file: file, .foreign(foreign)) }
    guard ZipReader.isArchive(bytes) else { return [try separatedValues(bytes, file)] }
    do throws(SheetFailure.Problem) {
      return try office(bytes, file)
    } catch {
      throw SheetFailure(file: file, error)
    }
  }

  private static func office(_ bytes: [UInt8], _ file: String) throws(SheetFailure.Problem) -> [Sheet] {
    let parts = try OfficeParts(bytes)
    let (main, root) = try parts.main()
    let sheets: [Sheet]
    switch root {
    case "workbook": sheets = try WorkbookReader(parts, file: file).sheets(main)
    case "document": sheets = try DocumentReader.sheets(parts, main: main, file: file)
    default: throw .foreign(.archive)
    }
    guard !sheets.isEmpty else { throw .empty }
    return sheets
  }

  private static func separatedValues(_ bytes: [UInt8], _ file: String) throws(SheetFailure) -> Sheet {
    let rows: [Sheet.Row]
    do throws(CSVReader.Fault) {
      rows = try CSVReader.rows(of: bytes)
    } catch {
      throw SheetFailure(file: file, line: error.line, error.problem)
    }
    guard !rows.isEmpty else { throw SheetFailure(file: file, .empty) }
    return Sheet(file: file, rows: rows)
  }

  /// What stands in a file, whatever it is.
  public static func bytes(of path: String) throws(SheetFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SheetFailure(file: path, .unreadable(errno)) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { throw SheetFailure(file: path, .folder) }
    if Int(status.st_size) > largest { throw SheetFailure(file: path, .tooLarge(Int(status.st_size))) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size) + 1)
    var block = [UInt8](repeating: 0, count: 1 << 16)
    // A pipe does not say how much it holds: it is read until it is too much.
    while bytes.count <= largest {
      let count = Foundation.read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SheetFailure(file: path, .unreadable(errno)) }
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
    throw SheetFailure(file: path, .tooLarge(bytes.count))
  }
}

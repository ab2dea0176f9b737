import Domain
import EventLog
import Foundation
public import Projections

/// Finds the copy of a document, and hands it out only as it was taken in.
public struct DocumentHandout {
  private let folder: DocumentFolder

  public init(_ folder: DocumentFolder) { self.folder = folder }

  /// The document that is meant, among those of one proposal, letter or session.
  ///
  /// - Parameters:
  ///   - typed: its name, its number in the list, or the beginning of its digest (eight digits or more); nil where there
  ///     is only one.
  ///   - reference: what they belong to, for messages.
  public static func document(
    _ typed: String?, among rows: [DocumentRow], of reference: String
  ) throws(DocumentFailure) -> DocumentRow {
    guard !rows.isEmpty else { throw .none(reference: reference) }
    let names = rows.map { "\($0.number) \($0.mention.name)" }
    guard let typed else {
      guard rows.count == 1 else { throw .several(reference: reference, names: names) }
      return rows[0]
    }
    let wanted = typed.precomposedStringWithCanonicalMapping
    let meant = [
      rows.filter { $0.mention.name == wanted },
      rows.filter { String($0.number) == wanted },
      rows.filter { $0.mention.name.lowercased() == wanted.lowercased() },
      rows.filter { wanted.count >= 8 && $0.mention.digest.hasPrefix(wanted.lowercased()) },
    ]
    guard let found = meant.first(where: { !$0.isEmpty }) else {
      throw .noSuch(typed, reference: reference, names: names)
    }
    guard found.count == 1 else {
      throw .several(reference: reference, names: found.map { "\($0.number) \($0.mention.name)" })
    }
    return found[0]
  }

  /// Where the copy of a document lies.
  ///
  /// - Throws: `DocumentFailure.missingCopy`, or `.removed` where a redaction took it.
  public func path(of row: DocumentRow) throws(DocumentFailure) -> String {
    let mention = row.mention
    do throws(FileFailure) {
      if let file = try folder.copy(of: mention.digest) { return folder.path(of: file) }
    } catch {
      throw .unreadable(error)
    }
    if let redaction = row.redactedBy { throw .removed(by: "\(redaction)") }
    throw .missingCopy(name: mention.name, digest: mention.digest)
  }

  /// Writes the bytes of a document to a file, which is there whole and with the right digest, or not at all.
  ///
  /// - Parameter replaces: whether a file that stands there may be replaced.
  public func hand(_ row: DocumentRow, to target: String, replaces: Bool) throws(DocumentFailure) {
    let source = try path(of: row)
    let files = folder.files
    let temporary = "\(PathText.beginning(of: target)).\(PathText.name(of: target)).\(getpid())"
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: target, isDirectory: &isFolder), isFolder.boolValue || !replaces {
      throw .fileExists(path: target)
    }
    let digest: String
    do throws(FileFailure) {
      digest = try copy(source, to: temporary, files)
      if digest == row.mention.digest { return try files.rename(temporary, to: target) }
    } catch {
      try? files.remove(temporary)
      throw error.path == source ? .unreadable(error) : .cannotWrite(error)
    }
    try? files.remove(temporary)
    throw .alteredCopy(file: PathText.name(of: source), name: row.mention.name)
  }

  private func copy(_ source: String, to path: String, _ files: any LogFiles) throws(FileFailure) -> String {
    let input = try files.openForReading(source)
    defer { files.close(input) }
    let output = try files.create(path)
    defer { files.close(output) }
    var digest = RunningDigest()
    _ = try Pieces(files: files).each(of: input) { piece throws(FileFailure) in
      digest.take(piece)
      try files.appendAll(Array(piece), to: output)
    }
    try files.synchronize(output)
    return digest.hex
  }
}

extension LogFiles {
  /// Appends all of some bytes, in as many writes as the disk takes them.
  func appendAll(_ bytes: [UInt8], to file: OpenFile) throws(FileFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let written = try append(rest, to: file)
      // A disk that takes nothing and reports nothing would be asked for ever.
      guard written > 0 else {
        throw FileFailure(operation: .write, path: file.path, cause: .shortWrite(written: 0, of: rest.count))
      }
      rest = Array(rest.dropFirst(written))
    }
  }
}

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
  /// - Throws: `DocumentFailure.missingCopy`, or `.removed` where a redaction took it; `.alteredCopy` where a link or
  ///   something else than a file stands in its place.
  public func path(of row: DocumentRow) throws(DocumentFailure) -> String {
    let mention = row.mention
    let file: String?
    do throws(FileFailure) { file = try folder.copy(of: mention.digest) } catch { throw .unreadable(error) }
    if let file {
      let path = folder.path(of: file)
      guard DocumentFolder.isFile(path) else { throw .alteredCopy(file: file, name: mention.name) }
      return path
    }
    if let redaction = row.redactedBy { throw .removed(by: "\(redaction)") }
    throw .missingCopy(name: mention.name, digest: mention.digest)
  }

  /// Writes the bytes of a document to a file, which is there whole and with the right digest, or not at all.
  ///
  /// A link is followed; a device or a pipe gets the bytes as they come.
  /// - Parameter replaces: whether a file that stands there may be replaced.
  public func hand(_ row: DocumentRow, to target: String, replaces: Bool) throws(DocumentFailure) {
    let source = try path(of: row)
    let digest = row.mention.digest
    let place = FilePlace(target)
    var isFolder: ObjCBool = false
    if !place.isDevice, FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder),
      isFolder.boolValue || !replaces
    {
      throw .fileExists(path: target)
    }
    let isAsTakenIn: Bool
    do throws(FileFailure) {
      if place.isDevice {
        isAsTakenIn = try pour(source, digest, into: place.path)
      } else {
        isAsTakenIn = try copy(source, digest, to: place)
      }
    } catch {
      throw error.path == source ? .unreadable(error) : .cannotWrite(error)
    }
    guard isAsTakenIn else { throw .alteredCopy(file: PathText.name(of: source), name: row.mention.name) }
  }

  /// Writes beside the file; it takes the name only if the bytes have the digest.
  private func copy(_ source: String, _ digest: String, to place: FilePlace) throws(FileFailure) -> Bool {
    let files = folder.files
    do throws(FileFailure) {
      let output = try files.create(place.temporary)
      defer { files.close(output) }
      if try send(source, to: output) == digest {
        try files.synchronize(output)
        try files.rename(place.temporary, to: place.path)
        return true
      }
    } catch {
      try? files.remove(place.temporary)
      throw error
    }
    try? files.remove(place.temporary)
    return false
  }

  /// Writes to a device or a pipe, which gives nothing back: the copy is read once before.
  private func pour(_ source: String, _ digest: String, into device: String) throws(FileFailure) -> Bool {
    guard let held = try folder.digest(ofPath: source), held.digest == digest else { return false }
    let output = try folder.files.openForAppending(device)
    defer { folder.files.close(output) }
    return try send(source, to: output) == digest
  }

  /// - Returns: the digest of what was written; nil if the source is no file.
  private func send(_ source: String, to output: OpenFile) throws(FileFailure) -> String? {
    let files = folder.files
    guard let input = try folder.openCopy(source) else { return nil }
    defer { files.close(input) }
    var digest = RunningDigest()
    _ = try Pieces(files: files).each(of: input) { piece throws(FileFailure) in
      digest.take(piece)
      try files.appendAll(Array(piece), to: output)
    }
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

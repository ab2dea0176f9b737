import Domain
public import EventLog
public import Projections

/// Compares every copy under `documents/`, to its last byte, with what the log says of it.
public struct DocumentAudit: Sendable {
  /// Something that is not as the log says.
  public enum Finding: Hashable, Sendable {
    /// A document that the log names has no copy here.
    case missing(NamedDocument)
    /// A copy has other bytes than it had, or a link, a pipe or the like stands in its place.
    case altered(file: String, NamedDocument)
    /// A copy cannot be read.
    case unreadable(file: String, FileFailure)
    /// A copy that no event names: a command was stopped before it had recorded anything.
    case unnamed(file: String)
    /// A copy that stands there although a redaction removed its name.
    case redacted(file: String, NamedDocument)
    /// What an interrupted command left half done.
    case unfinished(file: String)
    /// A file that is no copy of a document.
    case foreign(file: String)

    /// The file that can go without a loss; nil where something has to be brought back or looked at.
    public var removable: String? {
      switch self {
      case .unnamed(let file), .redacted(let file, _), .unfinished(let file): file
      case .missing, .altered, .unreadable, .foreign: nil
      }
    }
  }

  public let findings: [Finding]
  /// How many copies are as the log says.
  public let sound: Int
  /// Their bytes, together.
  public let bytes: Int
  /// Documents of which name and copy were removed by order.
  public let removed: Int

  /// Reads every copy.
  ///
  /// - Parameter named: every naming of a document in the log, withdrawn ones included.
  /// - Throws: `FileFailure` if the folder cannot be listed.
  public init(_ folder: DocumentFolder, named: [NamedDocument]) throws(FileFailure) {
    let namings = Dictionary(grouping: named, by: \.mention.digest)
    let contents = try folder.contents()
    var (findings, seen, sound, bytes): ([Finding], Set<String>, Int, Int) = ([], [], 0, 0)
    for file in contents {
      guard let digest = DocumentFolder.digest(ofFile: file) else {
        findings.append(file == DocumentFolder.unfinished ? .unfinished(file: file) : .foreign(file: file))
        continue
      }
      guard let naming = namings[digest] else {
        findings.append(.unnamed(file: file))
        continue
      }
      seen.insert(digest)
      if let first = naming.first, naming.allSatisfy({ $0.redactedBy != nil }) {
        findings.append(.redacted(file: file, first))
      } else if let current = naming.first(where: { $0.redactedBy == nil }) {
        do throws(FileFailure) {
          if let held = try folder.digest(ofPath: folder.path(of: file)), held.digest == digest {
            (sound, bytes) = (sound + 1, bytes + held.bytes)
          } else {
            findings.append(.altered(file: file, current))
          }
        } catch {
          findings.append(.unreadable(file: file, error))
        }
      }
    }
    let missing = namings.filter { !seen.contains($0.key) }
    findings += missing.values.compactMap { naming in naming.first { $0.redactedBy == nil } }
      .sorted { "\($0.event)" < "\($1.event)" }.map(Finding.missing)
    (self.findings, self.sound, self.bytes) = (findings, sound, bytes)
    removed = missing.values.count { naming in naming.allSatisfy { $0.redactedBy != nil } }
  }
}

extension DocumentFolder {
  /// The copies whose name a redaction removed and that nothing else names.
  public func copiesToRemove(_ named: [NamedDocument]) throws(FileFailure) -> [String] {
    let redacted = Dictionary(grouping: named, by: \.mention.digest).filter { _, naming in
      naming.allSatisfy { $0.redactedBy != nil }
    }
    guard !redacted.isEmpty else { return [] }
    return try contents().filter { file in Self.digest(ofFile: file).map { redacted[$0] != nil } ?? false }
  }
}

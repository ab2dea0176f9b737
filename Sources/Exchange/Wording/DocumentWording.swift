public import Domain
import EventLog
import Projections
public import Reports

/// Documents that could not be taken in, found or handed out, in words.
public enum DocumentWording {
  /// The words for a failure.
  public static func words(for failure: DocumentFailure) -> WordedFailure {
    switch failure {
    case .missing, .notAFile, .empty, .unreadable, .changing, .nameTooLong, .nameIsPath: source(failure)
    case .cannotWrite, .locked, .onNetwork: writing(failure)
    case .none, .several, .noSuch, .missingCopy, .alteredCopy, .removed, .copyLeft, .fileExists, .unknownTypes:
      keeping(failure)
    }
  }

  /// The user's file.
  private static func source(_ failure: DocumentFailure) -> WordedFailure {
    switch failure {
    case .missing(let path):
      WordedFailure("There is no file \(path).", hint: "Check the name of the file.", exitStatus: 66)
    case .notAFile(let path, let kind):
      WordedFailure("\(path) is \(words(for: kind)), not a file.", hint: hint(for: kind), exitStatus: 1)
    case .empty(let path):
      WordedFailure("\(path) is empty.", hint: "Look whether it was saved or copied whole.", exitStatus: 1)
    case .unreadable(let failure):
      WordedFailure(
        "\(failure.path) cannot be read (\(FailureWording.words(for: failure.cause))).",
        hint: "Ask whoever owns it, or copy it first.", exitStatus: 66)
    case .changing(let path):
      WordedFailure(
        "\(path) was changed while it was read.", hint: "Close it where it is being written, and try again.",
        exitStatus: 75)
    case .nameTooLong(let bytes):
      WordedFailure(
        "The file's name is \(bytes) bytes long; a document's name has at most \(DocumentName.byteLimit).",
        hint: "Give it another: --name \"Minutes.pdf\"", exitStatus: 64)
    case .nameIsPath(let path):
      WordedFailure(
        "\"\(path)\" is a folder's name and no document's.", hint: "Give it one: --name \"Minutes.pdf\"", exitStatus: 64
      )
    default: unforeseen
    }
  }

  private static func writing(_ failure: DocumentFailure) -> WordedFailure {
    switch failure {
    case .cannotWrite(let failure):
      WordedFailure(
        "\(failure.path) cannot be written (\(FailureWording.words(for: failure.cause))). Nothing half-written is left.",
        hint: "Make room on the disk, or allow writing there.", exitStatus: 73)
    case .locked(let milliseconds):
      WordedFailure(
        "Another command has been taking a document in for \(milliseconds / 1000) seconds.",
        hint: "Try again in a moment.", exitStatus: 75)
    case .onNetwork(let network):
      WordedFailure(
        "The register lies on \(network.rawValue), where nothing is written.",
        hint: "Keep it on a disk of this computer.", exitStatus: 73)
    default: unforeseen
    }
  }

  private static func keeping(_ failure: DocumentFailure) -> WordedFailure {
    switch failure {
    case .none(let reference):
      WordedFailure(
        "\(reference) has no document.", hint: "Attach one with: rapport document attach \(reference) FILE",
        exitStatus: 1)
    case .several(let reference, let names):
      WordedFailure(
        "\(reference) has several: \(names.joined(separator: "; ")).",
        hint: "Say which, by number: rapport document open \(reference) 1", exitStatus: 1)
    case .noSuch(let typed, let reference, let names):
      WordedFailure(
        "\(reference) has no document \"\(typed)\". It has: \(names.joined(separator: "; ")).",
        hint: "See them with: rapport document list \(reference)", exitStatus: 1)
    case .missingCopy(let name, let digest):
      WordedFailure(
        "The copy of \"\(name)\" is missing: there is no documents/\(digest.prefix(12))….",
        hint: "Bring documents/ back from a copy of the register, or attach the same file again.", exitStatus: 66)
    case .alteredCopy(let file, let name):
      WordedFailure(
        "documents/\(file) is no longer what was attached as \"\(name)\": its bytes have another digest.",
        hint: "See all with: rapport document verify — then bring it back from a copy", exitStatus: 65)
    case .removed(let event):
      WordedFailure(
        "Name and copy of this document were removed by \(event).", hint: "See: rapport show \(event)", exitStatus: 1)
    case .copyLeft(let file):
      WordedFailure(
        "The words are gone; the copy documents/\(file) could not be removed.",
        hint: "Allow writing there, then: rapport document verify --mend", exitStatus: 73, isCertain: false)
    case .fileExists(let path):
      WordedFailure(
        "\(path) exists; it is left alone.", hint: "Choose another name, or replace it with: --force", exitStatus: 1)
    case .unknownTypes(let types):
      WordedFailure(
        "The log has events that this version does not know (\(types.joined(separator: ", "))); they may name copies, "
          + "so none is removed.", hint: "Use a newer version of rapport.", exitStatus: 1)
    default: unforeseen
    }
  }

  private static func words(for kind: DocumentFailure.Kind) -> String {
    switch kind {
    case .folder: "a folder"
    case .pipe: "a pipe"
    case .device: "a device"
    case .socket: "a socket"
    case .other: "something else"
    }
  }

  private static func hint(for kind: DocumentFailure.Kind) -> String {
    kind == .folder ? "Attach the files in it one by one, or one archive of them." : "Save it as a file first."
  }

  private static var unforeseen: WordedFailure {
    WordedFailure("The document could not be taken in.", hint: "rapport document verify", exitStatus: 1)
  }
}

extension DocumentAudit.Finding {
  /// As a finding is printed: where, which rule, what it is about.
  public var line: String { "documents/\(place): \(rule): \(words)" }

  /// The file, or the digest of the one that is missing.
  public var place: String {
    switch self {
    case .missing(let naming): naming.mention.digest
    case .altered(let file, _), .unreadable(let file, _), .unnamed(let file), .redacted(let file, _),
      .unfinished(let file), .foreign(let file):
      file
    }
  }

  /// The name of the rule.
  public var rule: String {
    switch self {
    case .missing: "missing-copy"
    case .altered: "altered-copy"
    case .unreadable: "unreadable-copy"
    case .unnamed: "unnamed-copy"
    case .redacted: "redaction-pending"
    case .unfinished: "unfinished-copy"
    case .foreign: "foreign-file"
    }
  }

  /// What it is about.
  public var words: String {
    switch self {
    case .missing(let naming): "\(Self.named(naming)) has no copy here"
    case .altered(_, let naming): "its bytes are no longer those of \(Self.named(naming))"
    case .unreadable(_, let failure): FailureWording.words(for: failure.cause)
    case .unnamed: "no event names it"
    case .redacted(_, let naming): "\(naming.redactedBy.map { "\($0)" } ?? "a redaction") removes it"
    case .unfinished: "an interrupted command left it"
    case .foreign: "it is no copy of a document"
    }
  }

  /// The event that names what is missing or altered.
  public var event: EventID? {
    switch self {
    case .missing(let naming), .altered(_, let naming), .redacted(_, let naming): naming.event
    case .unreadable, .unnamed, .unfinished, .foreign: nil
    }
  }

  private static func named(_ naming: NamedDocument) -> String {
    "\(AnswerWording.quoted(naming.mention.name)) (\(naming.event))"
  }
}

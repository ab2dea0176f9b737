import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct DocumentCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document", abstract: "Documents that are kept beside the log.",
    discussion: """
      The log says which document belongs to what, by the SHA-256 of its bytes; the bytes lie under documents/. \
      Keep both when you copy a register.
      """,
    subcommands: [AttachDocument.self, ListDocuments.self, OpenDocument.self, VerifyDocuments.self])
}

/// A file that is attached to what a command records.
struct FileOption: ParsableArguments {
  @Option(
    name: .customLong("file"),
    help: ArgumentHelp("The document itself; a copy of it is kept.", valueName: "FILE"), completion: .file())
  var path: String?

  /// What is recorded of it behind the entry that it belongs to; nothing where no file was named.
  ///
  /// What is returned is given the day of that entry, on which the document takes effect too.
  func step(_ desk: Preparation) throws -> ((Draft, Subject, CalendarDate) throws -> [Answer]) {
    guard let path else { return { _, _, _ in [] } }
    let mention = try desk.intake.keep(path, called: nil)
    let circumstances = desk.circumstances
    return { draft, subject, day in
      var circumstances = circumstances
      circumstances.on = day
      // What was expected of the history was met by the entry before it.
      circumstances.expected = nil
      return [.document(try draft.attach(mention, to: subject, circumstances))]
    }
  }
}

extension Subject {
  /// The proposal, letter or session that a reference names; a follow-up's document belongs to its proposal.
  ///
  /// - Throws: `RegisterFailure` for what is not known, or can have no document.
  init(documented typed: String, _ references: References, office: String?) throws {
    let text = ReferenceText.normalised(typed)
    let last = text.split(separator: "-").last ?? ""
    if last.hasPrefix("P"), last.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }), last.count > 1 {
      self = .paper(try references.paper(typed, office: office))
    } else if text.contains(".") {
      self = .proposal(try references.followUp(typed).proposal)
    } else if (try? references.newSession(typed)) != nil {
      self = .session(try references.session(typed))
    } else {
      self = .proposal(try references.proposal(typed))
    }
  }
}

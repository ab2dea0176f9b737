import ArgumentParser
import Domain
import Registry
import Reports

struct AttachDocument: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach", abstract: "Keeps a copy of a file, and records what it belongs to.",
    usage: "rapport document attach REF|P31 FILE [--name T]",
    discussion: """
      REF is a proposal, a letter (P31) or a session. The copy lies under documents/, called by the SHA-256 of its \
      bytes; it is read-only and never touched again, and the same bytes are kept once. A link is followed. A file \
      that is written to meanwhile is refused. The document is internal unless --sharing says otherwise. \
      Example: \(example)
      """)
  static let example = "rapport document attach JPHLEPD-9-05 \"Agreed minutes.pdf\" --authority \"Agreed minutes\""

  @Argument(help: ArgumentHelp("A proposal, letter or session.", valueName: "REF")) var reference: String?
  @Argument(help: ArgumentHelp("The file.", valueName: "FILE"), completion: .file()) var file: String?
  @Option(help: ArgumentHelp("What it is called, if not as the file is.", valueName: "T")) var name: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let typed = try desk.required(reference, "REF", "the proposal, letter or session")
    let file = try desk.required(file, "FILE", "the file")
    // A line of many can name what a line before it enters; else nothing is copied for a reference nobody knows.
    if !desk.isOneOfMany {
      _ = try desk.resolved { try Subject(documented: typed, $0, office: desk.register.office) }
    }
    let mention = try desk.intake.keep(file, called: name)
    return { draft in
      let subject = try Subject(documented: typed, draft.references, office: draft.office)
      return [.document(try draft.attach(mention, to: subject, desk.circumstances))]
    }
  }
}

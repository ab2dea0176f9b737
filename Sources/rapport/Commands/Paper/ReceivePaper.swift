import ArgumentParser
import Domain
import Registry
import Reports

struct ReceivePaper: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "in", abstract: "Logs a letter that came in.",
    usage:
      "rapport paper in NUMBER --dated D --from I [--received D] [--answers P] [--reply KIND] [--about REFS] [--file F]",
    discussion: """
      An interim reply asks for patience: the answer is still owed. Without --reply it counts as final. \
      Example: \(example)
      """)
  static let example =
    "rapport paper in \"No. 3(1)/2025\" --dated 2025-12-03 --from OPHRD --answers P12 --about JPHLEPD-9-05"

  @OptionGroup var letter: LetterOptions
  @Option(help: ArgumentHelp("The sender.", valueName: "I")) var from: String?
  @Option(help: ArgumentHelp("The day on which it arrived.", valueName: "D")) var received: String?
  @Option(help: ArgumentHelp("The letter that it answers.", valueName: "P")) var answers: String?
  @Option(
    help: ArgumentHelp("How far it goes as an answer: interim, final or nil.", valueName: "KIND"),
    completion: .list(Reply.allCases.map(\.rawValue)))
  var reply: String?
  @OptionGroup var document: FileOption
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let (number, dated) = try letter.values(desk)
    let from = try desk.required(from, "--from", "the sender", choices: .institutions)
    let received = try received.map { try desk.day($0, field: "--received") }
    let reply: Reply? = try reply.map { try Choice.value($0, of: "--reply") }
    let attach = try document.step(desk)
    return { draft in
      let event = PaperEvent.received(
        number: number, dated: dated, from: try draft.institution(from), received: received,
        answers: try answers.map { try draft.references.paper($0, office: draft.office) }, reply: reply,
        about: try letter.references(draft))
      let change = try draft.log(event, desk.circumstances)
      return try [.paper(change)] + attach(draft, .paper("\(change.reference)"), change.day)
    }
  }
}

import ArgumentParser
import Domain
import Registry
import Reports

struct IssuePaper: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "out", abstract: "Logs a letter that went out.",
    usage: "rapport paper out NUMBER --dated D --to I,... [--reply-by D] [--about REFS] [--file F]",
    discussion: "With --reply-by every addressee owes an answer until one comes in. Example: \(example)")
  static let example =
    "rapport paper out \"MOEA/J-12/2025\" --dated 2025-11-10 --to OPHRD,MOC --reply-by 2025-12-01 --about JPHLEPD-9-05"

  @OptionGroup var letter: LetterOptions
  @Option(help: ArgumentHelp("The addressees, apart by commas.", valueName: "I,...")) var to: String?
  @Option(name: .customLong("reply-by"), help: ArgumentHelp("The day by which an answer is asked for.", valueName: "D"))
  var replyBy: String?
  @OptionGroup var document: FileOption
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let (number, dated) = try letter.values(desk)
    let to = try desk.required(to, "--to", "the addressees", choices: .institutions)
    let replyBy = try replyBy.map { try desk.day($0, field: "--reply-by") }
    let attach = try document.step(desk)
    return { draft in
      var codes: [String] = []
      for typed in to.split(separator: ",").map(String.init) {
        let code = try draft.institution(typed)
        if !codes.contains(code) { codes.append(code) }
      }
      let event = PaperEvent.issued(
        number: number, dated: dated, to: codes, replyBy: replyBy, about: try letter.references(draft))
      let change = try draft.log(event, desk.circumstances)
      return try [.paper(change)] + attach(draft, .paper("\(change.reference)"), change.day)
    }
  }
}

import ArgumentParser
import Reports

extension ManualTopic {
  static let options = ManualTopic(
    "options", title: "Options that many commands share", abstract: "Of every entry, and of every question.",
    blocks: [.paragraph("Every command that records takes these:")] + facts(of: WritingOptions.self)
      + ManualText.blocks(
        """
        What an entry rests on is best said once: log the letter with paper in, and cite it with --paper. For many
        entries from one letter, rapport record takes these options for all its lines.

        Every command that reads takes these:
        """) + facts(of: ReadingOptions.self)
      + ManualText.blocks(
        """
        An option bears the name of its field: --due here, --set due= in a correction, due in CSV and JSON. At a terminal
        a value that is missing is asked for, and then the whole command is shown; --no-input never asks.
        """))

  private static func facts(of options: any ParsableArguments.Type) -> [Document.Block] {
    let lines = HelpText(of: options).options.filter { !SharedOptions.always.contains($0) }
    return [.facts(lines.map { .init(RichText($0.label), RichText($0.meaning)) })]
  }
}

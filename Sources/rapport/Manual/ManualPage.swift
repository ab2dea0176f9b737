import ArgumentParser
import Reports

/// The page of one command, made of what `--help` is made of.
struct ManualPage: Sendable {
  /// The words that name it, without `rapport`.
  let path: [String]
  let abstract: String
  let synopsis: [String]
  let discussion: String
  let examples: [String]
  let arguments: [HelpText.Line]
  /// Its own options, without those that many commands share.
  let options: [HelpText.Line]
  /// The shared options that it takes too.
  let shared: SharedOptions?
  /// What it answers with; nil for a noun, which has commands of its own.
  let answer: String?

  var name: String { (["rapport"] + path).joined(separator: " ") }
  var isNoun: Bool { answer == nil }

  init(of command: any ParsableCommand.Type, path: [String]) {
    let configuration = command.configuration
    let help = HelpText(of: command)
    let shared = SharedOptions.all.first { Set($0.lines).isSubset(of: help.options) }
    let parts = Self.parts(of: configuration.discussion)
    self.path = path
    abstract = configuration.abstract
    synopsis = help.usage.map { Self.whole($0, path: path) }
    discussion = parts.discussion
    examples = parts.examples
    arguments = help.arguments
    options = help.options.filter { !SharedOptions.always.contains($0) && shared?.lines.contains($0) != true }
    self.shared = shared
    answer =
      configuration.subcommands.isEmpty
      ? ManualAnswers.words(for: path, recording: command is any Recording.Type) : nil
  }

  /// A synopsis from its first word on; one that is made of the options begins with the last word of the command.
  private static func whole(_ usage: String, path: [String]) -> String {
    let words = usage.split(separator: " ").map(String.init)
    return (words.first == "rapport" ? words : ["rapport"] + path.dropLast() + words).joined(separator: " ")
  }

  /// A discussion ends with its examples, each behind the word.
  private static func parts(of discussion: String) -> (discussion: String, examples: [String]) {
    let pieces = discussion.split(separator: "Example: ", omittingEmptySubsequences: false)
    let words = { (text: Substring) in text.split { $0 == " " || $0 == "\n" }.joined(separator: " ") }
    return (words(pieces.first ?? ""), pieces.dropFirst().map(words))
  }
}

extension ManualPage {
  /// The page as it is read; a noun is only the head of its commands, which follow.
  var blocks: [Document.Block] {
    let discussion = discussion.isEmpty ? [] : [Document.Block.paragraph(RichText(discussion))]
    let head: [Document.Block] = [.heading(level: 2, RichText(name)), .paragraph(RichText(abstract))]
    return isNoun ? head + discussion : head + [.facts(use)] + discussion + (details.isEmpty ? [] : [.facts(details)])
  }

  private var use: [Document.Fact] {
    synopsis.map { Document.Fact("Type", RichText($0)) } + examples.map { Document.Fact("Example", RichText($0)) }
      + (answer.map { [Document.Fact("Answer", RichText($0))] } ?? [])
  }

  private var details: [Document.Fact] {
    (arguments + options).map { Document.Fact(RichText($0.label), RichText($0.meaning)) }
      + (shared.map { [Document.Fact("and", RichText("the options of \($0.words): rapport help options"))] } ?? [])
  }
}

/// Options that many commands share, told once.
struct SharedOptions: Sendable {
  let words: String
  let lines: [HelpText.Line]

  /// The fullest first: what a command takes is the first that it takes whole.
  static let all = [
    SharedOptions(words: "every entry", lines: own(WritingOptions.self)),
    SharedOptions(words: "every commit", lines: own(CommitOptions.self)),
    SharedOptions(words: "every question", lines: own(ReadingOptions.self)),
    SharedOptions(words: "every command", lines: own(CommonOptions.self)),
  ]

  /// What every command takes, so that no page says it.
  static let always = HelpText(of: Rapport.self).options

  private static func own(_ options: any ParsableArguments.Type) -> [HelpText.Line] {
    HelpText(of: options).options.filter { !always.contains($0) }
  }
}

import ArgumentParser

/// The manual: pages on what every command shares, and a page of each command, by group as in `--help`.
struct Manual: Sendable {
  /// Commands that belong together.
  struct Group: Sendable {
    let name: String
    let pages: [ManualPage]
  }

  /// What was asked for; no words for all of it.
  let words: [String]
  let topics: [ManualTopic]
  let groups: [Group]

  var isWhole: Bool { words.isEmpty }

  var pages: [ManualPage] { groups.flatMap(\.pages) }

  /// All of it.
  static var whole: Manual {
    let groups = Rapport.configuration.groupedSubcommands.map { group in
      Group(name: group.name, pages: group.subcommands.flatMap { pages(of: $0, path: []) })
    }
    return Manual(words: [], topics: ManualTopic.all, groups: groups)
  }

  /// What the words name: a topic, a command, or a noun with its commands; all of it without words.
  /// - Throws: `UsageFailure.unknownCommand` with the nearest ones.
  static func about(_ words: [String]) throws(UsageFailure) -> Manual {
    let words = words.first == "rapport" ? Array(words.dropFirst()) : words
    if words.isEmpty { return whole }
    if words.count == 1, let topic = ManualTopic.named(words[0]) {
      return Manual(words: words, topics: [topic], groups: [])
    }
    let named = try CommandTree(root: Rapport.self).command(orTopic: words)
    guard named.path.count == words.count else {
      throw .unknownCommand(words[named.path.count], within: named.path, nearest: [])
    }
    let pages = pages(of: named.type, path: Array(named.path.dropLast()))
    return Manual(words: words, topics: [], groups: [Group(name: "", pages: pages)])
  }

  private static func pages(of command: any ParsableCommand.Type, path: [String]) -> [ManualPage] {
    let path = path + [command.configuration.commandName ?? ""]
    return [ManualPage(of: command, path: path)]
      + command.configuration.subcommands.flatMap { pages(of: $0, path: path) }
  }
}

extension CommandTree {
  /// The command that words name; a slip may have meant a page of the manual, too.
  func command(
    orTopic words: [String]
  ) throws(UsageFailure) -> (type: any ParsableCommand.Type, path: [String]) {
    do {
      return try command(named: words)
    } catch let failure {
      guard case .unknownCommand(let word, let within, let nearest) = failure, within.isEmpty, nearest.isEmpty else {
        throw failure
      }
      let topics = NearestWord.among(ManualTopic.all.map(\.name), to: word)
      throw .unknownCommand(word, within: within, nearest: topics.map { "help \($0)" })
    }
  }
}

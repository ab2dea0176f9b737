import ArgumentParser

/// The commands as they are typed: which one words name, and what is near to one that does not exist.
struct CommandTree {
  let root: any ParsableCommand.Type

  /// The command that words name, as far as they name one, with the words that led there.
  /// - Throws: `UsageFailure.unknownCommand` where a word should name a command and names none.
  func command(named words: [String]) throws(UsageFailure) -> (type: any ParsableCommand.Type, path: [String]) {
    var (type, path) = (root, [String]())
    for word in words {
      let inner = type.configuration.subcommands
      guard !inner.isEmpty, !word.hasPrefix("-"), !(path.isEmpty && word == "help") else { break }
      guard let next = inner.first(where: { Self.names(of: $0).contains(word) }) else {
        throw .unknownCommand(word, within: path, nearest: nearest(to: word, within: inner, path: path))
      }
      type = next
      path.append(word)
    }
    return (type, path)
  }

  /// What somebody may have meant: a command of this place, else one of the same name anywhere.
  private func nearest(to word: String, within inner: [any ParsableCommand.Type], path: [String]) -> [String] {
    if let meant = OtherWords.command(for: word, within: path) { return [meant] }
    let here = NearestWord.among(inner.flatMap(Self.names), to: word)
    if !here.isEmpty { return here.map { (path + [$0]).joined(separator: " ") } }
    return leaves(of: root, path: []).filter { $0.last == word.lowercased() }.map { $0.joined(separator: " ") }
  }

  private func leaves(of type: any ParsableCommand.Type, path: [String]) -> [[String]] {
    type.configuration.subcommands.flatMap { inner in
      let path = path + Self.names(of: inner).prefix(1)
      return [path] + leaves(of: inner, path: path)
    }
  }

  private static func names(of type: any ParsableCommand.Type) -> [String] {
    [type.configuration.commandName].compactMap { $0 } + type.configuration.aliases
  }
}

/// A command as it is typed once more to make the same paper: without where the answer went and which moment it was
/// about, which the paper says in its own way.
enum RepeatedCommand {
  private static let valued: Set = [
    "-o", "--format", "--as-of", "--known-at", "--colour", "--color", "--register", "--office", "--language",
  ]
  private static let flags: Set = ["--force"]

  static var asTyped: String { text(Array(CommandLine.arguments.dropFirst())) }

  static func text(_ words: [String]) -> String {
    var kept: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      let name = word.hasPrefix("--") ? String(word.prefix { $0 != "=" }) : word
      if flags.contains(name) || (word.hasPrefix("-o") && word.count > 2 && !word.hasPrefix("--")) { continue }
      if valued.contains(name) {
        if !word.contains("=") { _ = rest.popFirst() }
        continue
      }
      kept.append(ShellWords.quoted(word))
    }
    return (["rapport"] + kept).joined(separator: " ")
  }
}

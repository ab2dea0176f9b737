import ArgumentParser

/// What `--help` says of one command, taken apart: the manual says the same because it is made of the same.
struct HelpText: Sendable {
  /// A line of help: how something is typed, and what it means.
  struct Line: Sendable, Hashable {
    let label: String
    let meaning: String
  }

  /// One or more synopses.
  let usage: [String]
  let arguments: [Line]
  let options: [Line]

  /// The help of a command or of a group of options, without the tree in which it stands.
  init(of options: any ParsableArguments.Type) {
    self.init(reading: options.helpMessage(columns: Self.unwrapped))
  }

  /// So wide that every meaning stands on one line.
  private static let unwrapped = 10_000

  init(reading help: String) {
    var sections: [String: [Line]] = [:]
    var (section, label) = ("", String?.none)
    var usage: [String] = []
    for line in help.split(separator: "\n") {
      if !line.hasPrefix(" ") {
        (section, label) = (String(line.prefix { $0 != ":" }), nil)
        if section == "USAGE" { usage.append(Self.trimmed(line.dropFirst("USAGE:".count))) }
      } else if section == "USAGE" {
        usage.append(Self.trimmed(line))
      } else if line.hasPrefix("   ") {
        // The label was too long for its column: its meaning stands below it.
        if let waiting = label {
          sections[section]?.removeLast()
          sections[section]?.append(Line(label: waiting, meaning: Self.trimmed(line)))
        }
      } else {
        let (typed, meaning) = Self.columns(line.dropFirst(2))
        label = typed
        sections[section, default: []].append(Line(label: typed, meaning: meaning))
      }
    }
    self.usage = usage
    arguments = sections["ARGUMENTS"] ?? []
    options = sections["OPTIONS"] ?? []
  }

  /// What is typed, and behind two spaces or more what it means.
  private static func columns(_ line: Substring) -> (typed: String, meaning: String) {
    let bytes = line.utf8
    let gap = zip(bytes.indices, bytes.indices.dropFirst()).first { bytes[$0] == 0x20 && bytes[$1] == 0x20 }
    guard let gap else { return (trimmed(line), "") }
    return (String(line[..<gap.0]), trimmed(line[gap.0...]))
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

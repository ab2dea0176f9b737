import ArgumentParser
import Foundation
import Reports

/// A command that may record: when it fails, it says that nothing was recorded.
protocol Recording: ParsableCommand {}

/// Runs the command that was typed and turns whatever comes of it into words and an exit status.
struct EntryPoint {
  let words: [String]

  /// `--register` and `--office` may stand before the command: they are taken behind it.
  init(_ arguments: [String]) {
    var (front, rest) = ([String](), arguments[...])
    while let word = rest.first, ["--register", "--office"].contains(String(word.prefix { $0 != "=" })) {
      front += rest.prefix(word.contains("=") ? 1 : 2)
      rest = rest.dropFirst(word.contains("=") ? 1 : 2)
    }
    words = Self.topic(Array(rest)) + front
  }

  /// Help about something that is no command is a page of the manual.
  private static func topic(_ words: [String]) -> [String] {
    guard words.first == "help", words.count == 2, ManualTopic.named(words[1]) != nil else { return words }
    return ["manual", words[1]]
  }

  /// Runs the command; the status that the program ends with.
  func run() -> Int32 {
    // A reader that goes away is noticed by the write that fails, and nothing is said about it.
    signal(SIGPIPE, SIG_IGN)
    // Scripts ask for it often, and need not wait for a look at all commands.
    if words == ["--version"] { return show(Product.name) }
    do {
      var command = try parsed()
      try command.run()
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      return tell(error)
    }
  }

  /// The command that was typed, with its arguments.
  ///
  /// Most are typed rightly, and then nothing but the command itself has to be looked at: the library looks, by
  /// reflection, at all commands on the way to it. What is wrong, and help, are put into words by way of the whole tree.
  private func parsed() throws -> any ParsableCommand {
    let tree = CommandTree(root: Rapport.self)
    if words.first == "help" {
      _ = try tree.command(orTopic: Array(words.dropFirst()))
    } else {
      let (type, path) = try tree.command(named: words)
      let isLeaf = type.configuration.subcommands.isEmpty
      if isLeaf, let command = try? type.parse(Array(words.dropFirst(path.count))) { return command }
    }
    return try Rapport.parseAsRoot(words)
  }

  private func tell(_ error: any Error) -> Int32 {
    let named = try? CommandTree(root: Rapport.self).command(named: words)
    if Rapport.exitCode(for: error).isSuccess {
      // The groups bear the names of what one does, and everything in them is a command.
      return show(Rapport.fullMessage(for: error).replacing(" SUBCOMMANDS:\n", with: ":\n"))
    }
    let complaint = Complaint(error, command: named?.path ?? [], isRecording: named?.type is any Recording.Type)
    Console.talk(complaint.saying { OwnExamples(words).said($0) }.text(asJSON: wantsJSON))
    return complaint.exitStatus
  }

  /// Help and version are answers.
  private func show(_ text: String) -> Int32 {
    do { try Console.answer(text.hasSuffix("\n") ? text : text + "\n") } catch { return 73 }
    return 0
  }

  private var wantsJSON: Bool {
    words.contains("--format=json") || zip(words, words.dropFirst()).contains { $0 == "--format" && $1 == "json" }
  }
}

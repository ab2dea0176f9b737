import Domain
import EventLog
import Foundation
import TestSupport
import Testing

/// Entry refuses control characters; a log that another office wrote may hold them all the same, as escapes.
@Suite struct `Words that would do harm` {
  private static let questions: [(name: String, words: [String])] = [
    ("list", ["list"]), ("overdue", ["overdue"]), ("institutions", ["overdue", "--by-institution"]),
    ("deadlines", ["deadlines"]), ("log", ["log", "--all"]), ("report", ["report", "9"]), ("search", ["search", "a*"]),
    ("searched", ["search", "the", "--all"]), ("status", ["status", "--full"]), ("check", ["check"]),
    ("papers", ["paper", "list"]), ("bodies", ["institution", "list"]), ("sessions", ["session", "list"]),
    ("dialogues", ["dialogue", "list"]), ("register", ["register", "show"]), ("remind", ["remind", "--list"]),
    ("body", ["institution", "show", "MOC"]), ("one", ["show", "9-01"]), ("history", ["history", "9-01"]),
    ("explain", ["explain", "9-01", "title"]), ("letter", ["show", "P1"]), ("entry", ["show", "mea/40"]),
    ("session", ["show", "JPHLEPD-9"]), ("dialogue", ["show", "JPHLEPD"]), ("holidays", ["holiday", "list", "PK-5"]),
    ("of-register", ["history", "register"]), ("of-body", ["history", "MOC"]),
  ]

  @Test func `do none in any form of any answer`() throws {
    let scratch = try Scratch()
    let (harmed, clean) = (try Scratch(), try Scratch())
    let program = try Program.sample(in: clean)
    try HostileRegister.poison(from: clean.path, to: harmed.path)
    let hostile = Program(in: harmed.path)
    #expect(try hostile.run("verify").status == 0)
    for (name, words) in Self.questions {
      for (program, folder) in [(hostile, "harmed"), (program, "clean")] {
        let place = "\(scratch.path)/\(folder)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let forms = ["txt", "md", "csv", "json", "html", "docx", "xlsx"] + (name == "deadlines" ? ["ics"] : [])
        let files = forms.flatMap { ["-o", "\(place)/\(name).\($0)"] }
        let outcome = try Program.run(
          [Program.path] + words + files, in: program.folder, environment: program.environment)
        #expect([0, 1, 3].contains(outcome.status) && outcome.output.isEmpty, "\(words): \(outcome)")
        #expect(!outcome.errors.unicodeScalars.contains(where: steers), "\(words): \(outcome.errors)")
      }
    }
    let script = Program.project + "/Tests/CLITests/Independent/harmless.py"
    let judged = try Project.run(Project.python, [script, scratch.path + "/harmed", scratch.path + "/clean"])
    #expect(judged.status == 0, "\(judged.output)")
    print(judged.output.prefix { $0 != "\n" })
  }
}

@Suite struct `What is the owner's alone` {
  @Test func `stays so: with umask 077 nobody else may read any file, and no answer has the secret of a key`() throws {
    let scratch = try Scratch()
    let program = try Program.sample(in: scratch)
    try FileManager.default.removeItem(atPath: scratch.path + "/events")
    let commands = [
      "init --title Register --office mea --origin example.org/x --time-zone Asia/Karachi", "key make",
      "institution add MOC --name Commerce --side PK", "list", "checkpoint -o held.txt",
      "list --format csv -o list.csv",
      "prove mea/1 -o 1.tlog-proof", "verify", "rebuild",
    ]
    for command in commands {
      let outcome = try Program.run(
        ["sh", "-c", "umask 077; exec \"$0\" \(command)", Program.path], in: scratch.path,
        environment: program.environment)
      #expect(outcome.status == 0, "\(command): \(outcome.errors)")
    }
    var found = 0
    for name in try FileManager.default.subpathsOfDirectory(atPath: scratch.path) {
      let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path + "/" + name)
      let mode = try #require(attributes[.posixPermissions] as? Int)
      #expect(mode & 0o077 == 0, "\(name) has the mode \(String(mode, radix: 8))")
      found += 1
    }
    #expect(found > 10)
    let keys = scratch.path + "/.settings/rapport/keys"
    let file = keys + "/" + (try #require(FileManager.default.contentsOfDirectory(atPath: keys).first))
    let text = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    // Behind PRIVATE, KEY, the name and the id; base64 may have a plus too.
    let secret = try #require(text.split(separator: "+", maxSplits: 4).last)
    #expect(secret.count == 44)
    let mistakes = [
      ["record", file], ["checkpoint", "check", file], ["checkpoint", "cosign", file], ["prove", "--check", file],
      ["holiday", "import", "PK-5", file], ["prove", "--check", "1.tlog-proof", "--key", text],
      ["prove", "--check", "1.tlog-proof", "--key", file], ["key", "list", text], [text], ["show", text],
      ["list", text],
      ["checkpoint", "check", "held.txt", "--key", text], ["proposal", "note", "9-01", "x", "--" + text],
    ]
    for words in mistakes {
      let outcome = try Program.run([Program.path] + words, in: scratch.path, environment: program.environment)
      #expect(!(outcome.output + outcome.errors).contains(secret), "\(words.prefix(2)): \(outcome)")
    }
  }
}

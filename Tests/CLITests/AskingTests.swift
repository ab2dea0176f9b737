import Foundation
import Testing

/// A terminal of its own, and somebody who types one answer at each question.
enum Typist {
  /// Types the answers one by one as soon as the output ends like a question, then reads to the end.
  ///
  /// The terminal's other end stays open, and a last word goes through it when the program has ended: what a terminal
  /// has not handed on when its last user goes is lost.
  static let program = """
    import os, pty, sys, threading
    split = sys.argv.index("--")
    answers, command = sys.argv[1:split], sys.argv[split + 1:]
    terminal, screen = pty.openpty()
    child = os.fork()
    if child == 0:
        os.close(terminal)
        os.login_tty(screen)
        os.execvp(command[0], command)
    ended = []
    def wait():
        ended.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        os.write(screen, b"\\0over")
    threading.Thread(target=wait).start()
    shown = b""
    while not shown.endswith(b"\\0over"):
        shown += os.read(terminal, 4096)
        if shown.endswith((b": ", b"> ")) and answers:
            answer = answers.pop(0)
            os.write(terminal, b"\\x04" if answer == "^D" else answer.encode() + b"\\n")
    sys.stdout.write(shown.removesuffix(b"\\0over").decode().replace("\\r\\n", "\\n"))
    sys.exit(ended[0])
    """

  static func run(_ desk: Desk, answers: [String], _ command: String) throws -> (output: String, status: Int32) {
    try program.write(to: desk.folder.appending(path: "typist.py"), atomically: true, encoding: .utf8)
    let typed = answers.map { "'\($0)'" }.joined(separator: " ")
    return try desk.run("python3 typist.py \(typed) -- \(command)")
  }
}

@Suite struct `At a terminal` {
  let desk: Desk

  init() throws {
    desk = try Desk()
    for line in [
      "init --title Register --office mea --origin example.org/r --time-zone Asia/Karachi",
      "institution add MOEA --name 'Ministry of Economic Affairs' --side PK",
      "institution add JICA --name 'Japan International Cooperation Agency' --side JP",
      "dialogue open JPHLEPD --title Dialogue --sides PK,JP", "session hold JPHLEPD-9 --date 2025-09-10",
      "proposal table 9 Centre --kind grant --side PK",
    ] { #expect(try desk.run("rapport \(line)").status == 0) }
  }

  @Test func `what is missing is asked for, and the whole command shown`() throws {
    defer { desk.remove() }
    let (output, status) = try Typist.run(
      desk, answers: ["", "Send the form", "2"], "rapport follow-up add 9-01 --due 2026-03-31")
    #expect(status == 0)
    #expect(
      output == """
        what is to be done: \n\
        what is to be done: Send the form
          1  JICA  Japan International Cooperation Agency
          2  MOEA  Ministry of Economic Affairs
        who promised it: 2
        rapport follow-up add 9-01 --due 2026-03-31 "Send the form" --owner MOEA
        JPHLEPD-9-01.1 "Send the form" is promised by MOEA, due Tue 31 Mar 2026.   mea/7, so-japan

        """)
  }

  @Test func `a default stands in brackets, and a slip is asked again`() throws {
    defer { desk.remove() }
    let (output, status) = try Typist.run(
      desk, answers: ["moon", ""], "rapport proposal table 9 Office --side PK")
    #expect(status == 0)
    #expect(output.contains("what kind of thing it is [other]: moon\nwhat kind of thing it is [other]: \n"))
    #expect(output.contains("\nrapport proposal table 9 Office --side PK --kind other\nJPHLEPD-9-02 \"Office\""))
  }

  @Test func `a move is asked for what it needs`() throws {
    defer { desk.remove() }
    #expect(try desk.run("rapport follow-up add 9-01 Sign --owner MOEA").status == 0)
    let answers = ["no budget", "cancel"]
    let (output, status) = try Typist.run(desk, answers: answers, "rapport proposal status 9-01 withdrawn")
    #expect(status == 0)
    #expect(
      output.contains("\nrapport proposal status 9-01 withdrawn --reason \"no budget\" --follow-ups cancel\n"))
    #expect(output.contains("JPHLEPD-9-01.1 \"Sign\" is cancelled."))
  }

  @Test func `nothing is asked with --no-input, and nothing recorded when nobody answers`() throws {
    defer { desk.remove() }
    let refused = try Typist.run(desk, answers: ["x"], "rapport follow-up add 9-01 --no-input")
    #expect(refused.status == 64)
    #expect(refused.output.hasPrefix("error: Missing: what is to be done (ACTION). Nothing was recorded.\n"))
    let silent = try Typist.run(desk, answers: ["^D"], "rapport follow-up add 9-01")
    #expect(silent.status == 64)
    #expect(silent.output.hasSuffix("error: The question was not answered. Nothing was recorded.\n"))
    #expect(try desk.run("rapport verify").output.hasPrefix("Whole: 6 events"))
  }

  @Test func `more than ten at once are confirmed`() throws {
    defer { desk.remove() }
    for number in 2...11 {
      #expect(try desk.run("rapport proposal table 9 P\(number) --kind fta --side PK").status == 0)
    }
    let all = (1...11).map { "9-\($0)" }.joined(separator: ",")
    #expect(try desk.run("rapport proposal status \(all) agreed").status == 64)
    let refused = try Typist.run(desk, answers: ["n"], "rapport proposal status \(all) agreed")
    #expect(refused.output.contains("This changes 11 proposals at once. [y/N]: n\n"))
    #expect(refused.status == 64)
    #expect(try Typist.run(desk, answers: ["y"], "rapport proposal status \(all) agreed").status == 0)
    #expect(try desk.run("rapport proposal status \(all) under-implementation --yes").status == 0)
  }

  @Test func `commands can be typed one by one and are recorded together`() throws {
    defer { desk.remove() }
    let answers = [
      "follow-up add 9-01 \"Sign\" --owner MOEA", "proposal note 9-77 x", "overdue", "follow-up done 9-01.1", "",
    ]
    let (output, status) = try Typist.run(desk, answers: answers, "rapport record --on 2025-12-03")
    #expect(status == 0)
    #expect(output.contains("error: There is no proposal JPHLEPD-9-77 in this register.\n"))
    #expect(output.contains("2> overdue\nerror: \"overdue\" records nothing"))
    #expect(output.hasSuffix("Recorded 2 events as one commit.\n"))
    #expect(try desk.run("rapport verify").output.hasPrefix("Whole: 8 events"))
  }
}

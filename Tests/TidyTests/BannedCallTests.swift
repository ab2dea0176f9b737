import Testing

/// A piece of code that stands nowhere, or only in some places, and what to write instead.
private struct BannedCall: CustomTestStringConvertible {
  let piece: String
  let instead: String
  /// Beginnings of the paths where it may stand.
  var allowed: [String] = []
  /// Beginning of the only paths that the rule is about.
  var within = "Sources/"

  var testDescription: String { piece }
}

private let clock = ["Sources/rapport/", "Sources/Registry/Clock"]
private let time = "take the time as an argument; only the clock of Registry and the command line ask for it"

private let bannedCalls = [
  BannedCall(piece: "try!", instead: "throw on, or handle the error: input can reach every line"),
  BannedCall(piece: "as!", instead: "as? and a sentence for the other case"),
  BannedCall(piece: "fatalError", instead: "a typed error; preconditionFailure with a sentence for what cannot be"),
  BannedCall(piece: "Date()", instead: time, allowed: clock),
  BannedCall(piece: "Date.now", instead: time, allowed: clock),
  BannedCall(piece: "clock_gettime(CLOCK_REALTIME", instead: time, allowed: clock),
  BannedCall(
    piece: "UUID()", instead: "take the identity as an argument; only the command line makes one", allowed: clock),
  BannedCall(
    piece: "print(", instead: "return a value; only the command line writes to the terminal",
    allowed: ["Sources/rapport/"]),
  BannedCall(piece: "debugPrint(", instead: "a test that shows the same"),
  BannedCall(piece: "dump(", instead: "a test that shows the same"),
  BannedCall(
    piece: "exit(", instead: "throw a typed error; only the command line ends the process",
    allowed: ["Sources/rapport/"]),
  BannedCall(
    piece: "SystemRandomNumberGenerator", instead: "take a generator as an argument: Domain decides the same each time",
    within: "Sources/Domain/"),
  BannedCall(
    piece: "ProcessInfo",
    instead: "take the setting as an argument; only Registry and the command line read the environment",
    allowed: ["Sources/rapport/", "Sources/Registry/"]),
  BannedCall(piece: "#expect(" + "true", instead: "an expectation that can fail", within: "Tests/"),
  BannedCall(piece: ".disabled" + "(", instead: "a test that runs, or none", within: "Tests/"),
  BannedCall(
    piece: "withKnown" + "Issue", instead: "a repair, or an issue that says what is missing", within: "Tests/"),
]

private func bannedFindings(_ file: SourceFile, _ calls: [BannedCall] = bannedCalls) -> [Finding] {
  calls.filter { call in file.path.hasPrefix(call.within) && !call.allowed.contains { file.path.hasPrefix($0) } }
    .flatMap { call in
      file.swift.code.enumerated().compactMap { index, line in
        // A function of our own may bear the name: it is the call that is banned.
        guard stands(call.piece, in: line), !stands("func " + call.piece, in: line)
        else { return nil }
        return Finding(path: file.path, line: index + 1, remedy: "\(call.piece) is banned here; use: \(call.instead)")
      }
    }
}

private func unfinishedFindings(_ file: SourceFile) -> [Finding] {
  let marks = ["TODO", "FIXME", "XXX"]
  return file.swift.comments.enumerated().compactMap { index, line in
    guard let mark = marks.first(where: { stands($0, in: line) }) else { return nil }
    return Finding(
      path: file.path, line: index + 1, remedy: "finish what \(mark) says, or open an issue and take the mark out")
  }
}

@Suite struct `The code` {
  @Test func `makes no call that is banned`() {
    let findings = SourceTree.swift.flatMap { bannedFindings($0) }
    #expect(findings.isEmpty, "\(told(findings))")
  }

  @Test func `bears no mark of unfinished work`() {
    let findings = SourceTree.swift.flatMap(unfinishedFindings)
    #expect(findings.isEmpty, "\(told(findings))")
    #expect(unfinishedFindings(SourceFile("Sources/A/A.swift", "let a = 1 // TO" + "DO: b\n")).map(\.line) == [1])
  }

  @Test(arguments: bannedCalls)
  fileprivate func `is searched by a rule that finds the call and nothing that only looks like it`(call: BannedCall) {
    let path = call.within == "Sources/" ? "Sources/Reports/A.swift" : call.within + "A.swift"
    let code = "let a = 1\nlet b = \(call.piece) c)\nlet d = \"\\(\(call.piece) e))\""
    #expect(bannedFindings(SourceFile(path, code), [call]).map(\.line) == [2, 3])
    let harmless = "// \(call.piece)\nlet text = \"\(call.piece)\"\nmy\(call.piece) f)\nfunc \(call.piece)) {}"
    #expect(bannedFindings(SourceFile(path, harmless), [call]).isEmpty)
    #expect(call.allowed.allSatisfy { bannedFindings(SourceFile($0 + "A.swift", code), [call]).isEmpty })
  }
}

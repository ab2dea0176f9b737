import Testing

/// What may stand at the top of the project; whatever git ignores is not asked about.
private let topLevel: Set<String> = [
  ".ci", ".gitattributes", ".gitignore", ".swift-format", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Package.swift",
  "README.md", "SECURITY.md", "Scripts", "Sources", "Tests", "events",
]
private let ignored: Set<String> = [".git", ".rapport", ".swiftpm", ".DS_Store", "Package.resolved", "__pycache__"]

private func strangers(_ names: [String]) -> [String] {
  names.filter { !topLevel.contains($0) && !ignored.contains($0) && !$0.hasPrefix(".build") }
}

/// Folders of one machine or one person, put together from parts, so that this file does not name them itself.
private let machineFolders = ["work", "home", "root", "Users", "tmp"].map { "/" + $0 + "/" }

private func machinePathFindings(_ file: SourceFile) -> [Finding] {
  file.lines.enumerated().compactMap { index, line in
    guard
      let folder = machineFolders.first(where: { folder in
        line.ranges(of: folder).contains { isBeginningOfPath(line[..<$0.lowerBound]) }
      })
    else { return nil }
    return Finding(
      path: file.path, line: index + 1,
      remedy: "\(folder) exists on one machine only: use a path from the top of the project, or a temporary folder")
  }
}

/// Whether a path could begin here: in `example.org/home/` none does.
private func isBeginningOfPath(_ before: Substring) -> Bool {
  before.utf8.last.map {
    !isWordByte($0) && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "}")
  } ?? true
}

/// The target of tests that belongs to a module: the command line is tested from outside, as a user types.
private func testTarget(of module: String) -> String { module == "rapport" ? "CLITests" : module + "Tests" }

private func untestedFindings(modules: [String], tests: [SourceFile], package: String) -> [Finding] {
  modules.compactMap { module in
    let target = testTarget(of: module)
    let holdsTests = tests.contains { file in
      file.path.hasPrefix("Tests/\(target)/") && file.swift.code.contains { stands("@Test", in: $0) }
    }
    let remedy: String? =
      if !holdsTests {
        "write its tests in Tests/\(target)"
      } else {
        package.contains("\"\(target)\"") ? nil : "name \(target) in Package.swift: its tests never run"
      }
    return remedy.map { Finding(path: "Sources/\(module)", line: nil, remedy: $0) }
  }
}

/// A script says how it is run in its first line; the files beside it are read by scripts or by the program.
private func runBitFinding(_ path: String, firstLine: String, executable: Bool) -> Finding? {
  guard firstLine.hasPrefix("#!") != executable else { return nil }
  return Finding(
    path: path, line: nil, remedy: executable ? "take the run bit away (chmod -x)" : "give it the run bit (chmod +x)")
}

@Suite struct `The project` {
  @Test func `has its pages, and nothing at the top that does not belong there`() {
    let missing = topLevel.filter { !SourceTree.exists($0) }.sorted()
    #expect(missing.isEmpty, "Missing at the top of the project: \(missing)")
    for page in [
      "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "Sources/README.md", "events/README.md",
    ] {
      let title = SourceTree.read(page)?.lines.first ?? ""
      #expect(title.hasPrefix("# "), "\(page) has to be there and begin with its title")
    }
    let found = strangers(SourceTree.names(in: "."))
    #expect(found.isEmpty, "Move these into a folder they belong to, or out of the project: \(found)")
    #expect(strangers(["Sources", ".build-release", ".git", "notes.txt"]) == ["notes.txt"])
  }

  @Test func `names no folder of one machine`() {
    let pages = SourceTree.names(in: ".").filter { $0.hasSuffix(".md") }
    let texts = pages + [".ci/run", ".gitignore", ".gitattributes", ".swift-format", "Package.swift"]
    // Segments of the log are left out: they are what an office wrote, and full of base64.
    let folders = ["Sources", "Tests", "Scripts", "events"].flatMap(SourceTree.files).filter { !$0.hasSuffix(".jsonl") }
    let findings = (texts + folders).compactMap(SourceTree.read).flatMap(machinePathFindings)
    #expect(findings.isEmpty, "\(told(findings))")
    let bad = "a\nsee /" + "work/shared\ncd ~; ls /" + "tmp/x\n"
    #expect(machinePathFindings(SourceFile("README.md", bad)).map(\.line) == [2, 3])
    #expect(machinePathFindings(SourceFile("README.md", "https://example.org/" + "home/a ../" + "work/b")).isEmpty)
  }

  @Test func `tests every module, and runs every test`() {
    let package = SourceTree.read("Package.swift")?.lines.joined(separator: "\n") ?? ""
    // A folder without Swift in it only names C headers.
    let modules = SourceTree.folders(in: "Sources").filter { folder in
      SourceTree.sources.contains { $0.path.hasPrefix("Sources/\(folder)/") }
    }
    let findings = untestedFindings(
      modules: modules, tests: SourceTree.tests, package: package)
    #expect(findings.isEmpty, "\(told(findings))")
    let strays = SourceTree.folders(in: "Tests").filter { !package.contains("\"\($0)\"") }
    #expect(strays.isEmpty, "Name these folders in Package.swift: their tests never run: \(strays)")
    let tests = [
      SourceFile("Tests/ATests/A.swift", "@Test func a() {}"), SourceFile("Tests/BTests/B.swift", "// @Test"),
    ]
    #expect(
      untestedFindings(modules: ["A", "B"], tests: tests, package: "\"ATests\" \"BTests\"").map(\.path) == ["Sources/B"]
    )
    #expect(untestedFindings(modules: ["A"], tests: tests, package: "").map(\.path) == ["Sources/A"])
  }

  @Test func `can run its scripts`() {
    let scripts = SourceTree.files(under: "Scripts") + [".ci/run"]
    let findings = scripts.compactMap { path in
      runBitFinding(
        path, firstLine: SourceTree.read(path)?.lines.first ?? "", executable: SourceTree.isExecutable(path))
    }
    #expect(findings.isEmpty, "\(told(findings))")
    for script in ["rapport", "test", "format", "record", "bench"] { #expect(scripts.contains("Scripts/" + script)) }
    #expect(runBitFinding("Scripts/a", firstLine: "#!/bin/sh", executable: false) != nil)
    #expect(runBitFinding("Scripts/a.txt", firstLine: "text", executable: true) != nil)
    #expect(runBitFinding("Scripts/a", firstLine: "#!/bin/sh", executable: true) == nil)
  }
}

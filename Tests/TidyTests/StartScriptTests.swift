import Foundation
import Testing

/// A clone with `Scripts/rapport` in it, in a folder with a space in its name.
///
/// A stand-in for the compiler "builds" in no time a program that tells what reached it: shown is what the script
/// does, not what rapport does.
private struct Clone {
  let root: URL
  var script: URL { root.appending(path: "Scripts/rapport") }
  var builds: Int { (try? String(contentsOf: root.appending(path: "builds"), encoding: .utf8))?.count ?? 0 }

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "a clone \(UUID().uuidString)")
    for folder in ["Sources/rapport", "bin"] {
      try FileManager.default.createDirectory(at: root.appending(path: folder), withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(
      at: SourceTree.root.appending(path: "Scripts"), to: root.appending(path: "Scripts"))
    try write("Package.swift", "// stands for a package")
    try write("Sources/rapport/Main.swift", "let works = true")
    try write("bin/swift", Self.compiler)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: root.appending(path: "bin/swift").path)
  }

  /// Counts its calls, is slow enough for a second start to come in between, and warns as the static linker does.
  private static let compiler = """
    #!/bin/sh
    while [ "$1" != --scratch-path ]; do shift; done
    scratch=$2
    printf x >>"$scratch/../builds"
    sleep 0.5
    echo "warning: Using 'dlopen' in statically linked applications"
    if grep -q broken "$scratch/../Sources/rapport/Main.swift"; then
      echo "Main.swift:1:1: error: this is broken"
      exit 1
    fi
    mkdir -p "$scratch/release"
    printf '%s\\n' '#!/bin/sh' 'echo "[$PWD]"' 'for a; do echo "<$a>"; done' 'cat' 'exit 3' >"$scratch/release/rapport"
    chmod +x "$scratch/release/rapport"
    """

  func write(_ path: String, _ text: String) throws {
    try text.write(to: root.appending(path: path), atomically: true, encoding: .utf8)
  }

  /// Starts the script from a folder that has nothing to do with the clone.
  func start(_ arguments: [String], by path: URL? = nil, input: String = "") throws -> Started {
    try Started(path ?? script, arguments, from: root.appending(path: "bin"), input: input)
  }
}

/// A process with its three streams in files, so that none of them can fill up and wait.
private struct Started {
  private let process = Process()
  private let folder: URL

  init(_ script: URL, _ arguments: [String], from bin: URL, input: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "started-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in [("in", input), ("out", ""), ("err", "")] {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    process.executableURL = script
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    process.environment = ["PATH": bin.path + ":" + path]
    process.standardInput = try FileHandle(forReadingFrom: folder.appending(path: "in"))
    process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "out"))
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: "err"))
    try process.run()
  }

  /// Waits for the end: exit status, standard output with the working folder shortened to `.`, standard error.
  func ended() throws -> (status: Int32, output: String, talk: String) {
    process.waitUntilExit()
    let output = try String(contentsOf: folder.appending(path: "out"), encoding: .utf8)
    let talk = try String(contentsOf: folder.appending(path: "err"), encoding: .utf8)
    let here = folder.resolvingSymlinksInPath().path
    try FileManager.default.removeItem(at: folder)
    return (process.terminationStatus, output.replacing(here, with: "."), talk)
  }
}

@Suite struct `Starting rapport from a clone` {
  @Test func `builds once, also for two at a time, and hands over folder, arguments and input`() throws {
    let clone = try Clone()
    defer { try? FileManager.default.removeItem(at: clone.root) }
    let link = clone.root.appending(path: "link")
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "Scripts/rapport")

    let both = try [clone.start(["a", "b  c", ""], input: "typed\n"), clone.start(["*"], by: link)]
    let ended = try both.map { try $0.ended() }
    #expect(ended.map(\.status) == [3, 3])
    #expect(ended.map(\.output) == ["[.]\n<a>\n<b  c>\n<>\ntyped\n", "[.]\n<*>\n"])
    #expect(ended.allSatisfy { !$0.talk.isEmpty && !$0.talk.contains("dlopen") })
    #expect(clone.builds == 1)

    let again = try clone.start(["again"]).ended()
    #expect(again.output == "[.]\n<again>\n")
    #expect(again.talk == "", "A later start says nothing of its own.")
    #expect(clone.builds == 1)
  }

  @Test func `builds again after a change, and says so when that fails`() throws {
    let clone = try Clone()
    defer { try? FileManager.default.removeItem(at: clone.root) }
    _ = try clone.start([]).ended()
    try clone.write("Sources/rapport/Main.swift", "broken")

    for builds in 2...3 {
      let failed = try clone.start(["a"]).ended()
      #expect(failed.status == 69)
      #expect(failed.output == "", "An old program does not answer for new sources.")
      #expect(failed.talk.contains("Main.swift:1:1: error: this is broken"))
      #expect(failed.talk.contains(".build-release/build.log"))
      #expect(clone.builds == builds)
    }

    try clone.write("Sources/rapport/Main.swift", "let works = true")
    #expect(try clone.start(["a"]).ended().output == "[.]\n<a>\n")
    try FileManager.default.removeItem(at: clone.root.appending(path: "Sources/rapport/Main.swift"))
    try clone.write("Sources/rapport/Other.swift", "let works = true")
    #expect(try clone.start(["a"]).ended().status == 3)
    #expect(clone.builds == 5)
  }
}

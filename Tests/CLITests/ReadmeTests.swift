import Foundation
import TestSupport
import Testing

/// What README shows, typed as it stands there.
@Suite struct `The tour in README` {
  private static let readme = Result {
    try String(contentsOf: Project.root.appending(path: "README.md"), encoding: .utf8)
  }

  /// A command, and the answer that is shown behind it; nil where none is.
  private struct Step {
    var command: String
    var answer: String?
  }

  /// The steps in the code blocks between two lines of README.
  private static func steps(from first: String, to last: String) throws -> [Step] {
    let lines = try readme.get().split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.hasPrefix(first) }.prefix { !$0.hasPrefix(last) }
    let blocks = lines.split(separator: "```").enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    return blocks.flatMap { block in
      block.reduce(into: [Step]()) { steps, line in
        guard !line.hasPrefix("$ ") else { return steps.append(Step(command: String(line.dropFirst(2)))) }
        guard let last = steps.indices.last else { return }
        if steps[last].answer == nil, steps[last].command.hasSuffix("\\") {
          steps[last].command = String(steps[last].command.dropLast()) + line.drop { $0 == " " }
        } else {
          steps[last].answer = (steps[last].answer ?? "") + line + "\n"
        }
      }
    }
  }

  @Test func `goes as it is told`() throws {
    let desk = try Desk(["RAPPORT_NOW": "2026-04-14T09:00:00Z", "RAPPORT_ACTOR": "", "COLUMNS": "92"])
    defer { desk.remove() }
    let steps = try Self.steps(from: "## A register of your own", to: "Ask everybody at once")
    for step in steps {
      let (output, status) = try desk.run(step.command)
      #expect(status == 0, "\(step.command)\n\(output)")
      guard let answer = step.answer?.replacing("/srv/talks", with: "FOLDER") else { continue }
      // A blank line in front of the next command belongs to neither.
      #expect(output == answer || output + "\n" == answer, "\(step.command)\n\(output)")
    }
    #expect(steps.count > 12 && steps.count { $0.answer != nil } > 6)
  }

  @Test func `begins with what is overdue in the sample register`() throws {
    let block = try #require(
      try Self.readme.get().split(separator: "```\n").first { $0.hasPrefix("Overdue follow-ups") })
    let shown = try #require(block.components(separatedBy: "...\n").first)
    let copy = try Scratch()
    try FileManager.default.copyItem(
      atPath: Project.root.appending(path: "events").path, toPath: copy.path + "/events")
    var program = Program(in: copy.path)
    program.environment["COLUMNS"] = "80"
    let answer = try program.run("overdue", "--as-of", "2026-11-21").output
    #expect(shown.count > 500 && answer.hasPrefix(shown), "\(answer)")
  }
}

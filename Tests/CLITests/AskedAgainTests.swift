import Foundation
import Testing

/// A register that grows, and what the program printed meanwhile.
private struct GrowingDesk {
  /// A question as it was put at one moment.
  struct Asked {
    let step: Int
    let question: Int

    /// Under which the files of its answer are kept.
    var name: String { "\(step)-\(question)" }
    var words: String { GrowingRegister.questions[question] }
    /// After the command, so that it counts.
    var time: String { GrowingRegister.steps[step].time.replacing("00:00Z", with: "00:30Z") }
    /// In Karachi, where the register is kept.
    var day: String {
      let moment = (try? Date(time, strategy: .iso8601)) ?? .distantPast
      return moment.addingTimeInterval(5 * 3600).formatted(.iso8601.year().month().day())
    }
  }

  /// How the moment is named when a question is put again.
  enum Naming: CaseIterable {
    case time, cursor
  }

  static let formats = ["txt", "md", "csv", "json"]
  let desk: Desk
  private(set) var asked: [Asked] = []

  init() throws {
    desk = try Desk()
    for (name, text) in GrowingRegister.files {
      try text.write(to: desk.folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    for folder in ["then", "time", "cursor"] {
      try FileManager.default.createDirectory(
        at: desk.folder.appending(path: folder), withIntermediateDirectories: false)
    }
  }

  /// Types every command and asks after each: some questions in turn, and all of them at the end.
  mutating func grow() throws {
    for (place, step) in GrowingRegister.steps.enumerated() {
      let (output, status) = try desk.run("\(Self.entry)\nexport RAPPORT_NOW=\(step.time)\n\(step.command)")
      try #require(status == 0, "\(step.command)\n\(output)")
      let all = GrowingRegister.questions.indices
      let isLast = place == GrowingRegister.steps.count - 1
      let now = isLast ? Array(all) : all.filter { ($0 + place * 7) % 17 == 0 }
      let questions = now.map { Asked(step: place, question: $0) }
      try run(questions) { "RAPPORT_NOW=\($0.time) \(Self.line($0, into: "then"))" }
      asked += questions
    }
    // What is recorded afterwards must not be seen.
    _ = try desk.run(
      "RAPPORT_NOW=2026-07-01T05:00:00Z rapport proposal note JPHLEPD-9-03 'Much later' --on 2025-09-12 && "
        + "RAPPORT_NOW=2026-07-01T05:00:00Z rapport register set silence 7 --on 2025-09-01")
  }

  /// Puts every question again, nine months later.
  func askAgain(_ naming: Naming) throws {
    try run(asked.filter { naming == .time || $0.question % 5 == 0 }) { asked in
      let known = naming == .time ? asked.time : try cursor(asked)
      let again = "\(asked.words) --as-of \(asked.day) --known-at \(known)"
      return "RAPPORT_NOW=2026-09-01T05:00:00Z \(Self.line(asked, again, into: naming == .time ? "time" : "cursor"))"
    }
  }

  /// What was answered, in one form; nil where nothing was.
  func answer(_ asked: Asked, _ folder: String, _ ending: String) -> String? {
    try? String(contentsOf: desk.folder.appending(path: "\(folder)/\(asked.name).\(ending)"), encoding: .utf8)
  }

  /// The position of the record at a step, from the answer of any question that was put then.
  private func cursor(_ asked: Asked) throws -> String {
    let sizes = self.asked.lazy.filter { $0.step == asked.step }.compactMap { answer($0, "then", "json") }.compactMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }.compactMap { $0["cursor"] as? [String: Int] }.first
    return try #require(sizes).map { "\($0.key)/\($0.value)" }.sorted().joined(separator: ",")
  }

  /// Runs a line for each question, two at a time as the machine has it.
  private func run(_ questions: [Asked], _ line: (Asked) throws -> String) throws {
    let lines = try questions.map(line)
    let halves = [0, 1].map { half in
      lines.indices.filter { $0 % 2 == half }.map { lines[$0] }.joined(separator: "\n")
    }
    _ = try desk.run("(\n\(halves[0])\n) &\n\(halves[1])\nwait")
  }

  private static func line(_ asked: Asked, _ words: String? = nil, into folder: String) -> String {
    let name = "\(folder)/\(asked.name)"
    let outputs = formats.map { " -o \(name).\($0)" }.joined()
    return "rapport \(words ?? asked.words)\(outputs) 2> \(name).err; echo $? > \(name).status"
  }

  private static let entry =
    #"entry() { cat events/mea/*.jsonl | grep "$1" | tail -n 1 | sed 's/.*"id":"\([0-9]*\)".*/mea\/\1/'; }"#
}

@Suite struct `A question asked again` {
  @Test func `as of its day and as known at its moment, gives byte for byte what was printed then`() throws {
    var desk = try GrowingDesk()
    defer { desk.desk.remove() }
    try desk.grow()
    try desk.askAgain(.time)
    try desk.askAgain(.cursor)
    var compared = 0
    for asked in desk.asked {
      for ending in GrowingDesk.formats + ["status"] {
        let then = desk.answer(asked, "then", ending)
        for folder in ["time", "cursor"] {
          guard let again = desk.answer(asked, folder, ending) ?? (folder == "time" ? "" : nil) else { continue }
          #expect(again == then ?? "", "\(asked.words), \(asked.time), \(ending), named by \(folder)")
          compared += 1
        }
      }
    }
    print("answers compared: \(compared)")
    #expect(compared > 1_000)
  }
}

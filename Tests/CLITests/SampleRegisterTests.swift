import Foundation
import Testing

/// The register that comes with the project.
@Suite struct `The sample register` {
  @Test func `is whole, and large enough to learn from`() throws {
    let scratch = try Scratch()
    let program = try Program.sample(in: scratch)
    let verified = try program.run("verify")
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(try program.run("rebuild").status == 0)
    let readme = try String(contentsOfFile: Program.project + "/README.md", encoding: .utf8)
    #expect(readme.contains("$ rapport checkpoint\n" + (try program.run("checkpoint").output)))
    let events = try lines(scratch)
    #expect(events.count >= 250)
    #expect(events.count { $0.contains("\"type\":\"proposal.tabled\"") } >= 60)
    #expect(events.count { $0.contains("\"type\":\"follow-up.scheduled\"") } >= 40)
    #expect(events.count { $0.contains("\"type\":\"dialogue.opened\"") } >= 3)
  }

  @Test(arguments: [
    ("2025-12-31", ["BOI": 1, "MOEA": 1, "OEC": 1, "POWER": 1]),
    ("2026-06-30", ["DPP": 1, "FBR": 1, "MOC": 1, "MOCC": 1, "MOTIE": 1, "POWER": 1]),
    (
      "2026-11-21",
      [
        "BOI": 1, "DPP": 2, "FBR": 2, "HRDK": 1, "JICA": 2, "KOTRA": 1, "MAFF": 1, "MOC": 2, "MOCC": 1, "MOFA": 1,
        "MOIP": 1, "MOITT": 1, "MOPDSI": 1, "MOTIE": 1, "NAVTTC": 1, "OPHRD": 1, "POWER": 1,
      ]
    ),
  ])
  func `has these overdue follow-ups`(day: String, expected: [String: Int]) throws {
    let scratch = try Scratch()
    let program = try Program.sample(in: scratch)
    let outcome = try program.run("overdue", "--as-of", day, "--format", "json")
    let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let groups = try #require(report["byInstitution"] as? [[String: Any]])
    let counts = Dictionary(
      uniqueKeysWithValues: groups.map { ($0["institution"] as? String ?? "", $0["overdue"] as? Int ?? 0) })
    #expect(counts == expected)
  }

  @Test func `gives a source for every fact, and no text twice`() throws {
    let events = try lines(nil)
    let data = try events.compactMap { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }
    let opening: Set<String> = ["register.opened", "register.set"]
    for event in data where !opening.contains(event["type"] as? String ?? "") {
      let members = event["data"] as? [String: Any] ?? [:]
      let authority = members["authority"] as? String ?? ""
      let isDated = authority.contains(/\b(19|20)\d\d\b/) || ["illustrative", "inferred"].contains(authority)
      #expect(isDated, "\(event["source"] ?? "")/\(event["id"] ?? ""): \(authority)")
    }
    let notes = data.filter { $0["type"] as? String == "proposal.noted" }
      .compactMap { ($0["data"] as? [String: Any])?["text"] as? String }
    #expect(Set(notes).count == notes.count)
  }

  @Test func `is what its own commands make`() throws {
    let scratch = try Scratch()
    let environment = ProcessInfo.processInfo.environment.merging(["RAPPORT": Program.path]) { _, new in new }
    let outcome = try Program.run(
      [Program.project + "/Scripts/sample-register", scratch.path + "/made"], in: scratch.path,
      environment: environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let made = try lines(folder: scratch.path + "/made/events").map(withoutChance)
    #expect(made == (try lines(nil).map(withoutChance)))
  }

  /// A line without the salt, and without what follows from it.
  private func withoutChance(_ line: String) -> String {
    line.replacing(/"(previous|datahash|salt)":"[^"]*"/) { "\"\($0.output.1)\":\"\"" }
  }

  private func lines(_ scratch: Scratch?) throws -> [String] {
    try lines(folder: (scratch?.path ?? Program.project) + "/events")
  }

  private func lines(folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }.sorted()
      .flatMap {
        try String(contentsOfFile: folder + "/" + $0, encoding: .utf8).split(separator: "\n").map(String.init)
      }
  }
}

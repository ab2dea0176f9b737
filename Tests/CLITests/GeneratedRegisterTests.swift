import Foundation
import Testing

/// A register whose right answers another program knows.
@Suite struct `A generated register of three offices` {
  @Test func `answers what is overdue as its generator does`() throws {
    let scratch = try Scratch()
    let (program, answer) = try Program.generated(in: scratch, events: 20_000, streams: 3)
    let day = try #require(answer["asOf"] as? String)
    let outcome = try program.run("overdue", "--as-of", day, "--format", "json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let groups = try #require(report["byInstitution"] as? [[String: Any]])
    let expected = try #require(answer["byInstitution"] as? [String: [String: Any]])
    #expect(groups.count == expected.count)
    for group in groups {
      let code = try #require(group["institution"] as? String)
      let right = try #require(expected[code], "\(code)")
      #expect(group["overdue"] as? Int == right["overdue"] as? Int, "\(code)")
      #expect(group["oldestDue"] as? String == right["oldestDue"] as? String, "\(code)")
      #expect(group["daysLateTotal"] as? Int == right["daysLateTotal"] as? Int, "\(code)")
    }
    let items = try #require(report["items"] as? [[String: Any]])
    #expect(items.count == answer["overdue"] as? Int)
  }
}

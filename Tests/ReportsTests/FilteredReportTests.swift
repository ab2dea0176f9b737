import Domain
import Projections
import Registry
import Reports
import TestSupport
import Testing

@Suite struct `A filtered report` {
  private func filter(_ text: String, _ queries: Queries) throws -> RowFilter {
    try FilterResolver(queries, References(queries, currentDialogue: nil)).resolve(text)
  }

  @Test(arguments: CountKey.allCases)
  func `counts what adds up to its list`(key: CountKey) throws {
    try SmallDialogue.ask("2026-11-21") { queries in
      for text in ["", "open", "side:PK"] {
        let filter = try filter(text, queries)
        let list = try ListReport(queries, matching: filter).json
        let counts = try ListCountReport(queries, by: key, matching: filter).json
        #expect(counts["items"]?.all("proposals").compactMap(\.number).reduce(0, +) == list["count"]?.number)
        #expect(counts["count"] == list["count"])
        #expect(counts["filter"] == list["filter"])
      }
    }
  }

  @Test func `leaves the rows that fit, whatever is asked`() throws {
    try SmallDialogue.ask("2026-11-21") { queries in
      let all = try ListReport(queries).json["items"]?.elements ?? []
      for standing in Standing.inHouse {
        let expected = all.filter { $0["standing"] == .string(standing.rawValue) }.compactMap { $0["proposal"] }
        let found = try ListReport(queries, matching: filter("standing:\(standing.rawValue)", queries)).json
        #expect(found["items"]?.all("proposal") == expected, "\(standing)")
      }
      let late = try OverdueReport(queries).json
      let owners = Set((late["items"]?.elements ?? []).compactMap { $0["owner"] })
      var sum = 0
      for case .string(let owner) in owners {
        let own = try OverdueReport(queries, matching: filter("owner:\(owner)", queries)).json
        #expect(
          own["items"]?.all("owner")
            == (late["items"]?.elements ?? []).filter { $0["owner"] == .string(owner) }.map { _ in .string(owner) })
        let counted = try OverdueReport(queries, matching: filter("owner:\(owner)", queries), onlyCounts: true).json
        #expect(counted["overdue"] == own["overdue"])
        sum += own["overdue"]?.number ?? 0
        let status = try StatusReport(queries, matching: filter("owner:\(owner)", queries)).json
        #expect(status["overdue"] == own["overdue"])
        let ahead = try DeadlinesReport(queries, matching: filter("owner:\(owner)", queries)).json
        #expect(ahead["overdue"] == own["overdue"])
        #expect(ahead["items"]?.all("owner").allSatisfy { $0 == .string(owner) } == true)
      }
      #expect(sum == late["overdue"]?.number)
      #expect(sum > 0)
      let everything = try OverdueReport(queries, matching: filter("open or ended", queries)).json
      for member in ["items", "byInstitution", "overdue", "dueSoon", "undated", "silent", "withoutNextStep"] {
        #expect(everything[member] == late[member], "\(member)")
      }
    }
  }
}

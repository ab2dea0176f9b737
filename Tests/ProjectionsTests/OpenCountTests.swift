import Domain
import EventLog
import Projections
import TestSupport
import Testing

@Suite struct `Counts of what is overdue` {
  @Test func `know what was due first among what has ended, also when one of those goes on after all`() throws {
    var histories = Histories()
    let reference: ProposalReference = "JPHLEPD-9-05"
    histories.add(.tabled(.example()), to: reference, on: "2025-01-02")
    for (number, due) in [(1, "2025-02-03"), (2, "2025-03-04")] as [(Int, CalendarDate)] {
      histories.add(.promised(number, due: due, owner: "MOC"), to: reference, on: "2025-01-02")
      histories.add(.followUp(number: number, .completed(outcome: nil)), to: reference, on: "2025-06-09")
    }
    let completed = try #require(histories.events.first { $0.type == "follow-up.completed" })
    histories.amend("event.withdrawn", completed.id, ["reason": "in error"], on: "2025-06-20")
    let carriedOn = try ProjectionFolder.buildInMemory { _ in }
    for event in histories.events {
      try carriedOn.update { projector in
        try projector.take(event, first: event.id.number, command: nil)
        return ((), true)
      }
    }
    let rebuilt = try ProjectionFolder.buildInMemory { projector in
      for event in histories.events { try projector.take(event, first: event.id.number, command: nil) }
    }
    #expect(try carriedOn.dump() == rebuilt.dump())
    for day in ["2025-05-01", "2025-07-01"] as [CalendarDate] {
      let oldest = try carriedOn.ask(Moment(day: day)) { try $0.overdueCounts().map(\.oldestDue) }
      #expect(oldest == ["2025-02-03"], "on \(day)")
    }
  }
}

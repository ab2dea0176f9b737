import Domain
import EventLog
import GRDB
import TestSupport
import Testing

@testable import Projections

@Suite struct `What was learnt` {
  @Test func `is read as it was written, and added up where it belongs together`() throws {
    var random = SeededRandom(for: "learnt steps")
    for _ in 0..<200 {
      let day = random.number(-800...20_000)
      let steps = (0..<random.number(0...12)).map { _ in step(learntOn: day, &random) }
      let sums = LearntStep.addedUp(steps)
      #expect(sums.allSatisfy { $0.step.count != 0 && $0.learntOn == day }, "seed \(random.seed)")
      #expect(zip(sums, sums.dropFirst()).allSatisfy { $0.isBefore($1) }, "seed \(random.seed)")
      #expect(LearntStep.addedUp(steps.shuffled(using: &random) + sums.map(undone)).isEmpty, "seed \(random.seed)")
      let bytes = LearntStep.encode(sums, of: day)
      #expect(try read(bytes, of: day) == sums.map(text), "seed \(random.seed)")

      var (totals, again) = (OpenTotals(), OpenTotals())
      for sum in sums { totals.add(sum.step) }
      try totals.encoded.withUnsafeBytes { try again.add($0) }
      #expect(again.encoded == totals.encoded, "seed \(random.seed)")
      let last = random.number(-900...20_100)
      var open = OpenChange()
      try totals.encoded.withUnsafeBytes { bytes in try OpenTotals.each(in: bytes, upTo: last) { open += $1 } }
      #expect(open == counted(steps, on: last), "seed \(random.seed)")
    }
  }

  @Test func `is damage where its bytes are cut off`() throws {
    let step = LearntStep(time: 86_400_000_001, step: OpenStep(day: 300, due: 12, count: -3))
    let bytes = LearntStep.encode([step], of: 1)
    var totals = OpenTotals()
    totals.add(step.step)
    for count in 1..<bytes.count {
      #expect(throws: DatabaseError.self, "\(count) bytes") { try read(Array(bytes.prefix(count)), of: 1) }
    }
    let cut = Array(totals.encoded.dropLast())
    #expect(throws: DatabaseError.self) { try cut.withUnsafeBytes { try totals.add($0) } }
  }

  @Test func `tells the oldest due day also of what was due before 1970`() throws {
    var histories = Histories()
    let reference: ProposalReference = "JPHLEPD-9-05"
    histories.add(.tabled(.example()), to: reference, on: "1969-01-02")
    for (number, due) in [(1, "1969-09-23"), (2, "1969-12-27")] as [(Int, CalendarDate)] {
      histories.add(.promised(number, due: due, owner: "MOC"), to: reference, on: "1969-01-02")
    }
    let then = try #require(histories.events.last).time
    histories.wait(seconds: 40 * 86_400)
    histories.add(.followUp(number: 1, .completed(outcome: nil)), to: reference, on: "1969-10-01")
    let projection = try ProjectionFolder.buildInMemory { projector in
      for event in histories.events { try projector.take(event, first: event.id.number, command: nil) }
    }
    let moment = Moment(day: "1970-01-01", known: .at(then))
    let counts = try projection.ask(moment) { try $0.overdueCounts() }
    #expect(counts.map(\.overdue) == [2] && counts.map(\.oldestDue) == ["1969-09-23"])
    #expect(try projection.ask(Moment(day: "1970-01-01")) { try $0.overdueCounts().map(\.oldestDue) } == ["1969-12-27"])
  }

  // MARK: -

  private func step(learntOn day: Int, _ random: inout SeededRandom) -> LearntStep {
    let time = RecordingDay.start(of: day) + (day < 0 ? -1 : 1) * random.number(0...3) * 20_000_000_000
    let due = random.once(in: 3) ? nil : day + random.number(-40...40)
    let step = OpenStep(day: day + random.number(-40...40), due: due, count: random.pick([-2, -1, 1]))
    return LearntStep(time: time, step: step)
  }

  private func undone(_ learnt: LearntStep) -> LearntStep {
    LearntStep(time: learnt.time, step: learnt.step.times(-1))
  }

  private func counted(_ steps: [LearntStep], on day: Int) -> OpenChange {
    var open = OpenChange()
    for step in steps.map(\.step) where step.day <= day {
      open.open += step.count
      guard let due = step.due, due < day else { continue }
      open.overdue += step.count
      open.dueTotal += step.count * due
    }
    return open
  }

  private func read(_ bytes: [UInt8], of day: Int) throws -> [String] {
    var texts: [String] = []
    try bytes.withUnsafeBytes { raw in try LearntStep.each(in: raw, of: day) { texts.append(text($0)) } }
    return texts
  }

  private func text(_ learnt: LearntStep) -> String { "\(learnt.time) \(learnt.step)" }
}

import Domain
import Foundation
import Registry
import Reports
import TestSupport
import Testing

private let start = "2025-09-10"
private let session = "2026-12-16"
private let days = ["2025-12-31", "2026-06-30", "2026-11-21"]

/// Each figure of the sample register, computed once more from the lines of its log.
@Suite struct `The figures of a report` {
  /// A report of a copy of the sample register, with what is to be found in it.
  private struct Sample {
    let report: FollowUpReport
    let log: PlainLog
    let day: String

    /// Asked once for all the tests of a day.
    private static let samples = Dictionary(
      uniqueKeysWithValues: days.map { day in (day, Result { try Sample(reading: day) }) })

    init(_ day: String) throws {
      self = try #require(Self.samples[day]).get()
    }

    private init(reading day: String) throws {
      self.day = day
      log = try PlainLog(dialogue: "JPHLEPD", on: day)
      let date = try #require(CalendarDate(day))
      let register = try TemporaryRegister(now: Timestamp(date: date, secondsOfDay: 43_200))
      let folder = URL(filePath: register.folder)
      try FileManager.default.removeItem(at: folder)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Project.root.appending(path: "events"), to: folder.appending(path: "events"))
      report = try register.open(isFixed: true).ask { try FollowUpReport($0, dialogue: "JPHLEPD") }
    }

    var covered: [PlainLog.Proposal] { log.proposals.values.filter { $0.wasOpen(since: start) } }

    /// Open follow-ups with the reference of their proposal.
    var open: [(reference: String, followUp: PlainLog.FollowUp)] {
      covered.flatMap { proposal in
        proposal.followUps.filter(\.value.isOpen).map { ("\(proposal.reference).\($0.key)", $0.value) }
      }
    }

    var overdue: [PlainLog.FollowUp] { open.map(\.followUp).filter { ($0.dues.last ?? "9999") < day } }
  }

  @Test(arguments: days) func `count how far proposals have come`(day: String) throws {
    let sample = try Sample(day)
    let figure = sample.report.stageFigure
    let stages = (1...5).map { stage in sample.covered.count { $0.stage(on: day) >= stage } }
    let before = (1...5).map { stage in sample.covered.count { $0.stage(on: start) >= stage } }
    #expect(figure.rows.prefix(5).map { $0[1] } == stages.map(String.init))
    #expect(figure.rows.prefix(5).map { $0[3] } == before.map(String.init))
    let off = Dictionary(grouping: sample.covered.filter { !PlainLog.Proposal.path.contains($0.status) }, by: \.status)
    #expect(Set(figure.rows.dropFirst(5).map { $0[1] }) == Set(off.values.map { String($0.count) }))
    // The bars: each as long as its count, each gold mark where the stage stood.
    let unit = (figure.drawing.boxes(.step1).first?.width ?? 0) / Double(stages[0])
    let inks = [Ink.step1, .step2, .step3, .step4, .step5]
    for (place, ink) in inks.enumerated() where stages[place] > 0 {
      let box = try #require(figure.drawing.boxes(ink).first)
      #expect(abs(box.width - unit * Double(stages[place])) < 0.01)
      let tick = figure.drawing.lines(.gold)[place]
      #expect(abs(tick[0].x - box.corner.x - unit * Double(before[place])) < 0.01)
    }
  }

  @Test(arguments: days) func `count what is overdue`(day: String) throws {
    let sample = try Sample(day)
    let figure = sample.report.overdueFigure
    var expected: [String: [Int]] = [:]
    for followUp in sample.overdue {
      let late = daysBetween(followUp.dues.last ?? "", day)
      let age = late <= 30 ? 0 : late <= 60 ? 1 : late <= 90 ? 2 : 3
      expected[followUp.owner, default: [0, 0, 0, 0]][age] += 1
    }
    let found = Dictionary(uniqueKeysWithValues: figure.rows.map { ($0[0], Array($0.counts(from: 2).prefix(4))) })
    #expect(found == expected)
    #expect(figure.totals.last == "\(sample.overdue.count)")
    let sides = figure.rows.map { sample.log.sides[$0[0]] ?? "" }
    #expect(sides == sides.filter { $0 == "PK" } + sides.filter { $0 != "PK" }, "our own side first")
    // The drawing has a box for each age of each institution that it names, beside the four of its legend.
    let owners = Set(figure.drawing.words.map(\.text)).intersection(expected.keys)
    let ages = [Ink.age1, .age2, .age3, .age4]
    for (age, ink) in ages.enumerated() {
      let named = owners.count { (expected[$0]?[age] ?? 0) > 0 }
      #expect(figure.drawing.boxes(ink).count == named + 1)
    }
    #expect(owners.count == min(expected.count, owners.count) && owners.count >= min(expected.count, 10))
  }

  private static let monthEnds = [
    "2025-09-30", "2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30",
    "2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31",
  ]

  @Test(arguments: days) func `count what was delivered of what was promised`(day: String) throws {
    let sample = try Sample(day)
    let figure = sample.report.deliveryFigure
    let commitments = sample.covered.flatMap(\.followUps.values).filter { followUp in
      // What had ended before the session is no matter of it.
      let last = followUp.states.last
      return last?.state == "open" || (last?.day ?? "") > start
    }
    let promised = { (on: String) in commitments.filter { ["open", "done"].contains($0.state(on: min(on, day))) } }
    let done = { (date: String) in promised(date).count { $0.state(on: date) == "done" } }
    var found = Dictionary(uniqueKeysWithValues: figure.rows.map { ($0[0], $0.counts(from: 1)) })
    for date in Self.monthEnds.filter({ $0 > start && $0 < day }) + [start, day] {
      let due = promised(date).count { ($0.dues.first ?? "9999") <= date }
      #expect(found.removeValue(forKey: shown(date)) == [promised(date).count, due, done(date)], "\(date)")
    }
    #expect(found.count <= 1, "only the row of the session is left: \(found.keys)")
    guard day == "2026-11-21" else { return }
    let last = try #require(figure.rows.last).counts(from: 1)
    #expect(last[1] == promised(session).count { ($0.dues.first ?? "9999") <= session })
    // The line comes to each count on each day on which anything was delivered.
    let now = try #require(figure.drawing.lines(.text, .dotted).first)[0].x
    let then = try #require(figure.drawing.lines(.gold).last)[0].x
    let aDay = (then - now) / Double(daysBetween(day, session))
    let line = try #require(figure.drawing.lines(.step4).first)
    let top = try #require(line.map(\.y).min())
    let dates = Set(commitments.flatMap { $0.states.map(\.day) } + [start, day]).filter { $0 >= start && $0 <= day }
    let unit = ((line.first?.y ?? 0) - top) / Double(dates.map(done).max() ?? 1)
    for date in dates {
      let x = now - aDay * Double(daysBetween(date, day))
      let y = (line.first?.y ?? 0) - unit * Double(done(date))
      let height = try #require(line.last { $0.x <= x + 0.3 }).y
      #expect(abs(height - y) < 0.1, "\(date)")
    }
  }

  @Test(arguments: days) func `show each deadline at its day`(day: String) throws {
    let sample = try Sample(day)
    let figure = sample.report.deadlineFigure
    var expected: [String: (first: String, due: String, slips: Int)] = [:]
    let proposals = sample.covered.filter(\.isOpen)
    for proposal in proposals {
      let dated = proposal.followUps.filter { $0.value.isOpen && !$0.value.dues.isEmpty }
      let next = dated.min { ($0.value.dues.last ?? "", $0.key) < ($1.value.dues.last ?? "", $1.key) }
      guard let (number, followUp) = next else { continue }
      let slips = zip(followUp.dues, followUp.dues.dropFirst()).count { $0 < $1 }
      expected["\(proposal.reference).\(number)"] = (followUp.dues[0], followUp.dues.last ?? "", slips)
    }
    #expect(figure.rows.count == expected.count)
    for row in figure.rows {
      let own = try #require(expected[row[0]])
      let late = max(daysBetween(own.due, day), 0)
      #expect(row[2...5] == [shown(own.first), "\(own.slips)", shown(own.due), "\(late)"], "\(row[0])")
    }
    let undated = proposals.count - expected.count
    #expect(figure.drawing.words.contains { $0.text.contains("\(undated) open proposal") } == (undated > 0))
    // Marks: as many days from the line of today as their deadlines.
    let now = try #require(figure.drawing.lines(.text).first)[0].x
    let marks = figure.drawing.marks
    #expect(marks.count == min(expected.count, 12) || marks.count == min(expected.count, 13))
    let places: [(x: Double, days: Double, mark: Mark)] = try marks.map { mark in
      let reference = try #require(figure.drawing.words(besides: mark.at).first { expected[$0] != nil })
      let distance = Double(daysBetween(day, expected[reference]?.due ?? ""))
      return (x: mark.at.x - now, days: distance, mark: mark.mark)
    }
    let farthest = try #require(places.max { abs($0.days) < abs($1.days) })
    for place in places {
      let x: Double = place.days * farthest.x / farthest.days
      #expect(abs(place.x - x) < 0.1)
      if ![Mark.paused, .standing].contains(place.mark) { #expect((place.mark == .overdue) == (place.days < 0)) }
    }
  }

  @Test(arguments: days) func `count what is open at each institution`(day: String) throws {
    let sample = try Sample(day)
    let figure = sample.report.ownerFigure
    var expected: [String: [Int]] = [:]
    for task in sample.open {
      expected[task.followUp.owner, default: [0, 0]][0] += 1
      if (task.followUp.dues.last ?? "9999") < day { expected[task.followUp.owner]?[1] += 1 }
    }
    #expect(Dictionary(uniqueKeysWithValues: figure.rows.map { ($0[0], $0.counts(from: 2)) }) == expected)
    #expect(figure.totals.counts(from: 2) == [sample.open.count, sample.overdue.count])
    let owners = Set(figure.drawing.words.map(\.text)).intersection(expected.keys)
    let shown = owners.compactMap { expected[$0] }
    #expect(figure.drawing.boxes(.overdue).count == shown.reduce(0) { $0 + $1[1] })
    #expect(figure.drawing.boxes(.paper).count == shown.reduce(0) { $0 + $1[0] - $1[1] })
    let rest = sample.open.count - shown.reduce(0) { $0 + $1[0] }
    #expect(figure.drawing.words.contains { $0.text.contains(": \(rest) open") } == (rest > 0))
  }
}

import Foundation
import GRDB

/// Carries the tables `learnt_day` and `learnt_stretch` on: takes rows of `follow_up_span` in and out, and writes what
/// that comes to.
final class LearntCounting {
  private struct PlacedStep: Comparable {
    let place: LearntTable.Place
    let learnt: LearntStep

    /// The first day of the stretch in which it was learnt.
    var stretch: Int { OpenCount.stretch(of: learnt.learntOn) }

    static func < (one: PlacedStep, other: PlacedStep) -> Bool {
      let (stretch, later) = (one.stretch, other.stretch)
      if stretch != later { return stretch < later }
      if one.place.owner != other.place.owner { return one.place.owner < other.place.owner }
      if one.place.dialogue != other.place.dialogue { return one.place.dialogue < other.place.dialogue }
      return one.learnt < other.learnt
    }
  }

  private let days: LearntTable
  private let stretches: LearntTable
  private var steps: [PlacedStep] = []

  init(_ db: Database) {
    days = LearntTable("learnt_day", "steps", db)
    stretches = LearntTable("learnt_stretch", "totals", db)
  }

  /// - Parameter dialogue: a number of the table `name`.
  func add(_ row: Span<CountedFollowUp>, dialogue: Int) throws {
    count(row, dialogue, by: 1)
    // A row has four steps at most. An array is held twice while it grows, so this one stays below its size.
    if steps.count + 4 > OpenCounting.most { try write() }
  }

  /// Takes out what was added before.
  func remove(_ row: Span<CountedFollowUp>, dialogue: Int) { count(row, dialogue, by: -1) }

  private func count(_ row: Span<CountedFollowUp>, _ dialogue: Int, by sign: Int) {
    let place = LearntTable.Place(owner: row.row.owner, dialogue: dialogue)
    func note(_ step: OpenStep, _ count: Int, knownFrom time: Int) {
      let step = OpenStep(day: step.day, due: step.due, count: step.count * count)
      steps.append(PlacedStep(place: place, learnt: LearntStep(time: time, step: step)))
    }
    note(row.first, sign, knownFrom: row.knownFrom)
    let endIsLearnt = row.toKnown < row.knownTo
    if endIsLearnt { note(row.last, sign, knownFrom: row.toKnown) }
    if row.isCurrent { return }
    note(row.first, -sign, knownFrom: row.knownTo)
    if endIsLearnt { note(row.last, -sign, knownFrom: row.knownTo) }
  }

  /// Writes what has changed.
  func write() throws {
    steps.sort()
    var rest = steps[...]
    while let first = rest.first {
      let run = rest.prefix { $0.place == first.place && $0.stretch == first.stretch }
      try write(LearntStep.addedUp(run.map(\.learnt)), first.place, stretch: first.stretch)
      rest = rest[run.endIndex...]
    }
    steps.removeAll(keepingCapacity: true)
  }

  /// - Parameter steps: of one stretch, in order.
  private func write(_ steps: [LearntStep], _ place: LearntTable.Place, stretch: Int) throws {
    if steps.isEmpty { return }
    var totals = OpenTotals()
    for learnt in steps { totals.add(learnt.step) }
    try stretches.change(stretch, place) { held in
      try totals.add(held)
      return totals.encoded
    }
    var rest = steps[...]
    while let day = rest.first?.learntOn {
      let run = rest.prefix { $0.learntOn == day }
      try days.change(day, place) { held in
        var all = Array(run)
        try LearntStep.each(in: held, of: day) { all.append($0) }
        return LearntStep.encode(LearntStep.addedUp(all), of: day)
      }
      rest = rest[run.endIndex...]
    }
  }
}

/// One of the two tables: a value for each day or stretch, owner and dialogue.
private final class LearntTable {
  /// Whose follow-ups they are and in which dialogue, as numbers of the table `name`.
  struct Place: Equatable {
    let owner: Int
    let dialogue: Int
  }

  private let db: Database
  private let name: String
  private let value: String
  private var writer: RowWriter?

  init(_ name: String, _ value: String, _ db: Database) { (self.name, self.value, self.db) = (name, value, db) }

  private static let key = "WHERE day = ? AND owner = ? AND dialogue = ?"

  /// Puts in the place of a value what is made of it; without a value that is empty, and nothing stands for empty.
  func change(_ day: Int, _ place: Place, _ making: (UnsafeRawBufferPointer) throws -> [UInt8]) throws {
    let key: StatementArguments = [day, place.owner, place.dialogue]
    let held = try db.cachedStatement(sql: "SELECT \(value) FROM \(name) \(Self.key)")
    let bytes = try Data.fetchOne(held, arguments: key)
    let made = try (bytes ?? Data()).withUnsafeBytes(making)
    if made.isEmpty {
      if bytes != nil { try db.cachedStatement(sql: "DELETE FROM \(name) \(Self.key)").execute(arguments: key) }
      return
    }
    let row = try writer ?? RowWriter("INSERT OR REPLACE INTO \(name) VALUES (?, ?, ?, ?)", db)
    writer = row
    row.add(day)
    row.add(place.owner)
    row.add(place.dialogue)
    try row.write(last: made)
  }
}

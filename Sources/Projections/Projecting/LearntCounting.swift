import Foundation
import GRDB

/// Carries the tables `learnt_day` and `learnt_stretch` on: takes rows of `follow_up_span` in and out, and writes what
/// that comes to.
final class LearntCounting {
  private struct PlacedStep {
    let place: LearntTable.Place
    let learnt: LearntStep

    /// The first day of the stretch in which it was learnt.
    var stretch: Int { OpenCount.stretchStart(of: learnt.learntOn) }

    /// By stretch, owner and dialogue, as the tables are; then in order.
    func isBefore(_ other: PlacedStep) -> Bool {
      let (own, others) = (stretch, other.stretch)
      if own != others { return own < others }
      if place.owner != other.place.owner { return place.owner < other.place.owner }
      if place.dialogue != other.place.dialogue { return place.dialogue < other.place.dialogue }
      return learnt.isBefore(other.learnt)
    }
  }

  private let most: Int
  private let days: LearntTable
  private let stretches: LearntTable
  private var steps: [PlacedStep] = []

  /// - Parameter most: so many steps are held before they are written.
  init(_ db: Database, most: Int) {
    self.most = most
    days = LearntTable("learnt_day", "steps", db)
    stretches = LearntTable("learnt_stretch", "totals", db)
  }

  /// - Parameter dialogue: a number of the table `name`.
  func add(_ row: Span<CountedFollowUp>, dialogue: Int) throws {
    count(row, dialogue, by: 1)
    // A row has four steps at most; an array that grew beyond `most`, a power of two, would be held twice.
    if steps.count + 4 > most { try write() }
  }

  /// Takes out what was added before.
  func remove(_ row: Span<CountedFollowUp>, dialogue: Int) { count(row, dialogue, by: -1) }

  private func count(_ row: Span<CountedFollowUp>, _ dialogue: Int, by sign: Int) {
    let place = LearntTable.Place(owner: row.row.owner, dialogue: dialogue)
    func note(_ step: OpenStep, _ count: Int, knownFrom time: Int) {
      steps.append(PlacedStep(place: place, learnt: LearntStep(time: time, step: step.times(count))))
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
    steps.sort { $0.isBefore($1) }
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
  private let valueColumn: String
  private var writer: RowWriter?

  init(_ name: String, _ valueColumn: String, _ db: Database) {
    (self.name, self.valueColumn, self.db) = (name, valueColumn, db)
  }

  private static let key = "WHERE day = ? AND owner = ? AND dialogue = ?"

  /// Puts in the place of a value what is made of it; without a value that is empty, and nothing stands for empty.
  func change(_ day: Int, _ place: Place, _ making: (UnsafeRawBufferPointer) throws -> [UInt8]) throws {
    let key: StatementArguments = [day, place.owner, place.dialogue]
    let held = try db.cachedStatement(sql: "SELECT \(valueColumn) FROM \(name) \(Self.key)")
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

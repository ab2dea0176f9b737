import Domain

/// A row with the days and the knowledge for which it holds.
///
/// Both clocks in one row: it holds on day D as far as the register knew at time T if
/// `fromDay <= D`, `knownFrom <= T`, `T < knownTo`, and `D < toDay` or `T < toKnown`.
/// `toDay` is the day on which something else took its place, and `toKnown` the time since which that is known:
/// before that time the row went on without end. `knownTo` is the time since which the row holds on no day,
/// because a correction or a later entry about earlier days put another in its place.
struct Span<Row: Equatable> {
  let row: Row
  let fromDay: Int
  let knownFrom: Int
  var toDay = Forever.day
  var toKnown = Forever.time
  var knownTo = Forever.time

  /// Whether the newest knowledge still has it.
  var isCurrent: Bool { knownTo == Forever.time }

  /// The day after which it can no longer hold, whatever is asked (see `Schema.gone`).
  var gone: Int {
    min(max(toDay, RecordingDay.number(of: toKnown)), RecordingDay.number(of: knownTo))
  }
}

extension Span: Equatable, Hashable where Row: Hashable {}

/// Ends that have not come.
enum Forever {
  /// After every day of the calendar.
  static let day = 9_999_999
  static let time = Int.max
}

/// One row over time: from each of these days on the row given, or none.
struct Timeline<Row: Equatable> {
  private(set) var steps: [(from: Int, row: Row?)] = []

  /// The row from a day on, which is not before the days given so far.
  mutating func set(_ row: Row?, from day: Int) {
    if steps.last?.from == day { steps.removeLast() }
    if let last = steps.last, last.row == row { return }
    if steps.isEmpty, row == nil { return }
    steps.append((day, row))
  }
}

/// Collects the spans of one row while the knowledge about it grows.
struct SpanBuilder<Row: Equatable> {
  private(set) var spans: [Span<Row>] = []

  /// Takes in what is known from a time on; times come in order.
  mutating func know(_ timeline: Timeline<Row>, at time: Int) {
    let steps = timeline.steps
    var wanted = steps.indices.compactMap { index -> (row: Row, from: Int, to: Int)? in
      guard let row = steps[index].row else { return nil }
      return (row, steps[index].from, index + 1 < steps.count ? steps[index + 1].from : Forever.day)
    }
    for index in spans.indices where spans[index].isCurrent {
      let span = spans[index]
      let match = wanted.firstIndex { $0.from == span.fromDay && $0.row == span.row }
      guard let match, wanted[match].to == span.toDay || span.toDay == Forever.day else {
        spans[index].knownTo = time
        continue
      }
      if wanted[match].to != span.toDay {
        spans[index].toDay = wanted[match].to
        spans[index].toKnown = time
      }
      wanted.remove(at: match)
    }
    for new in wanted {
      let toKnown = new.to == Forever.day ? Forever.time : time
      spans.append(Span(row: new.row, fromDay: new.from, knownFrom: time, toDay: new.to, toKnown: toKnown))
    }
    spans.removeAll { $0.knownFrom == $0.knownTo }
  }

  /// Whether a row from a day on is the usual case: the day lies behind all days known so far.
  func canExtend(_ row: Row?, from day: Int) -> Bool {
    guard let last = lastWithoutEnd else { return spans.allSatisfy { !$0.isCurrent || $0.toDay < day } }
    return spans[last].row == row || spans[last].fromDay < day
  }

  /// The usual case (`canExtend`): from a day on the row is another one.
  mutating func extend(_ row: Row?, from day: Int, at time: Int) {
    if let last = lastWithoutEnd {
      if spans[last].row == row { return }
      spans[last].toDay = day
      spans[last].toKnown = time
    }
    if let row { spans.append(Span(row: row, fromDay: day, knownFrom: time)) }
  }

  /// The span that holds without end, as far as is known.
  private var lastWithoutEnd: Int? { spans.lastIndex { $0.isCurrent && $0.toDay == Forever.day } }
}

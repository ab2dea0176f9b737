import Domain

/// Entries that are recorded already and take effect only after the day asked about.
struct LaterEntries: Sendable {
  /// Their days, one each, the nearest first.
  let days: [CalendarDate]

  init(_ days: some Sequence<CalendarDate>) { self.days = days.sorted() }

  /// "2 entries take effect later: 9 Mar and 1 Jun 2027"; nothing where there are none.
  var blocks: [Document.Block] {
    guard !days.isEmpty else { return [] }
    let each = Set(days).sorted().map(DayWording.short)
    let verb = days.count == 1 ? "takes" : "take"
    return [
      .note("\(Plural.counted(days.count, "entry", "entries")) \(verb) effect later: \(EventSentence.list(each)).".rich)
    ]
  }
}

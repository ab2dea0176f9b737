import Domain

/// Entries that are recorded already and take effect only after the day asked about.
struct LaterEntries: Sendable {
  /// Their days, one each, the nearest first.
  let days: [CalendarDate]

  init(_ days: some Sequence<CalendarDate>) { self.days = days.sorted() }

  /// "2 entries take effect later: 9 Mar and 1 Jun 2027"; nothing where there are none.
  func blocks(_ wording: Wording) -> [Document.Block] {
    guard !days.isEmpty else { return [] }
    let each = Set(days).sorted().map(wording.short)
    return [.note(wording.rich(.takeEffectLater, ["n": .number(days.count), "days": .list(each)]))]
  }
}

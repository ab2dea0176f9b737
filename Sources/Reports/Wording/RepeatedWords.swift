import Domain
import Projections

/// Words that the rows of a long table say again and again: days, statuses, codes in a phrase.
///
/// Each is worded once. Made anew for each time that rows are gone through.
final class RepeatedWords {
  private let wording: Wording
  private var days: [DayKey: String] = [:]
  private var statuses: [Status: String] = [:]
  private var standings: [Standing: String] = [:]
  private var names: [NameKey: String] = [:]

  private struct DayKey: Hashable {
    let day: CalendarDate
    let isLong: Bool
    let phrase: Phrase?
  }

  private struct NameKey: Hashable {
    let phrase: Phrase
    let names: [String]
  }

  init(_ wording: Wording) { self.wording = wording }

  /// "Tue 31 Mar 2026".
  func long(_ day: CalendarDate) -> String {
    repeated(DayKey(day: day, isLong: true, phrase: nil), in: &days) { wording.long(day) }
  }

  /// "31 Mar 2026".
  func short(_ day: CalendarDate) -> String {
    repeated(DayKey(day: day, isLong: false, phrase: nil), in: &days) { wording.short(day) }
  }

  /// A phrase with the one place `day`, in its short form.
  func words(_ phrase: Phrase, _ day: CalendarDate) -> String {
    repeated(DayKey(day: day, isLong: false, phrase: phrase), in: &days) { wording(phrase, ["day": .day(day)]) }
  }

  /// A phrase with the one place `who`, for names one after the other.
  func words(_ phrase: Phrase, _ who: [String]) -> String {
    repeated(NameKey(phrase: phrase, names: who), in: &names) { wording(phrase, ["who": .text(wording.series(who))]) }
  }

  /// A phrase without places.
  func words(_ phrase: Phrase) -> String {
    repeated(NameKey(phrase: phrase, names: []), in: &names) { wording(phrase) }
  }

  func words(_ status: Status) -> String { repeated(status, in: &statuses) { wording(.status(status)) } }

  func words(_ standing: Standing) -> String { repeated(standing, in: &standings) { wording(.standing(standing)) } }

  private func repeated<Key>(_ key: Key, in words: inout [Key: String], _ make: () -> String) -> String {
    if let known = words[key] { return known }
    let made = make()
    words[key] = made
    return made
  }
}

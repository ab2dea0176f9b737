import Domain
import Registry

// Return forms that go out.
extension AnswerWording {
  func sentence(_ change: CirculationChange) -> String {
    "Return form \(change.reference) to \(change.institution): \(Plural.counted(change.items.count, "item"))"
      + "\(dayPhrase(change.day)), to come back by \(DayWording.long(change.replyBy))."
  }
}

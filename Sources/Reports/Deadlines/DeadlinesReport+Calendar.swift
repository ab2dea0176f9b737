import Domain
import Projections

extension DeadlinesReport {
  /// One whole day for each due day, one span of days for each session.
  public var calendar: CalendarFile {
    CalendarFile(name: wording(.deadlines), events: entries.map(event))
  }

  private func event(_ entry: Deadline) -> CalendarFile.Event {
    let stamp = recorded[entry.subject] ?? Timestamp(date: position.asOf, secondsOfDay: 0)
    switch entry {
    case .session(let row):
      return CalendarFile.Event(
        uid: "\(row.reference)@\(origin)", first: row.date, last: row.until ?? row.date, stamp: stamp,
        summary: "\(row.reference) \(dialogueTitles[row.reference.dialogue] ?? "")", description: nil,
        location: row.venue, category: row.reference.dialogue)
    case .followUp(let row, let due):
      var lines = [
        "\(row.proposal.reference) \(row.proposal.title)",
        wording(.ownedBy, ["owner": .text(institutions.codeAndName(row.owner))]),
      ]
      if let first = row.firstDue, first != due {
        lines.append(
          wording(.firstPromisedFor, ["day": .longDay(first), "moved": .text(wording.moved(row.slips))]))
      }
      return CalendarFile.Event(
        uid: "\(row.reference)@\(origin)", first: due, last: due, stamp: stamp,
        summary: "\(row.reference) \(row.action) (\(row.owner))", description: lines.joined(separator: "\n"),
        location: nil, category: row.proposal.reference.dialogue)
    }
  }
}

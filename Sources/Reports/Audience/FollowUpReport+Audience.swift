import Domain
import Projections

// The report for the other side, or for everybody. Its tables hold nothing else (`SharedEvents`); what is left to do
// here is to say for whom it is, when each value was shared, and to keep back what is ours to judge.
extension FollowUpReport {
  /// Whether the paper leaves the house.
  var isForOthers: Bool { disclosure != nil }

  /// Parts that are for our own delegation: what to say, what is ready, what is silent or in doubt.
  func own(_ blocks: [Document.Block]) -> [Document.Block] { isForOthers ? [] : blocks }

  /// The standings that the report tells apart.
  var shownStandings: [Standing] {
    isForOthers ? [.done, .ended, .paused, .overdue, .open, .standing] : Standing.inHouse
  }

  /// The options that make it for the same readers again.
  var audienceOptions: String {
    guard let audience = disclosure?.audience else { return "" }
    return " --for \(audience.circle.rawValue)" + (audience.countsWithheld ? " --say-withheld" : "")
  }

  /// What stands over what a side owes: in our own report our own words, for others "Owed by Pakistan".
  func owedHeading(_ own: RichText, _ side: String, count: String? = nil) -> RichText {
    guard isForOthers else { return own }
    let heading = wording.rich(.owedBy, ["side": .text(wording.side(side))])
    return count.map { heading + wording.rich(.inBrackets, ["words": .text($0)]) } ?? heading
  }

  var audienceFact: Document.Fact? {
    disclosure.map { .init(wording[.forReaders], wording[$0.audience.circle == .public ? .everybody : .bothSides]) }
  }

  /// What is in the paper and what is not.
  var sharedRuleBlocks: [Document.Block] {
    disclosure.map { [.paragraph(wording[$0.audience.circle == .public ? .publicRule : .jointRule])] } ?? []
  }

  /// The position in the record, and how much is left out where that was asked for.
  func recordNote(_ command: String) -> RichText {
    let note = position.note(command: command, wording)
    guard let withheld = disclosure?.withheld else { return note }
    return RichText(wording.count(withheld == 0 ? .nothingWithheld : .withheld, withheld) + "\n") + note
  }
}

// MARK: - Since when it is shared

extension FollowUpReport {
  /// The day since which the readers may see what an event says; nil in our own report.
  func sharedOn(_ event: EventID?) -> CalendarDate? { event.flatMap { disclosure?.sharedOn[$0] } }

  func statusSharedOn(_ item: ReportItem) -> CalendarDate? {
    sharedOn(item.proposal.status?.event ?? item.lastEvent { if case .tabled = $0 { true } else { false } })
  }

  func responseSharedOn(_ item: ReportItem) -> CalendarDate? { sharedOn(item.proposal.response?.event) }

  func dueSharedOn(_ followUp: FollowUp, of item: ReportItem) -> CalendarDate? {
    sharedOn(followUp.moves.last?.event ?? item.lastEvent { $0.schedules(followUp.number) })
  }

  /// "shared 8 Dec 2025" below what bears that day; nothing in our own report.
  func sharedLine(_ day: CalendarDate?) -> [RichText] {
    day.map { [wording.rich(.sharedOn, ["day": .day($0)], .quiet)] } ?? []
  }

  /// " (shared 8 Dec 2025)"; nothing in our own report.
  func sharedMark(_ day: CalendarDate?) -> RichText {
    guard let day else { return RichText() }
    return wording.rich(.inBrackets, ["words": .text(wording(.sharedOn, ["day": .day(day)]))], .quiet)
  }

  /// The same for an event that bears a day, where it was shared later than that.
  func sharedMark(of event: EventID, after day: CalendarDate) -> RichText {
    sharedMark(sharedOn(event).flatMap { $0 > day ? $0 : nil })
  }
}

// MARK: - For programs

extension FollowUpReport {
  /// The members that only our own report has.
  private static let ownMembers: Set = ["lines", "silent", "ready", "inDoubt"]

  /// The members of the whole report, as its readers get them.
  func forAudience(_ members: [(String, JSONValue)]) -> [(String, JSONValue)] {
    guard let disclosure else { return members }
    let shared = members.filter { !Self.ownMembers.contains($0.0) }
    let withheld = disclosure.withheld.map { [("withheld", JSONValue.integer($0))] } ?? []
    return [("for", .string(disclosure.audience.circle.rawValue))] + shared + withheld
  }

  func sharedMembers(of item: ReportItem) -> [(String, JSONValue)] {
    guard isForOthers else { return [] }
    return [
      ("statusSharedOn", JSONValue(statusSharedOn(item))), ("responseSharedOn", JSONValue(responseSharedOn(item))),
      ("latestSharedOn", JSONValue(sharedOn(item.latest?.event))),
    ]
  }

  func sharedMembers(of followUp: FollowUp, _ item: ReportItem) -> [(String, JSONValue)] {
    isForOthers ? [("dueSharedOn", JSONValue(dueSharedOn(followUp, of: item)))] : []
  }

  func sharedMembers(of change: ReportChange) -> [(String, JSONValue)] {
    isForOthers ? [("sharedOn", JSONValue(sharedOn(change.event)))] : []
  }

  var sharedColumns: [String] {
    isForOthers ? ["statusSharedOn", "responseSharedOn", "dueSharedOn", "latestSharedOn"] : []
  }

  func sharedFields(_ item: ReportItem, _ followUp: FollowUp?) -> [RecordTable.Field] {
    guard isForOthers else { return [] }
    return [
      .init(statusSharedOn(item)), .init(responseSharedOn(item)),
      .init(followUp.flatMap { dueSharedOn($0, of: item) }), .init(sharedOn(item.latest?.event)),
    ]
  }
}

extension ReportItem {
  /// The newest event, in fold order, that says such a thing.
  func lastEvent(_ says: (ProposalEvent) -> Bool) -> EventID? { facts.last { says($0.fact) }?.id }
}

extension ProposalEvent {
  /// Whether it brings a follow-up into being.
  fileprivate func schedules(_ number: Int) -> Bool {
    if case .followUp(number, .scheduled) = self { true } else { false }
  }
}

extension JSONValue {
  /// The same object with further members behind its own.
  func adding(_ members: [(String, JSONValue)]) -> JSONValue {
    guard case .object(let own) = self, !members.isEmpty else { return self }
    return .object(own + members.map { Member($0.0, $0.1) })
  }
}

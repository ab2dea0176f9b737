public import Domain
public import EventLog
public import Projections

/// The follow-up report of a session: where every proposal stands that was open since then, who owes what, and what
/// is to be decided before the next session.
///
/// What is off the record stands in no report, lines to take in none that leaves the house (`Audience/`).
public struct FollowUpReport: Report {
  let position: RecordPosition
  let frame: SessionFrame
  let institutions: Institutions
  /// In which language it is made.
  let wording: Wording
  let papers: [String: (number: String, dated: CalendarDate)]
  let settings: RegisterSettings
  /// What stands with bodies that are no more.
  let doubts: Doubts
  let chasing: Chasing
  /// By session and number.
  let items: [ReportItem]
  /// For whom it is made, where that is not the house itself.
  let disclosure: Disclosure?
  /// Whether the session asked for is the one that was held, not the one to come.
  let isOnLastSession: Bool
  /// What the command names: the session asked for, or the dialogue.
  private let asked: String

  var day: CalendarDate { position.asOf }

  /// - Parameters:
  ///   - dialogue: a dialogue's code.
  ///   - session: a session held, or a planned one, which is prepared from the last one held; nil = the next one.
  ///   - since: the day after which things count as new, where that is not the last session's.
  ///   - leaf: finds the leaf hash of an event, so that the paper made again says the same.
  /// - Throws: `RegisterFailure.unknown` if there is no such dialogue or session on the day asked about.
  public init(
    _ queries: Queries, dialogue: String, session: SessionReference? = nil, since: CalendarDate? = nil,
    leaf: (EventID) -> Digest? = { _ in nil }, wording: Wording = .english
  ) throws {
    self.wording = wording
    position = try RecordPosition(queries, leaf: leaf)
    disclosure = queries.disclosure
    var frame = try SessionFrame(queries, dialogue: dialogue, session: session)
    frame.since = since
    self.frame = frame
    institutions = try Institutions(queries, wording)
    papers = try queries.papers()
    settings = try queries.settings()
    items = try ReportItem.all(queries, frame, wording)
    doubts = Doubts(try queries.doubts()).inDialogue(dialogue)
    isOnLastSession = session != nil && session == frame.last?.reference
    chasing = try Chasing(queries, items)
    asked =
      session.map { "\($0)" } ?? frame.next.map { "\($0.reference)" } ?? frame.last.map { "\($0.reference)" } ?? ""
  }

  /// The command that makes the same report again.
  var command: String { (asked.isEmpty ? "rapport report" : "rapport report \(asked)") + audienceOptions }
}

// MARK: - What is counted

extension FollowUpReport {
  /// An open follow-up with its proposal.
  struct OpenFollowUp: Sendable {
    let item: ReportItem
    let followUp: FollowUp

    var reference: FollowUpReference { FollowUpReference(proposal: item.reference, number: followUp.number) }
  }

  func count(_ standing: Standing) -> Int { items.count { $0.standing == standing } }

  func count(_ status: Status) -> Int { items.count { $0.proposal.currentStatus == status } }

  /// Open follow-ups, those due first in front, undated ones last.
  var tasks: [OpenFollowUp] {
    items.flatMap { item in item.open.map { OpenFollowUp(item: item, followUp: $0) } }.sorted { left, right in
      let (first, second) = (left.followUp.due?.daysSinceEpoch ?? .max, right.followUp.due?.daysSinceEpoch ?? .max)
      return first < second
    }
  }

  var overdue: [OpenFollowUp] { tasks.filter { $0.followUp.isOverdue(on: day) } }

  /// Put up for decision and due before the next session.
  var decisions: [OpenFollowUp] {
    tasks.filter { task in
      guard task.followUp.isDecision else { return false }
      guard let next = frame.next, let due = task.followUp.due else { return true }
      return due < next.date
    }
  }

  /// Open follow-ups whose owner belongs to a side; those of an unknown owner count as ours.
  func owed(by side: String) -> [OpenFollowUp] {
    tasks.filter { (institutions.side($0.followUp.owner) ?? frame.dialogue.ours) == side }
  }

  /// Both sides agree and nothing more is needed than to sign or to announce.
  var ready: [ReportItem] {
    items.filter { item in
      item.proposal.currentStatus == .agreed && item.proposal.response?.value == .accepted && item.open.isEmpty
    }
  }

  /// Open, not deferred, and without any entry for longer than the register's setting.
  var silent: [ReportItem] {
    items.filter { item in
      item.proposal.isOpen && item.standing != .paused
        && (item.proposal.lastEntry ?? day).days(to: day) > settings.silenceDays
    }.sorted { $0.row.lastEntry < $1.row.lastEntry }
  }

  /// What the scope amounts to: tabled at the session, carried into it, tabled since.
  struct Scope: Sendable {
    var tabled = 0
    /// Of those tabled: as many as there were before any was split.
    var original = 0
    var split = 0
    var merged = 0
    var carried = 0
    var since = 0
  }

  var scope: Scope {
    items.reduce(into: Scope()) { scope, item in
      switch item.origin {
      case .carried: scope.carried += 1
      case .tabledSince: scope.since += 1
      case .tabledAtSession:
        scope.tabled += 1
        if item.reference.part.isEmpty { scope.original += 1 }
        if !item.proposal.parts.isEmpty { scope.split += 1 }
        if item.proposal.currentStatus == .superseded, item.proposal.parts.isEmpty { scope.merged += 1 }
      }
    }
  }
}

// MARK: - Promised by word of mouth

extension FollowUpReport {
  /// A promise that stands on somebody's word only.
  struct OralPromise: Sendable {
    let reference: String
    let what: String
    let since: CalendarDate
  }

  /// Statuses, responses and due days with the grade `oral` that no paper has confirmed.
  var oralPromises: [OralPromise] {
    items.filter(\.proposal.isOpen).flatMap { item -> [OralPromise] in
      var promises: [OralPromise] = []
      let proposal = item.proposal
      if let status = proposal.status, isOral(status.provenance, status.event, item) {
        promises.append(
          .init(reference: "\(item.reference)", what: wording(.status(status.value.to)), since: status.since))
      }
      if let response = proposal.response, isOral(response.provenance, response.event, item) {
        promises.append(
          .init(reference: "\(item.reference)", what: wording(.response(response.value)), since: response.since))
      }
      for followUp in item.open where followUp.dueProvenance.grade == .oral {
        let event = followUp.moves.last?.event ?? followUp.lastEvent
        guard item.confirmations[event] == nil, let due = followUp.due else { continue }
        promises.append(
          .init(
            reference: "\(item.reference).\(followUp.number)",
            what: wording(.dueFrom, ["day": .longDay(due), "owner": .text(followUp.owner)]),
            since: followUp.moves.last?.on ?? followUp.added))
      }
      return promises
    }
  }

  private func isOral(_ provenance: Provenance, _ event: EventID, _ item: ReportItem) -> Bool {
    provenance.grade == .oral && item.confirmations[event] == nil
  }
}

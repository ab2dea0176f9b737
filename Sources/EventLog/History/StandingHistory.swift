public import Domain

/// The history of one subject as it holds on a day: corrections and withdrawals applied, in fold order.
///
/// Rules: log-format, "What holds". Withdrawals and corrections count whatever their own effective day; a
/// corrected event keeps its place in total order; then events that take effect after the day are left out and
/// the rest is ordered by (effective, total order).
public struct StandingHistory: Sendable {
  /// The facts that hold, in fold order.
  public private(set) var facts: [Recorded<Fact>] = []
  /// Events that this version cannot read; the history is then shown, but not written.
  public private(set) var notUnderstood: [(event: StoredEvent, why: NotUnderstood)] = []
  /// Events entered in error, with the event that says so.
  public private(set) var withdrawals: [EventID: EventID] = [:]
  /// Events that hold with other data or from another day, with the corrections in order.
  public private(set) var corrections: [EventID: [EventID]] = [:]
  /// Further papers that say the same.
  public private(set) var confirmations: [EventID: [Provenance]] = [:]
  /// Amendments that name no earlier event of this history.
  public private(set) var misfits: [EventID] = []

  /// - Parameters:
  ///   - events: one subject's events in total order, as far as they are known.
  ///   - day: the day that is asked about; nil = without end.
  public init(of events: [StoredEvent], asOf day: CalendarDate?) {
    var amendments = Amendments(of: events)
    amendments.collect()
    withdrawals = amendments.withdrawals
    misfits = amendments.misfits
    for event in events where !amendments.isAmendment(event.id) && withdrawals[event.id] == nil {
      take(event, amendments, asOf: day)
    }
    // A stable order: among facts of one day the one recorded first comes first.
    facts = facts.enumerated().sorted {
      ($0.element.effective, $0.offset) < ($1.element.effective, $1.offset)
    }.map(\.element)
    confirmations = amendments.confirmations
  }

  private mutating func take(_ event: StoredEvent, _ amendments: Amendments, asOf day: CalendarDate?) {
    let held = amendments.standing(of: event)
    if !held.corrections.isEmpty { corrections[event.id] = held.corrections }
    if let day, held.effective > day { return }
    do throws(NotUnderstood) {
      guard let data = held.data else { throw .redacted }
      guard
        case .fact(let fact, let provenance) = try EventCodec.decode(
          type: event.type, subject: event.subject, data: data)
      else { throw .unknownType(event.type) }
      facts.append(
        Recorded(
          id: event.id, time: event.time, effective: held.effective, actor: event.actor,
          sharing: amendments.sharing(of: event, asOf: day), provenance: provenance, fact: fact))
    } catch {
      notUnderstood.append((event, error))
    }
  }
}

extension StandingHistory {
  /// The facts about a proposal, in fold order.
  public var proposalFacts: [Recorded<ProposalEvent>] {
    facts { if case .proposal(let fact) = $0 { fact } else { nil } }
  }

  /// The facts about an institution, in fold order.
  public var institutionFacts: [Recorded<InstitutionEvent>] {
    facts { if case .institution(let fact) = $0 { fact } else { nil } }
  }

  /// The facts about a dialogue, in fold order.
  public var dialogueFacts: [Recorded<DialogueEvent>] {
    facts { if case .dialogue(let fact) = $0 { fact } else { nil } }
  }

  /// The facts about a session, in fold order.
  public var sessionFacts: [Recorded<SessionEvent>] {
    facts { if case .session(let fact) = $0 { fact } else { nil } }
  }

  /// The facts about a calendar, in fold order.
  public var calendarFacts: [Recorded<CalendarEvent>] {
    facts { if case .calendar(let fact) = $0 { fact } else { nil } }
  }

  /// The facts about a paper, in fold order.
  public var paperFacts: [Recorded<PaperEvent>] {
    facts { if case .paper(let fact) = $0 { fact } else { nil } }
  }

  /// The documents of a proposal, a letter or a session, in fold order.
  public var documentFacts: [Recorded<DocumentMention>] {
    facts {
      switch $0 {
      case .document(let mention), .proposal(.documentAttached(let mention)): mention
      default: nil
      }
    }
  }

  /// The facts about the register, in fold order.
  public var registerFacts: [Recorded<RegisterEvent>] {
    facts { if case .register(let fact) = $0 { fact } else { nil } }
  }

  private func facts<Narrow>(_ pick: (Fact) -> Narrow?) -> [Recorded<Narrow>] {
    facts.compactMap { event in pick(event.fact).map { event.with($0) } }
  }
}

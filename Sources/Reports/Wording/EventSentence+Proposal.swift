import Domain

// Events about a proposal and what was promised for it.
extension EventSentence {
  func words(_ event: ProposalEvent, id: EventID?) -> RichText {
    switch event {
    case .tabled(let tabling): words(tabling)
    case .amended(let amendment): words(amendment)
    case .assigned(let lead, let support, let counterpart): assigned(lead, support, counterpart)
    case .statusChanged(let change): words(change)
    case .responded(let side, let response): words(response, of: side)
    case .noted(let note): words(note)
    case .waiting(let on, let thirdParty): waiting(on, thirdParty)
    case .reviewed(let session, let outcome):
      wording.rich(.reviewedBy, ["session": .text(session), "outcome": .text(wording(.review(outcome)))])
    case .related(let relation, let to):
      wording.rich(.itRelates, ["relation": .text(wording.relation(relation, to: to))])
    case .split(let into): wording.rich(.wasSplit, ["parts": .list(into)])
    case .followUp(let number, let fact): words(fact, number: number, id: id)
    case .targetSet(let number, let target): words(target, number: "T\(number)")
    case .targetRead(let number, let value, let on): reading(value, of: number, on)
    case .milestoneReached(let milestone):
      wording.rich(.stageReached, ["stage": .text(wording.stage(milestone))])
    case .documentAttached(let document): words(document)
    }
  }

  func words(_ document: DocumentMention) -> RichText {
    wording.rich(
      .wasAttached,
      [
        "name": .rich(quoted(document.name)), "type": .text(document.mediaType),
        "size": .text(wording.count(.bytes, document.bytes)),
      ])
  }

  private func words(_ tabling: Tabling) -> RichText {
    var parts: [RichText] = [.init(wording.kind(tabling.kind))]
    if let sector = tabling.sector { parts.append(wording.rich(.sectorNamed, ["sector": .recorded(sector)])) }
    if let by = tabling.tabledBy { parts.append(wording.rich(.putForwardBy, ["who": .recorded(by)])) }
    if let lead = tabling.lead { parts.append(wording.rich(.leadNamed, ["who": .text(lead)])) }
    if !tabling.support.isEmpty { parts.append(wording.rich(.supportedBy, ["who": .list(tabling.support)])) }
    if !tabling.counterpart.isEmpty {
      parts.append(wording.rich(.counterpartNamed, ["who": .list(tabling.counterpart)]))
    }
    if tabling.isStanding { parts.append(wording.rich(.aStandingCommitment)) }
    if !tabling.aliases.isEmpty { parts.append(wording.rich(.alsoNamed, ["names": .list(tabling.aliases)])) }
    return wording.rich(
      .tabledAs,
      [
        "side": .text(wording.side(tabling.side)), "place": .rich(wording.place(of: tabling)),
        "title": .rich(wording.inAllLanguages(tabling.title)),
        "parts": .rich(parts.joined(separator: wording.rich(.semicolon))),
        "summary": .rich(tabling.summary.map { RichText(" ") + wording.recorded($0) } ?? RichText()),
      ])
  }

  private func words(_ amendment: Amendment) -> RichText {
    var parts: [RichText] = []
    if let title = amendment.title {
      parts.append(wording.rich(.titleNamed, ["title": .rich(wording.inAllLanguages(title))]))
    }
    if let kind = amendment.kind { parts.append(wording.rich(.kindNamed, ["kind": .text(wording.kind(kind))])) }
    if let sector = amendment.sector { parts.append(wording.rich(.sectorNamed, ["sector": .recorded(sector)])) }
    if let summary = amendment.summary {
      parts.append(wording.rich(.summaryNamed, ["summary": .rich(quoted(summary))]))
    }
    if let aliases = amendment.aliases { parts.append(wording.rich(.alsoKnownAs, ["names": .list(aliases)])) }
    if let isStanding = amendment.isStanding {
      parts.append(wording.rich(isStanding ? .aStandingCommitment : .noStandingCommitment))
    }
    return wording.rich(.nowDescribed, ["parts": .rich(parts.joined(separator: wording.rich(.semicolon)))])
  }

  private func assigned(_ lead: String?, _ support: [String]?, _ counterpart: [String]?) -> RichText {
    var parts: [String] = []
    if let lead { parts.append(wording(.leadNamed, ["who": .text(lead)])) }
    if let support { parts.append(wording(.supportNamed, ["who": named(support)])) }
    if let counterpart { parts.append(wording(.counterpartNamed, ["who": named(counterpart)])) }
    return wording.rich(.nowAnswering, ["parts": .text(parts.joined(separator: wording(.semicolon)))])
  }

  private func named(_ bodies: [String]) -> Filling { bodies.isEmpty ? .text(wording(.none)) : .list(bodies) }

  func words(_ change: StatusChange) -> RichText {
    let move = wording(
      .statusMove,
      ["from": .text(wording(.status(change.from))), "to": .text(wording(.status(change.to)))])
    return wording.sentence(
      ([RichText(move.capitalizedFirst)] + wording.circumstances(by: change.by, until: change.until, change.evidence))
        .joined(separator: wording.rich(.comma)))
  }

  func words(_ response: Response, of side: String) -> RichText {
    let phrase: Phrase =
      switch response {
      case .none: .hasNotResponded
      case .noted: .tookNote
      case .acceptedInPart: .acceptedInPart
      case .accepted: .acceptedIt
      case .declined: .declinedIt
      }
    return wording.rich(phrase, ["country": .text(wording.side(side))])
  }

  private func words(_ note: Note) -> RichText {
    let marks = wording.marks(of: note, followUp: note.followUp.map { "\(name).\($0)" })
    let who = note.institution.map { wording.rich(.said, ["who": .text($0)]) } ?? RichText()
    let mark =
      marks.isEmpty
      ? RichText()
      : wording.rich(.inBrackets, ["words": .text(marks.joined(separator: wording(.semicolon)))], .quiet)
    return who + wording.recorded(note.text) + mark
  }

  private func waiting(_ on: String, _ thirdParty: String?) -> RichText {
    let third = thirdParty.map { wording.rich(.inBrackets, ["words": .recorded($0)]) } ?? RichText()
    return switch on {
    case Proposal.Wait.nobody: wording.rich(.nobodyIsWaitedFor)
    case Proposal.Wait.secretariat: wording.rich(.itWaitsForTheSecretariat, ["third": .rich(third)])
    default: wording.rich(.itWaitsFor, ["who": .text(on), "third": .rich(third)])
    }
  }

  private func reading(_ value: String, of number: Int, _ day: CalendarDate) -> RichText {
    guard let target = targets[number]?.definition else {
      return wording.rich(.targetStood, ["target": "T\(number)", "value": .text(value), "day": .day(day)])
    }
    return wording.rich(
      .targetRead,
      [
        "measure": .recorded(target.measure), "value": .text(value), "unit": .recorded(target.unit),
        "day": .day(day), "target": "T\(number)", "goal": .text(target.goal.value), "goalDay": .day(target.goal.on),
      ])
  }

  private func words(_ target: TargetDefinition, number: String) -> RichText {
    let (baseline, goal) = (target.baseline, target.goal)
    return wording.rich(
      .targetSet,
      [
        "target": .text(number), "measure": .recorded(target.measure), "baseline": .text(baseline.value),
        "baselineDay": .day(baseline.on), "goal": .text(goal.value), "unit": .recorded(target.unit),
        "goalDay": .day(goal.on),
        "basis": .rich(target.basis.map { wording.rich(.basis, ["basis": .recorded($0)]) } ?? RichText()),
      ])
  }
}

// MARK: - Follow-ups

extension EventSentence {
  private func words(_ event: FollowUpEvent, number: Int, id: EventID?) -> RichText {
    let reference = Filling.text("\(name).\(number)")
    switch event {
    case .scheduled(let action, let owner, let due, let isDecision):
      return wording.rich(
        .promised,
        [
          "owner": .text(owner), "reference": reference,
          "due": .text(due.map { wording(.dueOn, ["day": .longDay($0)]) } ?? wording(.withoutDate)),
          "decision": .text(isDecision ? wording(.commaForDecision) : ""), "action": .recorded(action),
        ])
    case .rescheduled(let due):
      return wording.rich(.nowDue, ["reference": reference, "day": .longDay(due), "was": .text(was(id))])
    case .reassigned(let owner): return wording.rich(.passedTo, ["reference": reference, "owner": .text(owner)])
    case .amended(let action): return wording.rich(.nowReads, ["reference": reference, "action": .recorded(action)])
    case .completed(let outcome?):
      return wording.rich(.wasDoneWith, ["reference": reference, "outcome": .recorded(outcome)])
    case .completed(nil): return wording.rich(.wasDone, ["reference": reference])
    case .cancelled: return wording.rich(.wasCancelled, ["reference": reference])
    case .reopened(let due):
      return wording.rich(.wasReopened, ["reference": reference, "day": .longDay(due), "was": .text(was(id))])
    }
  }

  /// Where the due day lay before, and by how much it moved.
  private func was(_ id: EventID?) -> String {
    guard let move = id.flatMap({ moves[$0] }), let from = move.from else { return "" }
    return wording(.wasDue, ["day": .day(from), "shift": .text(wording.shift(from.days(to: move.to)))])
  }
}

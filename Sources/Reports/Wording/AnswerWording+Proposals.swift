import Domain
import EventLog
import Registry

// Proposals and what was promised for them.
extension AnswerWording {
  /// A sentence for each fact; the trail of events stands behind the first.
  func sentences(_ change: ProposalChange, trail: String) -> [String] {
    change.facts.enumerated().map { place, fact in
      sentence(fact, change) + (place == 0 ? trail : "")
    }
  }

  private func sentence(_ fact: ProposalEvent, _ change: ProposalChange) -> String {
    let named = Self.named(change.reference, change.after)
    let day = dayPhrase(change.day)
    switch fact {
    case .tabled(let tabling):
      let place = tabling.session.map { " at \($0)" } ?? tabling.forum.map { " in \(Self.visible($0))" } ?? ""
      return "\(named) is on the table\(place), tabled by \(SideWording.name(tabling.side))\(day)."
    case .amended(let amendment): return "\(named): \(Self.words(amendment))\(day)."
    case .assigned(let lead, let support, let counterpart):
      return "\(named): \(Self.words(lead: lead, support: support, counterpart: counterpart))\(day)."
    case .statusChanged(let move):
      let by = move.by.map { " by \($0)" } ?? ""
      let until = move.until.map { " until \(Self.until($0))" } ?? ""
      return "\(named) is now \(move.to.words)\(by)\(until) (was \(change.before.currentStatus.words))\(day)."
    case .responded(let side, let response):
      return "\(named): the response of \(SideWording.name(side)) is \(response.words)\(day)."
    case .noted(let note):
      let about = note.followUp.map { Self.named(change.reference, $0, change.after) } ?? named
      let kind = note.isLine ? "line to take" : note.reply?.words ?? "note"
      return "\(about): \(kind) recorded\(note.isOffRecord ? ", off the record" : "")\(day)."
    case .followUp(let number, let fact): return sentence(fact, number, change) + day + "."
    case .waiting, .reviewed, .related, .split, .targetSet, .targetRead, .milestoneReached:
      return course(of: fact, change) + day + "."
    case .documentAttached:
      return "\(named) is recorded\(day)."
    }
  }

  private func sentence(_ fact: FollowUpEvent, _ number: Int, _ change: ProposalChange) -> String {
    let named = Self.named(change.reference, number, change.after)
    let before = change.before.followUps[number]
    switch fact {
    case .scheduled(_, let owner, let due, let isDecision):
      let day = due.map { "due \(DayWording.long($0))" } ?? "undated"
      return "\(named) is promised by \(owner), \(day)\(isDecision ? ", for decision" : "")"
    case .rescheduled(let due):
      guard let was = before?.due else { return "\(named) is now due \(DayWording.long(due)) (was undated)" }
      let slips = Self.slips(change.after.followUps[number])
      return "\(named) is now due \(DayWording.long(due)) (was \(DayWording.short(was))\(slips))"
    case .reassigned(let owner): return "\(named) is now owed by \(owner) (was \(before?.owner ?? "nobody"))"
    case .amended: return "\(named) is worded so now"
    case .completed: return "\(named) is done"
    case .cancelled: return "\(named) is cancelled"
    case .reopened(let due): return "\(named) is open again, due \(DayWording.long(due))"
    }
  }

  /// "; moved twice, net 76 days", and nothing where no promise was broken.
  private static func slips(_ followUp: FollowUp?) -> String {
    guard let followUp, !followUp.moves.isEmpty else { return "" }
    guard followUp.slips > 0 else { return "; brought forward" }
    let net = followUp.moves.count > 1 ? "net \(followUp.netSlip > 0 ? "+" : "")" : ""
    return "; \(DayWording.moved(followUp.slips)), \(net)\(Plural.counted(followUp.netSlip, "day"))"
  }

  private static func words(_ amendment: Amendment) -> String {
    var parts: [String] = []
    if amendment.title != nil { parts.append("title changed") }
    if let kind = amendment.kind { parts.append("kind is now \(kind)") }
    if let sector = amendment.sector { parts.append("sector is now \(visible(sector))") }
    if amendment.summary != nil { parts.append("summary changed") }
    if let aliases = amendment.aliases { parts.append("also numbered \(aliases.map(visible).joined(separator: ", "))") }
    if let isStanding = amendment.isStanding {
      parts.append(isStanding ? "a standing commitment" : "no longer a standing commitment")
    }
    return parts.joined(separator: ", ")
  }

  private static func words(lead: String?, support: [String]?, counterpart: [String]?) -> String {
    let lists = [("support", support), ("counterpart", counterpart)].compactMap { name, codes in
      codes.map { "\(name) \($0.isEmpty ? "nobody" : $0.joined(separator: ", "))" }
    }
    return ((lead.map { ["lead \($0)"] } ?? []) + lists).joined(separator: "; ")
  }

  /// A day in words, or a session as it is.
  private static func until(_ text: String) -> String {
    CalendarDate(text).map(DayWording.long) ?? visible(text)
  }

  func sentence(_ remark: Answer.Remark) -> String {
    switch remark {
    case .noWorkingDay(let day, let owner): "Note: \(DayWording.long(day)) is no working day of \(owner)."
    case .dueBeforeEntry(let due, let day):
      "Note: \(DayWording.long(due)) lies before \(DayWording.long(day)), the day of this entry. Was --on forgotten?"
    case .sameTitle(let new, let other):
      "Note: \(other) has the same title. If it is the same matter: rapport proposal relate \(new) continues \(other)"
    }
  }

  /// What an entry from an earlier day does not change, because a newer one still holds.
  func later(than change: ProposalChange) -> [String] {
    guard let later = change.later, let fact = change.facts.first else { return [] }
    let head =
      "Recorded for \(DayWording.short(change.day)); "
      + "\(later.id) of \(DayWording.short(later.effective)) still holds"
    return ["\(head)\(holding(fact, change.now).map { ": " + $0 } ?? "")."]
  }

  /// What holds today of the thing that a fact is about.
  private func holding(_ fact: ProposalEvent, _ now: Proposal) -> String? {
    switch fact {
    case .statusChanged: now.currentStatus.words
    case .responded: now.response?.value.words
    case .waiting: now.waiting.map { Self.waiting($0.value.on, $0.value.thirdParty) }
    case .assigned: now.tabling?.lead.map { "lead \($0)" }
    case .followUp(let number, .rescheduled), .followUp(let number, .reopened):
      now.followUps[number]?.due.map { "due \(DayWording.short($0))" }
    case .followUp(let number, .reassigned): now.followUps[number].map { "owed by \($0.owner)" }
    default: nil
    }
  }
}

import Domain

// Events about a proposal and what was promised for it.
extension EventSentence {
  func words(_ event: ProposalEvent, id: EventID?) -> RichText {
    switch event {
    case .tabled(let tabling): words(tabling)
    case .amended(let amendment): words(amendment)
    case .assigned(let lead, let support, let counterpart): Self.assigned(lead, support, counterpart)
    case .statusChanged(let change): Self.words(change).rich
    case .responded(let side, let response): Self.words(response, of: side).rich
    case .noted(let note): words(note)
    case .waiting(let on, let thirdParty): Self.waiting(on, thirdParty).rich
    case .reviewed(let session, let outcome): "\(session) reviewed it: \(outcome.words)."
    case .related(let relation, let to): "It \(relation.words) \(to)."
    case .split(let into): "It was split into \(Self.list(into))."
    case .followUp(let number, let fact): words(fact, number: number, id: id).rich
    case .targetSet(let number, let target): Self.words(target, number: "T\(number)").rich
    case .targetRead(let number, let value, let on): reading(value, of: number, on).rich
    case .milestoneReached(let milestone): "Stage reached: \(milestone.unhyphenated)."
    case .documentAttached(let document):
      "\(Self.quoted(document.name)) was attached (\(document.mediaType), \(Plural.counted(document.bytes, "byte")))."
    }
  }

  private func words(_ tabling: Tabling) -> RichText {
    let place = tabling.session.map { " in \($0)" } ?? tabling.forum.map { " at \($0)" } ?? ""
    var parts = [Kind.words(for: tabling.kind)]
    if let sector = tabling.sector { parts.append("sector \(sector)") }
    if let tabledBy = tabling.tabledBy { parts.append("put forward by \(tabledBy)") }
    if let lead = tabling.lead { parts.append("lead \(lead)") }
    if !tabling.support.isEmpty { parts.append("supported by \(Self.list(tabling.support))") }
    if !tabling.counterpart.isEmpty { parts.append("counterpart \(Self.list(tabling.counterpart))") }
    if tabling.isStanding { parts.append("a standing commitment") }
    if !tabling.aliases.isEmpty { parts.append("also \(Self.list(tabling.aliases))") }
    return "Tabled by \(SideWording.name(tabling.side))\(place): ".rich + tabling.title.inAllLanguages
      + " (\(parts.joined(separator: "; "))).".rich + (tabling.summary.map { RichText(" \($0)") } ?? "")
  }

  private func words(_ amendment: Amendment) -> RichText {
    var parts: [RichText] = []
    if let title = amendment.title { parts.append("title " + title.inAllLanguages) }
    if let kind = amendment.kind { parts.append("kind \(Kind.words(for: kind))".rich) }
    if let sector = amendment.sector { parts.append("sector \(sector)".rich) }
    if let summary = amendment.summary { parts.append("summary \(Self.quoted(summary))".rich) }
    if let aliases = amendment.aliases { parts.append("also known as \(Self.list(aliases))".rich) }
    if let isStanding = amendment.isStanding {
      parts.append(isStanding ? "a standing commitment" : "no standing commitment")
    }
    return "Its description now says: " + parts.joined(separator: "; ") + "."
  }

  private static func assigned(_ lead: String?, _ support: [String]?, _ counterpart: [String]?) -> RichText {
    var parts: [String] = []
    if let lead { parts.append("lead \(lead)") }
    if let support { parts.append("support \(support.isEmpty ? "none" : list(support))") }
    if let counterpart { parts.append("counterpart \(counterpart.isEmpty ? "none" : list(counterpart))") }
    return "Who answers for it: \(parts.joined(separator: "; "))."
  }

  static func words(_ change: StatusChange) -> String {
    var parts = ["\(change.from.words) → \(change.to.words)".capitalizedFirst]
    if let by = change.by { parts.append("by \(by)") }
    if let until = change.until { parts.append("until \(CalendarDate(until).map(DayWording.short) ?? until)") }
    if let evidence = change.evidence { parts.append("evidence: \(evidence)") }
    return parts.joined(separator: ", ") + "."
  }

  static func words(_ response: Response, of side: String) -> String {
    let country = SideWording.name(side)
    return switch response {
    case .none: "\(country) has not responded."
    case .noted: "\(country) took note of it."
    case .acceptedInPart: "\(country) accepted it in part."
    case .accepted: "\(country) accepted it."
    case .declined: "\(country) declined it."
    }
  }

  private func words(_ note: Note) -> RichText {
    var marks: [String] = []
    if let followUp = note.followUp { marks.append("on \(name).\(followUp)") }
    if let reply = note.reply { marks.append(reply.words) }
    if note.isLine { marks.append("line to take") }
    if note.isOffRecord { marks.append("off the record") }
    let who = note.institution.map { "\($0): " } ?? ""
    let mark = marks.isEmpty ? RichText() : RichText(" (\(marks.joined(separator: "; ")))", .quiet)
    return "\(who)\(note.text)".rich + mark
  }

  private static func waiting(_ on: String, _ thirdParty: String?) -> String {
    let third = thirdParty.map { " (\($0))" } ?? ""
    return switch on {
    case "none": "Nobody is waited for any more."
    case "secretariat": "It waits for the secretariat\(third)."
    default: "It waits for \(on)\(third)."
    }
  }

  private func reading(_ value: String, of number: Int, _ day: CalendarDate) -> String {
    guard let target = targets[number]?.definition else {
      return "Target T\(number) stood at \(value) on \(DayWording.short(day))."
    }
    return "\(target.measure): \(value) \(target.unit) on \(DayWording.short(day)) (T\(number), goal "
      + "\(target.goal.value) by \(DayWording.short(target.goal.on)))."
  }

  private static func words(_ target: TargetDefinition, number: String) -> String {
    let (baseline, goal) = (target.baseline, target.goal)
    return "Target \(number): \(target.measure), from \(baseline.value) (\(DayWording.short(baseline.on))) to "
      + "\(goal.value) \(target.unit) by \(DayWording.short(goal.on))\(target.basis.map { "; basis: \($0)" } ?? "")."
  }
}

// MARK: - Follow-ups

extension EventSentence {
  private func words(_ event: FollowUpEvent, number: Int, id: EventID?) -> String {
    let reference = "\(name).\(number)"
    switch event {
    case .scheduled(let action, let owner, let due, let isDecision):
      let day = due.map { "due \(DayWording.long($0))" } ?? "without a date"
      return "\(owner) promised \(reference), \(day)\(isDecision ? ", for decision" : ""): \(action)"
    case .rescheduled(let due): return "\(reference) is now due \(DayWording.long(due))\(was(id))."
    case .reassigned(let owner): return "\(reference) passed to \(owner)."
    case .amended(let action): return "\(reference) now reads: \(action)"
    case .completed(let outcome): return "\(reference) was done\(outcome.map { ": \($0)" } ?? ".")"
    case .cancelled: return "\(reference) was cancelled."
    case .reopened(let due): return "\(reference) was opened again, due \(DayWording.long(due))\(was(id))."
    }
  }

  /// Where the due day lay before, and by how much it moved.
  private func was(_ id: EventID?) -> String {
    guard let move = id.flatMap({ moves[$0] }), let from = move.from else { return "" }
    let days = from.days(to: move.to)
    let shift = Plural.counted(abs(days), "day") + (days > 0 ? " later" : " earlier")
    return " (was \(DayWording.short(from)), \(shift))"
  }
}

import Domain

// The course of a proposal in `show`: who is to move, what it belongs to, its measures and its stages.
extension ProposalDetail {
  var courseFacts: [Document.Fact] {
    var facts: [Document.Fact] = []
    if let waiting = proposal.waiting, waitingSince != nil {
      let words = AnswerWording.waiting(waiting.value.on, waiting.value.thirdParty)
      let since = "since \(DayWording.long(waiting.since)), \(Plural.counted(waiting.since.days(to: day), "day"))"
      facts.append(.init("Ball", "it \(words) \(since)\n".rich + source(waiting.provenance, waiting.event)))
    }
    if !proposal.relations.isEmpty {
      facts.append(
        .init("Related", .init(proposal.relations.map { "\($0.relation.words) \($0.to)" }.joined(separator: "; "))))
    }
    if lineage.members.count > 1 { facts.append(.init("Line", lineageWords)) }
    if !proposal.parts.isEmpty { facts.append(.init("Split into", .init(EventSentence.list(proposal.parts)))) }
    if !proposal.reviews.isEmpty {
      facts.append(.init("Reviewed", proposal.reviews.map(words).joined(separator: "; ")))
    }
    return facts
  }

  /// "KPBPC-7-01 (2008) → KPJTC-3-03 (2021) → KPJTC-X-05 (2025): 4 days promised, 3 of them missed".
  private var lineageWords: RichText {
    let line = lineage.members.map { member in
      "\(member.reference)\(member.proposal.tabledOn.map { " (\($0.parts.year))" } ?? "")"
    }
    return "\(line.joined(separator: " → ")): \(lineage.promiseWords)\n".rich
      + RichText("rapport history \(reference) --lineage", .reference)
  }

  /// A session may have closed or dropped what still stands as open: both are said.
  private func words(_ review: Proposal.Review) -> RichText {
    let said = "\(review.session): \(review.outcome.words)"
    guard review.outcome != .carried, proposal.isOpen else { return .init(said) }
    return .init("\(said), yet its status is \(proposal.currentStatus.words)", .warning)
  }

  /// The day since when somebody is waited for; nil when nobody is.
  var waitingSince: CalendarDate? {
    proposal.waiting.flatMap { $0.value.isForSomebody ? $0.since : nil }
  }

  // MARK: Targets

  var targetBlocks: [Document.Block] {
    guard !targets.isEmpty else { return [] }
    let table = Table(
      columns: [
        .fixed("No."), .init("Measure", minimumWidth: 14), .init("Baseline", minimumWidth: 10),
        .init("Readings", minimumWidth: 12), .init("Goal", minimumWidth: 10),
      ],
      rows: targets.map { target in
        let definition = target.definition
        let basis = definition.basis.map { [RichText($0, .quiet)] } ?? []
        return .cells([
          .init(".T\(target.number)", .reference),
          .init(lines: ["\(definition.measure) (\(definition.unit))".rich] + basis),
          .init(Self.words(definition.baseline)), .init(lines: target.readings.map { RichText(Self.words($0)) }),
          .init(Self.words(definition.goal)),
        ])
      })
    let positions = targets.map { [TextRun(".T\($0.number) ", .reference)] + TargetWording.latest(of: $0) }
    return [.heading(level: 1, "Targets"), .table(table), .bullets(positions)]
  }

  private static func words(_ reading: Reading) -> String { "\(reading.value), \(DayWording.short(reading.on))" }

  // MARK: Stages

  /// The checklist of the life cycle; for a kind without one, what was reached.
  var stageBlocks: [Document.Block] {
    var lines: [RichText] = []
    if let cycle = proposal.lifeCycle, proposal.isOpen || !proposal.milestones.isEmpty {
      lines = proposal.stages(of: cycle).map { stage, day in
        guard let day else { return RichText("[ ] \(stage.unhyphenated)", .quiet) }
        return "[x] \(stage.unhyphenated), \(DayWording.long(day))".rich
      }
    }
    lines += proposal.furtherMilestones.map { milestone, day in
      "[x] \(milestone.unhyphenated), \(DayWording.long(day))".rich
    }
    guard !lines.isEmpty else { return [] }
    let kind = proposal.lifeCycle.map { " of a \($0.kind.words)" } ?? ""
    return [.heading(level: 1, "Stages\(kind)".rich), .bullets(lines)]
  }

  // MARK: JSON

  var milestonesJSON: JSONValue {
    .array(
      proposal.milestones.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map {
        ["milestone": .string($0.key), "on": JSONValue($0.value)]
      })
  }

  var stagesJSON: JSONValue {
    .array(
      proposal.lifeCycle.map(proposal.stages)?.map { ["stage": .string($0.stage), "on": JSONValue($0.reachedOn)] } ?? []
    )
  }

  var lineageJSON: JSONValue { JSONValue(lineage.members.map(\.reference.text)) }
}

extension Grade {
  /// How sure the claim is, from hearsay upward.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

import Domain

// The course of a proposal in `show`: who is to move, what it belongs to, its measures and its stages.
extension ProposalDetail {
  var courseFacts: [Document.Fact] {
    var facts: [Document.Fact] = []
    if let waiting = proposal.waiting, waitingSince != nil {
      let words = wording.rich(
        .ballSince,
        [
          "waits": .rich(wording.waiting(waiting.value.on, waiting.value.thirdParty)), "day": .longDay(waiting.since),
          "n": .number(waiting.since.days(to: day)),
        ])
      facts.append(.init(wording[.ball], words + "\n" + source(waiting.provenance, waiting.event)))
    }
    if !proposal.relations.isEmpty {
      let related = proposal.relations.map { wording.relation($0.relation, to: $0.to) }
      facts.append(.init(wording[.related], .init(related.joined(separator: wording(.semicolon)))))
    }
    if lineage.members.count > 1 { facts.append(.init(wording[.lineOfDescent], lineageWords)) }
    if !proposal.parts.isEmpty { facts.append(.init(wording[.splitInto], .init(wording.list(proposal.parts)))) }
    if !proposal.reviews.isEmpty {
      facts.append(.init(wording[.reviewed], proposal.reviews.map(words).joined(separator: wording[.semicolon])))
    }
    return facts
  }

  /// "KPBPC-7-01 (2008) → KPJTC-3-03 (2021) → KPJTC-X-05 (2025): 4 days promised, 3 of them missed".
  private var lineageWords: RichText {
    let line = lineage.members.map { member in
      "\(member.reference)\(member.proposal.tabledOn.map { " (\($0.parts.year))" } ?? "")"
    }
    return RichText(line.joined(separator: " → ")) + wording[.colon] + RichText(wording.promises(of: lineage)) + "\n"
      + RichText("rapport history \(reference) --lineage", .reference)
  }

  /// A session may have closed or dropped what still stands as open: both are said.
  private func words(_ review: Proposal.Review) -> RichText {
    let outcome = wording(.review(review.outcome))
    guard review.outcome != .carried, proposal.isOpen else {
      return RichText(review.session) + wording[.colon] + RichText(outcome)
    }
    return wording.rich(
      .reviewedYet,
      [
        "session": .text(review.session), "outcome": .text(outcome),
        "status": .text(wording(.status(proposal.currentStatus))),
      ], .warning)
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
        .fixed(wording[.numberHeading]), .init(wording[.measure], minimumWidth: 14),
        .init(wording[.baseline], minimumWidth: 10), .init(wording[.readings], minimumWidth: 12),
        .init(wording[.goal], minimumWidth: 10),
      ],
      rows: targets.map { target in
        let definition = target.definition
        let basis = definition.basis.map { [wording.recorded($0, .quiet)] } ?? []
        let measure =
          wording.recorded(definition.measure) + wording.rich(.inBrackets, ["words": .recorded(definition.unit)])
        return .cells([
          .init(".T\(target.number)", .reference),
          .init(lines: [measure] + basis),
          .init(words(definition.baseline)), .init(lines: target.readings.map { RichText(words($0)) }),
          .init(words(definition.goal)),
        ])
      })
    let positions = targets.map { [TextRun(".T\($0.number) ", .reference)] + TargetWording.latest(of: $0, in: wording) }
    return [.heading(level: 1, wording[.targets]), .table(table), .bullets(positions)]
  }

  private func words(_ reading: Reading) -> String { reading.value + wording(.comma) + wording.short(reading.on) }

  // MARK: Stages

  /// The checklist of the life cycle; for a kind without one, what was reached.
  var stageBlocks: [Document.Block] {
    var lines: [RichText] = []
    if let cycle = proposal.lifeCycle, proposal.isOpen || !proposal.milestones.isEmpty {
      lines = proposal.stages(of: cycle).map { stage, day in
        guard let day else { return RichText("[ ] \(wording.stage(stage))", .quiet) }
        return reached(stage, day)
      }
    }
    lines += proposal.furtherMilestones.map(reached)
    guard !lines.isEmpty else { return [] }
    let heading =
      proposal.lifeCycle.map { wording.rich(.stagesOf, ["kind": .text(wording(.kind($0.kind)))]) } ?? wording[.stages]
    return [.heading(level: 1, heading), .bullets(lines)]
  }

  private func reached(_ stage: String, _ day: CalendarDate) -> RichText {
    RichText("[x] \(wording.stage(stage))") + wording[.comma] + RichText(wording.long(day))
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

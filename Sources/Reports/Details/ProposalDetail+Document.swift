import Domain
import EventLog

extension ProposalDetail {
  public var document: Document {
    guard let tabling = proposal.tabling else { return Document() }
    var document = Document(title: .init("\(reference)  \(tabling.title.wording())"))
    document.append(.facts(description(tabling) + state(tabling)))
    document.blocks += followUpBlocks + noteBlocks + targetBlocks + stageBlocks + attachmentBlocks
    if !history.notUnderstood.isEmpty {
      let ids = history.notUnderstood.map { "\($0.event.id) (\($0.event.type))" }
      document.append(
        .paragraph(
          [
            TextRun("Not understood and not counted above: \(EventSentence.list(ids)). ", .warning),
            TextRun("A newer version is needed to read and to write this history."),
          ]))
    }
    document.blocks += later.blocks
    document.append(.note(["Everything that was recorded: ", TextRun("rapport history \(reference)", .reference)]))
    return document
  }

  private func description(_ tabling: Tabling) -> [Document.Fact] {
    var facts = tabling.title.others().map { other in
      Document.Fact("Title (\(other.language))".rich, .init(other.wording, language: TextLanguage(other.language)))
    }
    if let summary = tabling.summary { facts.append(.init("Summary", .init(summary))) }
    let place = tabling.session.map { " in \($0)" } ?? tabling.forum.map { " at \($0)" } ?? ""
    let by = tabling.tabledBy.map { " (\($0))" } ?? ""
    let day = proposal.tabledOn.map { ", \(DayWording.long($0))" } ?? ""
    facts.append(.init("Tabled", .init("by \(SideWording.name(tabling.side))\(by)\(place)\(day)")))
    let sector = tabling.sector.map { ", sector \($0)" } ?? ""
    facts.append(.init("Kind", .init(Kind.words(for: tabling.kind) + sector)))
    if !tabling.aliases.isEmpty { facts.append(.init("Also", .init(tabling.aliases.joined(separator: ", ")))) }
    facts.append(.init("Lead", .init(tabling.lead.map(institutions.codeAndName) ?? "none named")))
    if !tabling.support.isEmpty {
      facts.append(.init("Support", .init(EventSentence.list(tabling.support.map(institutions.codeAndName)))))
    }
    if !tabling.counterpart.isEmpty {
      facts.append(.init("Counterpart", .init(EventSentence.list(tabling.counterpart.map(institutions.codeAndName)))))
    }
    return facts + passings
  }

  private func state(_ tabling: Tabling) -> [Document.Fact] {
    var status: RichText = [TextRun(proposal.currentStatus.words, .strong)]
    if let since = proposal.statusSince { status += " since \(DayWording.long(since))".rich }
    if let held = proposal.status {
      status += held.value.until.map { RichText(", until \(CalendarDate($0).map(DayWording.short) ?? $0)") } ?? ""
      status += held.value.by.map { RichText(", by \($0)") } ?? ""
      status += held.value.evidence.map { RichText(", evidence: \($0)") } ?? ""
      status += "\n" + source(held.provenance, held.event)
    }
    var facts = [Document.Fact("Status", status), .init("Standing", .init(standing.words, standing.style))]
    if let response = proposal.response {
      facts.append(
        .init(
          "Response",
          "\(response.value.words) since \(DayWording.long(response.since))\n".rich
            + source(response.provenance, response.event)))
    }
    facts += courseFacts
    facts.append(.init("Sharing", .init(proposal.sharing.words)))
    return facts
  }

  // MARK: Tables

  private var followUpBlocks: [Document.Block] {
    guard !followUps.isEmpty else {
      guard proposal.isOpen, proposal.tabling?.isStanding == false else { return [] }
      let command = "rapport follow-up add \(reference) ACTION --owner CODE --due DATE"
      return [.heading(level: 1, "Follow-ups"), .paragraph(["None. Add one with: ", TextRun(command, .reference)])]
    }
    let table = Table(
      columns: [
        .fixed("No."), .init("Action", minimumWidth: 20), .init("Owner", minimumWidth: 5), .fixed("Due"),
        .fixed("State"),
      ],
      rows: followUps.map { followUp in
        .cells([
          .init(".\(followUp.number)", .reference),
          .init(
            lines: [.init(followUp.action)] + (followUp.outcome.map { [RichText("Outcome: \($0)", .quiet)] } ?? [])),
          .init(followUp.owner), .init(lines: followUp.dueLines), .init(lines: followUp.stateLines(on: day)),
        ])
      })
    return [.heading(level: 1, "Follow-ups"), .table(table)]
  }

  private var noteBlocks: [Document.Block] {
    guard !notes.isEmpty else { return [] }
    return [.heading(level: 1, "Positions"), .table(noteTable(notes))]
  }

  func noteTable(_ notes: [Proposal.Position]) -> Table {
    Table(
      columns: [.fixed("On"), .fixed("Whose"), .fixed("Claim"), .init("Position and source", minimumWidth: 24)],
      rows: notes.map { position in
        var lines: [RichText] = [.init(position.note.text)]
        var marks: [String] = []
        if let number = position.note.followUp { marks.append("on .\(number)") }
        if let reply = position.note.reply { marks.append(reply.words) }
        if position.note.isLine { marks.append("line to take") }
        if position.note.isOffRecord { marks.append("off the record") }
        if !marks.isEmpty { lines.append(.init(marks.joined(separator: ", "), .warning)) }
        lines.append(source(position.provenance, position.event))
        return .cells([
          .init(DayWording.short(position.on)), .init(position.note.institution ?? ""),
          .init(position.provenance.grade?.words ?? ""), .init(lines: lines),
        ])
      })
  }

  private var attachmentBlocks: [Document.Block] {
    var facts = citedPapers.map { reference in
      let letter = papers[reference].map { "\($0.number) of \(DayWording.long($0.dated))" } ?? "not held"
      return Document.Fact("Paper \(reference)".rich, .init(letter))
    }
    facts += proposal.documents.map { document in
      Document.Fact("Document", "\(document.name) (\(document.mediaType), SHA-256 \(document.digest))".rich)
    }
    return facts.isEmpty ? [] : [.heading(level: 1, "Papers and documents"), .facts(facts)]
  }
}

extension FollowUp {
  /// The due day, and how it came there.
  var dueLines: [RichText] {
    guard let due else { return [.init("no date", .warning)] }
    var lines: [RichText] = [.init(DayWording.long(due))]
    if slips > 0 { lines.append(.init(DayWording.moved(slips), .warning)) }
    if let firstDue, firstDue != due { lines.append(.init("first \(DayWording.short(firstDue))", .quiet)) }
    return lines
  }

  func stateLines(on day: CalendarDate) -> [RichText] {
    switch state {
    case .open:
      if let due, isOverdue(on: day) {
        return [.init("\(Plural.counted(due.days(to: day), "day")) late", .bad)]
      }
      return [.init("open")] + (isDecision ? [.init("for decision", .warning)] : [])
    case .completed(let day): return [.init("done", .good), .init(DayWording.short(day), .quiet)]
    case .cancelled(let day): return [.init("cancelled", .quiet), .init(DayWording.short(day), .quiet)]
    }
  }
}

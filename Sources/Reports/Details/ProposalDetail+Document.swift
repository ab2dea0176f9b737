import Domain
import EventLog
import Projections

extension ProposalDetail {
  public var document: Document {
    guard let tabling = proposal.tabling else { return Document() }
    var document = Document(
      title: RichText("\(reference)") + "  " + wording.recorded(tabling.title), language: wording.language)
    document.append(.facts(description(tabling) + state(tabling)))
    document.blocks += followUpBlocks + noteBlocks + targetBlocks + stageBlocks + attachmentBlocks
    if !history.notUnderstood.isEmpty {
      let ids = history.notUnderstood.map { "\($0.event.id) (\($0.event.type))" }
      document.append(
        .paragraph(
          wording.rich(.notUnderstoodNotCounted, ["events": .list(ids)], .warning) + wording[.newerVersionNeeded]))
    }
    document.blocks += later.blocks(wording)
    document.append(
      .note(
        wording.rich(
          .everythingRecorded, ["command": .rich(RichText("rapport history \(reference)", .reference))])))
    return document
  }

  private func fact(_ label: Phrase, _ value: RichText) -> Document.Fact { .init(wording[label], value) }

  private func description(_ tabling: Tabling) -> [Document.Fact] {
    var facts = tabling.title.others(than: wording.language.tag).map { other in
      Document.Fact(
        wording.rich(.titleIn, ["language": .text(other.language)]),
        .init(other.wording, language: TextLanguage(other.language)))
    }
    if let summary = tabling.summary { facts.append(fact(.summary, wording.recorded(summary))) }
    facts.append(fact(.tabledHeading, tabled(tabling)))
    let sector =
      tabling.sector.map { wording[.comma] + wording.rich(.sectorNamed, ["sector": .recorded($0)]) } ?? RichText()
    facts.append(fact(.kind, .init(wording.kind(tabling.kind)) + sector))
    if !tabling.aliases.isEmpty { facts.append(fact(.also, .init(wording.series(tabling.aliases)))) }
    facts.append(fact(.lead, tabling.lead.map(institutions.codeAndNamed) ?? wording[.noneNamed]))
    if !tabling.support.isEmpty {
      facts.append(fact(.support, wording.list(tabling.support.map(institutions.codeAndNamed))))
    }
    if !tabling.counterpart.isEmpty {
      facts.append(fact(.counterpart, wording.list(tabling.counterpart.map(institutions.codeAndNamed))))
    }
    return facts + passings
  }

  /// By whom, where and when: "by Pakistan (MOC) in JPHLEPD-9, Wed 10 Sep 2025".
  private func tabled(_ tabling: Tabling) -> RichText {
    let by = tabling.tabledBy.map { wording.rich(.inBrackets, ["words": .recorded($0)]) } ?? RichText()
    return wording.rich(
      .tabledBySide,
      [
        "side": .rich(RichText(wording.side(tabling.side)) + by), "place": .rich(wording.place(of: tabling)),
        "day": .text(proposal.tabledOn.map { wording(.comma) + wording.long($0) } ?? ""),
      ])
  }

  private func state(_ tabling: Tabling) -> [Document.Fact] {
    let name = RichText(wording(.status(proposal.currentStatus)), .strong)
    var status =
      proposal.statusSince.map { wording.rich(.sinceDay, ["what": .rich(name), "day": .longDay($0)]) } ?? name
    if let held = proposal.status {
      let more = wording.circumstances(by: held.value.by, until: held.value.until, held.value.evidence)
      status += more.map { wording[.comma] + $0 }.joined(separator: "") + "\n" + source(held.provenance, held.event)
    }
    var facts = [fact(.status, status), fact(.standing, .init(wording(.standing(standing)), standing.style))]
    if let response = proposal.response {
      let words = wording.rich(
        .sinceDay, ["what": .text(wording(.response(response.value))), "day": .longDay(response.since)])
      facts.append(fact(.response, words + "\n" + source(response.provenance, response.event)))
    }
    facts += courseFacts
    facts.append(fact(.sharing, .init(wording(.sharing(proposal.sharing)))))
    return facts
  }

  // MARK: Tables

  private var followUpBlocks: [Document.Block] {
    let heading = Document.Block.heading(level: 1, wording[.followUpsHeading])
    guard !followUps.isEmpty else {
      guard proposal.isOpen, proposal.tabling?.isStanding == false else { return [] }
      let command = RichText("rapport follow-up add \(reference) ACTION --owner CODE --due DATE", .reference)
      return [heading, .paragraph(wording.rich(.noneAddOneWith, ["command": .rich(command)]))]
    }
    let table = Table(
      columns: [
        .fixed(wording[.numberHeading]), .init(wording[.action], minimumWidth: 20),
        .init(wording[.owner], minimumWidth: 5), .fixed(wording[.due]), .fixed(wording[.state]),
      ],
      rows: followUps.map { followUp in
        let outcome = followUp.outcome.map { wording.rich(.outcomeIs, ["outcome": .recorded($0)], .quiet) }
        return .cells([
          .init(".\(followUp.number)", .reference),
          .init(lines: [wording.recorded(followUp.action)] + [outcome].compactMap { $0 }),
          .init(followUp.owner), .init(lines: wording.dueLines(of: followUp)),
          .init(lines: wording.stateLines(of: followUp, on: day)),
        ])
      })
    return [heading, .table(table)]
  }

  private var noteBlocks: [Document.Block] {
    guard !notes.isEmpty else { return [] }
    return [.heading(level: 1, wording[.positions]), .table(noteTable(notes))]
  }

  func noteTable(_ notes: [Proposal.Position]) -> Table {
    Table(
      columns: [
        .fixed(wording[.on]), .fixed(wording[.whose]), .fixed(wording[.claim]),
        .init(wording[.positionAndSource], minimumWidth: 24),
      ],
      rows: notes.map { position in
        var lines = [wording.recorded(position.note.text)]
        let marks = wording.marks(of: position.note, followUp: position.note.followUp.map { ".\($0)" })
        if !marks.isEmpty { lines.append(.init(wording.series(marks), .warning)) }
        lines.append(source(position.provenance, position.event))
        return .cells([
          .init(wording.short(position.on)), .init(position.note.institution ?? ""),
          .init(position.provenance.grade.map { wording(.grade($0)) } ?? ""), .init(lines: lines),
        ])
      })
  }

  private var attachmentBlocks: [Document.Block] {
    var facts = citedPapers.map { reference in
      let letter = papers[reference].map {
        wording.rich(.letterOf, ["number": .text($0.number), "day": .longDay($0.dated)])
      }
      return Document.Fact(wording.rich(.paperNamed, ["paper": .text(reference)]), letter ?? wording[.notHeld])
    }
    facts += proposal.documents.map { document in
      fact(.document, "\(document.name) (\(document.mediaType), SHA-256 \(document.digest))".rich)
    }
    return facts.isEmpty ? [] : [.heading(level: 1, wording[.papersAndDocuments]), .facts(facts)]
  }
}

extension Wording {
  /// The due day, and how it came there.
  func dueLines(of followUp: FollowUp) -> [RichText] {
    guard let due = followUp.due else { return [rich(.noDate, [:], .warning)] }
    var lines: [RichText] = [.init(long(due))]
    if followUp.slips > 0 { lines.append(.init(moved(followUp.slips), .warning)) }
    if let first = followUp.firstDue, first != due { lines.append(rich(.firstDue, ["day": .day(first)], .quiet)) }
    return lines
  }

  /// Open, done, cancelled, and how late it is.
  func stateLines(of followUp: FollowUp, on day: CalendarDate) -> [RichText] {
    switch followUp.state {
    case .open:
      if let due = followUp.due, followUp.isOverdue(on: day) {
        return [rich(.late, ["n": .number(due.days(to: day))], .bad)]
      }
      return [.init(self(.followUp(.open)))] + (followUp.isDecision ? [rich(.forDecision, [:], .warning)] : [])
    case .completed(let day): return [.init(self(.followUp(.completed)), .good), .init(short(day), .quiet)]
    case .cancelled(let day): return [.init(self(.followUp(.cancelled)), .quiet), .init(short(day), .quiet)]
    }
  }
}

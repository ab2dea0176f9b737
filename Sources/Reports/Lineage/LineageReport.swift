public import Domain
import EventLog
public import Projections
import Registry

/// A promise restated over years as one line: the proposals that carried it, and each day promised and missed.
public struct LineageReport: Report {
  let position: RecordPosition
  let reference: ProposalReference
  let lineage: Lineage
  let wording: Wording

  /// - Throws: `RegisterFailure.proposal` with `.notTabled` if it is not on the table on the day asked about.
  public init(_ queries: Queries, of reference: ProposalReference, wording: Wording = .english) throws {
    self.wording = wording
    position = try RecordPosition(queries)
    self.reference = reference
    lineage = try Lineage(queries, of: reference)
    if lineage.members.isEmpty {
      throw RegisterFailure.proposal(reference, .notTabled(on: queries.day, tabledOn: nil), title: nil)
    }
  }
}

extension LineageReport {
  public var document: Document {
    let title = lineage.members.first { $0.reference == reference }?.proposal.tabling?.title
    var document = Document(
      title: RichText("\(reference)") + "  " + (title.map { wording.recorded($0) } ?? RichText()),
      language: wording.language)
    document.append(.paragraph(.init(summary)))
    document.append(.table(members))
    if !lineage.promises.isEmpty {
      document.blocks += [.heading(level: 1, wording[.eachDayPromised]), .table(promises)]
    }
    let command = RichText("rapport history REF", .reference)
    document.append(.note(wording.rich(.allOfOneProposal, ["command": .rich(command)])))
    return document
  }

  /// How the promises fared, and each of them; where the line has several proposals, these too.
  var promiseBlocks: [Document.Block] {
    [.paragraph(.init(summary))] + (lineage.members.count > 1 ? [.table(members)] : []) + [.table(promises)]
  }

  /// How long the line is and how its promises fared: "One line of 4 proposals since 15 Aug 2008: ...".
  private var summary: String {
    let count = lineage.members.count
    let since = lineage.members.first?.proposal.tabledOn.map { wording(.trailingSince, ["day": .day($0)]) } ?? ""
    let promises = Filling.text(wording.promises(of: lineage))
    if count == 1 { return wording(.standsAlone, ["since": .text(since), "promises": promises]) }
    return wording(.oneLineOf, ["n": .number(count), "since": .text(since), "promises": promises])
  }

  private var members: Table {
    Table(
      columns: [
        .fixed(wording[.tabledHeading]), .fixed(wording[.reference]), .init(wording[.proposal], minimumWidth: 20),
        .fixed(wording[.status]),
      ],
      rows: lineage.members.map { member in
        let proposal = member.proposal
        let descent = proposal.descent.map { RichText(wording.relation($0.relation, to: $0.to), .quiet) }
        let since = proposal.statusSince.map { wording.rich(.since, ["day": .day($0)], .quiet) }
        return .cells([
          .init(proposal.tabledOn.map(wording.short) ?? ""), .init("\(member.reference)", .reference),
          .init(lines: [proposal.tabling.map { wording.recorded($0.title) } ?? RichText()] + descent),
          .init(lines: [.init(wording(.status(proposal.currentStatus)))] + [since].compactMap { $0 }),
        ])
      })
  }

  private var promises: Table {
    Table(
      columns: [
        .fixed(wording[.due]), .fixed(wording[.promisedHeading]), .fixed(wording[.followUp]),
        .init(wording[.action], minimumWidth: 20), .init(wording[.owner], minimumWidth: 5),
        .init(wording[.whatCameOfIt], minimumWidth: 14),
      ],
      rows: lineage.promises.map { promise in
        .cells([
          promise.due.map { .init(wording.short($0)) } ?? .init(wording(.noDateGiven), .quiet),
          .init(wording.short(promise.promisedOn)),
          .init("\(promise.reference)", .reference), .init(wording.recorded(promise.action)), .init(promise.owner),
          .init(wording.words(for: promise, on: lineage.day), promise.style),
        ])
      })
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["due", "promisedOn", "followUp", "action", "owner", "fate", "missed"],
      rows: lineage.promises.map { promise in
        [
          .init(promise.due), .init(promise.promisedOn), .init(reference: promise.reference), .text(promise.action),
          .text(promise.owner), .text(promise.name), .text(promise.isMissed ? "true" : "false"),
        ]
      })
  }

  public var json: JSONValue {
    position.json(
      schema: "lineage/1",
      [
        ("proposal", JSONValue(reference: reference)), ("proposals", .array(lineage.members.map(\.json))),
        ("promised", .integer(lineage.promised)), ("missed", .integer(lineage.missed)),
        ("undated", .integer(lineage.promises.count - lineage.promised)),
        ("promises", .array(lineage.promises.map(\.json))),
      ])
  }
}

extension Wording {
  /// "5 days promised, 3 of them missed; 1 follow-up without a date".
  func promises(of lineage: Lineage) -> String {
    let undated = lineage.promises.count - lineage.promised
    let rest = undated == 0 ? "" : count(.andWithoutDate, undated)
    guard lineage.promised > 0 else { return self(.noDayPromised) + rest }
    let missed: Filling = lineage.missed == 0 ? .text(self(.none)) : "\(lineage.missed)"
    return self(.daysPromised, ["n": .number(lineage.promised), "missed": missed]) + rest
  }
}

extension Lineage.Member {
  fileprivate var json: JSONValue {
    [
      "proposal": JSONValue(reference: reference), "title": JSONValue(proposal.tabling?.title.wording()),
      "tabledOn": JSONValue(proposal.tabledOn), "status": .string(proposal.currentStatus.rawValue),
      "statusSince": JSONValue(proposal.statusSince),
      "related": .array(
        proposal.relations.map { ["relation": .string($0.relation.rawValue), "to": .string($0.to)] }),
    ]
  }
}

extension Wording {
  /// What came of a promise by a day.
  fileprivate func words(for promise: Lineage.Promise, on day: CalendarDate) -> String {
    guard let due = promise.due else { return undatedWords(promise.fate) }
    return switch promise.fate {
    case .kept(let on): on == due ? self(.keptOnTheDay) : self(.keptOn, ["day": .day(on)])
    case .late(let on): self(.missedDoneLate, ["day": .day(on), "n": .number(due.days(to: on))])
    case .moved(let to, let on) where to > due: self(.missedMoved, ["day": .day(on), "to": .day(to)])
    case .moved(let to, _): self(.broughtForward, ["to": .day(to)])
    case .missed: count(.missedAgo, due.days(to: day))
    case .cancelled(let on): self(on > due ? .missedNotAskedFor : .notAskedFor, ["day": .day(on)])
    case .ahead: self(.stillAhead)
    case .undated: self(.followUp(.open))
    }
  }

  private func undatedWords(_ fate: Lineage.Promise.Fate) -> String {
    switch fate {
    case .kept(let on), .late(let on): self(.doneOn, ["day": .day(on)])
    case .cancelled(let on): self(.notAskedFor, ["day": .day(on)])
    case .moved, .missed, .ahead, .undated: self(.followUp(.open))
    }
  }
}

extension Lineage.Promise {
  fileprivate var style: TextStyle { isMissed ? .bad : fate == .ahead ? .plain : .quiet }

  /// The name in JSON and CSV.
  fileprivate var name: String {
    switch fate {
    case .kept: "kept"
    case .late: "late"
    case .moved: "moved"
    case .missed: "missed"
    case .cancelled: "cancelled"
    case .ahead: "ahead"
    case .undated: "undated"
    }
  }

  fileprivate var json: JSONValue {
    let until: CalendarDate? =
      switch fate {
      case .kept(let day), .late(let day), .cancelled(let day), .moved(_, let day): day
      case .missed, .ahead, .undated: nil
      }
    return [
      "due": JSONValue(due), "promisedOn": JSONValue(promisedOn), "followUp": JSONValue(reference: reference),
      "action": .string(action), "owner": .string(owner), "fate": .string(name), "on": JSONValue(until),
      "missed": .boolean(isMissed),
    ]
  }
}

public import Domain
import EventLog
public import Projections
import Registry

/// A promise restated over years as one line: the proposals that carried it, and each day promised and missed.
public struct LineageReport: Report {
  let position: RecordPosition
  let reference: ProposalReference
  let lineage: Lineage

  /// - Throws: `RegisterFailure.proposal` with `.notTabled` if it is not on the table on the day asked about.
  public init(_ queries: Queries, of reference: ProposalReference) throws {
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
    let title = lineage.members.first { $0.reference == reference }?.proposal.tabling?.title.wording() ?? ""
    var document = Document(title: .init("\(reference)  \(title)"))
    document.append(.paragraph(.init(summary)))
    document.append(.table(members))
    if !lineage.promises.isEmpty {
      document.blocks += [.heading(level: 1, "Each day promised"), .table(promises)]
    }
    document.append(.note(["All of one proposal: ", TextRun("rapport history REF", .reference)]))
    return document
  }

  /// How the promises fared, and each of them; where the line has several proposals, these too.
  var promiseBlocks: [Document.Block] {
    [.paragraph(.init(summary))] + (lineage.members.count > 1 ? [.table(members)] : []) + [.table(promises)]
  }

  /// How long the line is and how its promises fared: "One line of 4 proposals since 15 Aug 2008: ...".
  private var summary: String {
    let count = lineage.members.count
    let since = lineage.members.first?.proposal.tabledOn.map { " since \(DayWording.short($0))" } ?? ""
    let line = count == 1 ? "It stands alone\(since)" : "One line of \(Plural.counted(count, "proposal"))\(since)"
    return "\(line): \(lineage.promiseWords)."
  }

  private var members: Table {
    Table(
      columns: [.fixed("Tabled"), .fixed("Reference"), .init("Proposal", minimumWidth: 20), .fixed("Status")],
      rows: lineage.members.map { member in
        let proposal = member.proposal
        let descent = proposal.descent.map { RichText($0, .quiet) }
        let since = proposal.statusSince.map { [RichText("since \(DayWording.short($0))", .quiet)] } ?? []
        return .cells([
          .init(proposal.tabledOn.map(DayWording.short) ?? ""), .init("\(member.reference)", .reference),
          .init(lines: [.init(proposal.tabling?.title.wording() ?? "")] + descent),
          .init(lines: [.init(proposal.currentStatus.words)] + since),
        ])
      })
  }

  private var promises: Table {
    Table(
      columns: [
        .fixed("Due"), .fixed("Promised"), .fixed("Follow-up"), .init("Action", minimumWidth: 20),
        .init("Owner", minimumWidth: 5), .init("What came of it", minimumWidth: 14),
      ],
      rows: lineage.promises.map { promise in
        .cells([
          promise.due.map { .init(DayWording.short($0)) } ?? .init("no date given", .quiet),
          .init(DayWording.short(promise.promisedOn)),
          .init("\(promise.reference)", .reference), .init(promise.action), .init(promise.owner),
          .init(promise.words(on: lineage.day), promise.style),
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

extension Lineage {
  /// "5 days promised, 3 of them missed; 1 follow-up without a date".
  var promiseWords: String {
    let undated = promises.count - promised
    let rest = undated == 0 ? "" : "; \(Plural.counted(undated, "follow-up")) without a date"
    guard promised > 0 else { return "no day was ever promised\(rest)" }
    return "\(Plural.counted(promised, "day")) promised, \(missed == 0 ? "none" : "\(missed)") of them missed\(rest)"
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

extension Lineage.Promise {
  func words(on day: CalendarDate) -> String {
    guard let due else { return undatedWords }
    return switch fate {
    case .kept(let on): on == due ? "kept on the day" : "kept on \(DayWording.short(on))"
    case .late(let on):
      "missed; done \(DayWording.short(on)), \(Plural.counted(due.days(to: on), "day")) late"
    case .moved(let to, let on) where to > due:
      "missed; moved on \(DayWording.short(on)) to \(DayWording.short(to))"
    case .moved(let to, _): "brought forward to \(DayWording.short(to))"
    case .missed: "missed, \(Plural.counted(due.days(to: day), "day")) ago"
    case .cancelled(let on): "\(on > due ? "missed; " : "")no longer asked for since \(DayWording.short(on))"
    case .ahead: "still ahead"
    case .undated: "open"
    }
  }

  private var undatedWords: String {
    switch fate {
    case .kept(let on), .late(let on): "done \(DayWording.short(on))"
    case .cancelled(let on): "no longer asked for since \(DayWording.short(on))"
    case .moved, .missed, .ahead, .undated: "open"
    }
  }

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

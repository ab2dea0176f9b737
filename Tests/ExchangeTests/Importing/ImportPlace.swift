import Domain
import EventLog
import Exchange
import Foundation
import Projections
import Registry
import TestSupport

/// A register with a dialogue, a session that was held on 10 September 2025, and a few institutions, ready to import to.
final class ImportPlace {
  let register: TemporaryRegister
  static let head =
    "reference,title,kind,side,lead,support,counterpart,tabled,response,status,action,owner,due,position,authority"

  init(now: Timestamp = Timestamp(date: "2026-01-05", secondsOfDay: 6 * 3600)) throws {
    register = try TemporaryRegister(now: now)
    let desk = Desk(actor: "mea.d3")
    _ = try register.open().record(by: desk) { draft in
      let day = Circumstances(on: "2025-09-01")
      _ = try draft.openDialogue("JPHLEPD", title: Text("Dialogue"), sides: ["PK", "JP"], day)
      let bodies = [
        ("OPHRD", "Overseas Pakistanis", "PK"), ("MOC", "Ministry of Commerce, Trade and Textile", "PK"),
        ("MOEA", "Economic Affairs", "PK"), ("JICA", "Japan International Cooperation Agency", "JP"),
        ("METI", "Economy, Trade and Industry", "JP"),
      ]
      for (code, name, side) in bodies {
        let body = InstitutionEvent.registered(
          name: Text(name), side: side, kind: nil, parent: nil, aliases: [], calendar: nil)
        _ = try draft.addInstitution(code, body, day)
      }
      _ = try draft.handle(
        .hold(date: "2025-09-10", until: nil, venue: nil, heads: []),
        on: SessionReference(dialogue: "JPHLEPD", number: 9),
        Circumstances())
    }
  }

  /// What an import of a text came to.
  @discardableResult
  func take(
    _ csv: String, map: [String] = [], order: DayOrder? = nil, _ circumstances: Circumstances = Circumstances(),
    goodRows: Bool = false, isDryRun: Bool = false, accept: Set<String> = [], cancels: Bool = false
  ) throws -> WrittenTogether<MatrixPlan> {
    try register.open().take(
      csv, map: map, order: order, circumstances, goodRows: goodRows, isDryRun: isDryRun, accept: accept,
      cancels: cancels)
  }

  /// Imports rows under the usual head.
  @discardableResult
  func take(rows: String..., circumstances: Circumstances = Circumstances()) throws -> WrittenTogether<MatrixPlan> {
    try take(([Self.head] + rows).joined(separator: "\n"), circumstances)
  }

  /// The faults for which rows under the usual head are refused, in a few words each.
  func faults(rows: String...) throws -> [String] {
    try faults(([Self.head] + rows).joined(separator: "\n"))
  }

  func faults(_ csv: String, map: [String] = [], order: DayOrder? = nil) throws -> [String] {
    do {
      try take(csv, map: map, order: order)
      return []
    } catch let bad as BadMatrix {
      return bad.plan.faults.map { "\($0.row.number) \($0.field?.rawValue ?? "row"): \(Self.name(of: $0.problem))" }
    }
  }

  private static func name(of problem: RowProblem) -> String {
    "\(problem)".prefix { $0.isLetter }.description
  }

  /// The events since a number, `TYPE DATA on DAY`, each commit in a list of its own.
  func commits(since first: Int) throws -> [[String]] {
    let lines = try register.open().lines()
    var (commits, isOpen) = ([[String]](), false)
    for line in lines where line.number >= first {
      guard let header = line.header else { continue }
      let text = "\(header.subject) \(header.type) \(header.effective)"
      if isOpen { commits[commits.count - 1].append(text) } else { commits.append([text]) }
      isOpen = header.more
    }
    return commits
  }

  /// How many events there are.
  func count() throws -> Int { try register.open().lines().count }

  /// The bytes of all segments.
  func bytes() throws -> [String: Data] {
    let folder = LogFolder(register: register.folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.folder(of: "mea"))
    return try Dictionary(
      uniqueKeysWithValues: files.filter { $0.hasSuffix(".jsonl") }.map {
        ($0, try Data(contentsOf: URL(filePath: folder.folder(of: "mea") + "/" + $0)))
      })
  }

  func proposal(_ reference: ProposalReference) throws -> Proposal {
    try register.open().ask { try $0.proposal(reference) }
  }
}

extension Register {
  func take(
    _ csv: String, map: [String] = [], order: DayOrder? = nil, _ circumstances: Circumstances = Circumstances(),
    goodRows: Bool = false, isDryRun: Bool = false, accept: Set<String> = [], cancels: Bool = false
  ) throws -> WrittenTogether<MatrixPlan> {
    let bytes = Array(csv.utf8)
    let matrix = try Matrix(
      try SheetFile.read(bytes, named: "matrix.csv"), digest: Digest.sha256(bytes).hex, map: try ColumnMap(map),
      days: FileDays(order: order))
    var options = ImportOptions(circumstances: circumstances)
    options.wantsCommands = true
    options.accepted = accept
    options.cancelsFollowUps = cancels
    return try recordTogether(by: Desk(actor: "mea.d3", isDryRun: isDryRun)) { desk in
      let plan = try MatrixPlanner(matrix, options).plan(on: desk)
      if !plan.faults.isEmpty, !goodRows {
        throw BadMatrix(plan, of: matrix, unknown: try UnknownBodies(in: plan, of: matrix, desk))
      }
      return (plan, plan.commits)
    }
  }

  /// Every line of the stream, as an independent reading of the files gives them.
  func lines() throws -> [LogLine] {
    var lines: [LogLine] = []
    let reading = try StreamReader(
      folder: LogFolder(register: folder), stream: "mea", options: .init(isWrittenHere: true)
    ).read { lines.append($0) }
    guard case .sound = reading.status else { throw CocoaError(.fileReadCorruptFile) }
    return lines
  }
}

public import Domain
import EventLog
import Projections
public import Registry

/// One file that is to be collected: read, checked against the form that went out, and known by its bytes.
public struct FormIntake: Sendable {
  /// What was filled in; rows that are wrong are not in it.
  public private(set) var form: FilledForm
  /// Everything that is wrong with it.
  public private(set) var findings: [FormFinding]
  /// The token of the commit by which it is recorded; made of the file's bytes and the form's reference.
  public let token: String
  /// The token of a commit that leaves rows of it out, which can be collected later.
  public let partToken: String
  /// The commit by which this very file was recorded before; nil for a file that was not, or was withdrawn since.
  public let recorded: (first: EventID, last: EventID)?

  /// Reads a file.
  ///
  /// - Parameter days: in which order days are written.
  /// - Throws: `SheetFailure` for a file that cannot be read at all.
  public init(_ file: String, days: FileDays, _ register: Register) throws {
    let bytes = try SheetFile.bytes(of: file)
    let reader = FormReader(try SheetFile.read(bytes, named: file), file: file, days: days)
    let reference = reader.reference ?? ""
    form = FilledForm(file: file, reference: reference, rows: reader.rows, remarks: reader.remarks)
    findings = reader.findings
    guard !reference.isEmpty else {
      (token, partToken, recorded) = ("", "", nil)
      return
    }
    let (commit, parts) = try register.ask { queries in
      let commit = try Self.commit(of: bytes, form: reference, queries, register.office)
      return (commit, try Self.parts(of: bytes, form: reference, queries, register.office))
    }
    (token, recorded) = (CollectedForm.token(digest: commit.digest, form: reference), commit.recorded)
    partToken = parts.free
    form.earlier = parts.events
    do {
      findings += try register.ask { try FormComparison($0, form).findings(form) }
      form.remarks += (try? Self.edits(reader.shown, of: form, days, register)) ?? []
    } catch CollectFailure.findings(let problems) {
      findings += problems
    }
    for row in form.rows {
      if case .on(let day)? = row.done, day > register.today {
        findings.append(FormFinding(file: file, row: row.number, .doneAhead(day)))
      }
    }
    findings.sort { ($0.row ?? 0) < ($1.row ?? 0) }
    form.rows.removeAll { $0.isEmpty }
  }

  /// The digest by which a file is known, and the commit that recorded it already.
  ///
  /// Where that commit was withdrawn, the file may be recorded once more, under another token.
  private static func commit(
    of bytes: [UInt8], form: String, _ queries: Queries, _ office: String?
  ) throws -> (digest: String, recorded: (first: EventID, last: EventID)?) {
    var content = bytes
    while true {
      let digest = hexadecimalDigest(of: content)
      let token = CollectedForm.token(digest: digest, form: form)
      let events = try office.map { try queries.commit(token: token, stream: $0) } ?? []
      guard let first = events.first, let last = events.last else { return (digest, nil) }
      let stands = try events.contains { event in
        try queries.standingHistory(of: event.subject).facts.contains { $0.id == event.id }
      }
      if stands { return (digest, (first.id, last.id)) }
      content += Array("\(first.id)".utf8)
    }
  }

  /// The entries of the commits that recorded a part of a file, and the token of the next such commit.
  ///
  /// Each has a token of its own, so that what one left out can be recorded by another.
  private static func parts(
    of bytes: [UInt8], form: String, _ queries: Queries, _ office: String?
  ) throws -> (events: Set<EventID>, free: String) {
    let digest = hexadecimalDigest(of: bytes)
    var (events, number) = (Set<EventID>(), 1)
    while true {
      let token = tokenOfPart(number, digest: digest, form: form)
      let commit = try office.map { try queries.commit(token: token, stream: $0) } ?? []
      if commit.isEmpty { return (events, token) }
      events.formUnion(commit.map(\.id))
      number += 1
    }
  }

  /// The beginning of the digest, `p` and the number of the part, the form's reference; colons between.
  private static func tokenOfPart(_ number: Int, digest: String, form: String) -> String {
    let rest = ":p\(number):\(form)"
    return "\(digest.prefix(max(8, min(32, 64 - rest.utf8.count))))\(rest)"
  }

  private static func hexadecimalDigest(of content: [UInt8]) -> String {
    Digest.sha256(content).bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  /// Cells that are not to be filled in and say something else than the form did when it went out.
  private static func edits(
    _ shown: [(row: Int, reference: String, cells: [FormColumn: String])], of form: FilledForm, _ days: FileDays,
    _ register: Register
  ) throws -> [FormRemark] {
    guard let sent = try register.ask({ try $0.circulation(form.reference).last }) else { return [] }
    let known = Moment.Known.at(sent.time.adding(microseconds: -1))
    let maker = try FormMaker(register, on: sent.on, replyBy: sent.replyBy, known: known)
    let rows = Dictionary(try maker.form(for: sent.institution).rows.map { ($0.reference, $0) }) { first, _ in first }
    return shown.flatMap { place, reference, cells -> [FormRemark] in
      guard let row = rows[reference] else { return [] }
      let due = row.followUp?.due
      let words: [(FormColumn, String)] = [(.title, row.title.wording()), (.action, row.followUp?.action ?? "")]
      var edits = words.compactMap { column, was -> FormRemark? in
        guard let now = cells[column], Self.plain(now) != Self.plain(was) else { return nil }
        return .edited(row: place, reference: reference, column: column.rawValue, was: was, now: now)
      }
      // A spreadsheet writes days in its own way: only what is certainly another day was changed.
      if let now = cells[.due], let day = try? days.day(.text(now)), day != due {
        edits.append(
          .edited(
            row: place, reference: reference, column: FormColumn.due.rawValue, was: due.map { "\($0)" } ?? "",
            now: now))
      }
      return edits
    }
  }

  private static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension FilledForm.Row {
  /// Whether nothing is filled in.
  var isEmpty: Bool { position == nil && done == nil && newDue == nil && reason == nil }
}

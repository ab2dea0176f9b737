import Domain
import EventLog
import Projections
import Registry
import TestSupport

/// What the tests of the register record again and again.
extension TemporaryRegister {
  static let reference: ProposalReference = "JPHLEPD-X-01"

  /// Records a dialogue, an institution, and a proposal with one promise, due on 15 December 2025.
  func furnish() throws {
    try open().write { draft in
      _ = try draft.openDialogue("JPHLEPD", title: Text("Dialogue"), sides: ["PK", "JP"], .on("2025-09-01"))
      let ministry = InstitutionEvent.registered(
        name: Text("Overseas Pakistanis"), side: "PK", kind: nil, parent: nil, aliases: [], calendar: nil)
      _ = try draft.addInstitution("OPHRD", ministry, .on("2025-09-01"))
      _ = try draft.table(.example(), at: .dialogue("JPHLEPD"), reference: nil, .on("2025-09-10"))
      try draft.promise(due: "2025-12-15", .on("2025-09-10"))
    }
  }

  /// Opens the register at an office and records a note.
  @discardableResult
  func note(_ text: String, office: String? = nil) throws -> Written<Void> {
    try open(office: office).write { try $0.note(text) }
  }
}

extension Register {
  @discardableResult
  func write(
    token: String? = nil, isDryRun: Bool = false, _ body: (Draft) throws -> Void
  ) throws -> Written<Void> {
    try record(by: Desk(actor: "mea.d3", token: token, isDryRun: isDryRun), body)
  }

  /// Everything that can be asked without naming something.
  func answers() throws -> [AnyHashable] {
    try ask { queries in
      try [
        queries.proposals(), queries.followUps(), queries.institutions(), queries.dialogues(), queries.overdueCounts(),
        queries.log(limit: nil), queries.cursor(),
      ]
    }
  }

  /// The notes of the proposal, oldest first.
  func notes() throws -> [String] {
    try ask { try $0.proposal(TemporaryRegister.reference).notes.map(\.note.text) }
  }
}

extension Draft {
  func note(_ text: String, _ circumstances: Circumstances = Circumstances()) throws {
    _ = try handle(.note(Note(text: text)), on: TemporaryRegister.reference, circumstances)
  }

  func promise(due: CalendarDate?, _ circumstances: Circumstances = Circumstances()) throws {
    _ = try addFollowUp(
      to: TemporaryRegister.reference, action: "Send the form", owner: "OPHRD", due: due, isDecision: false,
      circumstances)
  }
}

extension Circumstances {
  static func on(_ day: CalendarDate, reason: String? = nil) -> Circumstances { Circumstances(on: day, reason: reason) }
}

/// Why the register did not do it; nil if it did.
func failure(_ body: () throws -> Void) throws -> RegisterFailure? {
  do {
    try body()
    return nil
  } catch let failure as RegisterFailure {
    return failure
  }
}

extension RegisterFailure? {
  /// The rule that is broken, if the log is damaged.
  var rule: LogRule? {
    guard case .damaged(let finding) = self else { return nil }
    return finding.rule
  }
}

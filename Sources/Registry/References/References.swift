public import Domain
import EventLog
public import Projections

/// Resolves what people type into what the register holds.
///
/// Case, leading zeros and full-width or Eastern digits do not matter. Short forms (`9-05`) mean the current
/// dialogue, or the only one that the register has.
public struct References {
  let queries: Queries
  /// The dialogue that short forms mean, as the user set it.
  let current: String?
  /// Who only reads is given the one thing that a short form can mean; who records has to name it.
  let isReading: Bool

  public init(_ queries: Queries, currentDialogue: String?, isReading: Bool = false) {
    self.queries = queries
    current = currentDialogue
    self.isReading = isReading
  }

  /// The dialogue that short forms mean, as the user set it; nil where this register has none of that code: the setting
  /// is that of the user, who may have several registers.
  public func ownDialogue() throws -> String? {
    try current.map(ReferenceText.normalised).flatMap { try queries.isKnown(.dialogue($0)) ? $0 : nil }
  }

  /// The code of a dialogue.
  public func dialogue(_ typed: String) throws -> String {
    let code = ReferenceText.normalised(typed)
    if try queries.dialogue(code) != nil { return code }
    let known = try queries.dialogues().map { Candidate(reference: $0.code, name: $0.title) }
    guard CodeRule.isDialogue(code) else { throw RegisterFailure.notAReference(.dialogue, typed) }
    try refuseLater(.dialogue, code, .dialogue(code))
    throw RegisterFailure.unknown(.dialogue, typed, nearest: Nearest.candidates(to: code, among: known))
  }

  /// Refuses what is recorded and holds only from a later day on.
  private func refuseLater(_ kind: ReferenceKind, _ code: String, _ subject: Subject) throws {
    let history = StandingHistory(of: try queries.history(of: subject), asOf: nil)
    guard let first = history.facts.first, first.effective > queries.day else { return }
    throw RegisterFailure.notYet(kind, code, from: first.effective, event: first.id)
  }

  /// A session that the register knows, planned, held or cancelled.
  public func session(_ typed: String) throws -> SessionReference {
    let reference = try newSession(typed)
    if try queries.isKnown(.session(reference)) { return reference }
    let known = try queries.sessions().map { row in
      Candidate(reference: "\(row.reference)", name: "\(row.state.rawValue) \(row.date)")
    }
    throw RegisterFailure.unknown(
      .session, "\(reference)", nearest: Nearest.candidates(to: "\(reference)", among: known))
  }

  /// A session of a dialogue that the register knows; the session itself may be new.
  public func newSession(_ typed: String) throws -> SessionReference {
    let text = try inFull(ReferenceText.normalised(typed), typed: typed)
    guard let reference = SessionReference(text) else { throw RegisterFailure.notAReference(.session, typed) }
    _ = try dialogue(reference.dialogue)
    return reference
  }

  /// A proposal that the register knows.
  public func proposal(_ typed: String) throws -> ProposalReference {
    let text = try inFull(ReferenceText.normalised(typed), typed: typed)
    guard let reference = ProposalReference(text) else { throw RegisterFailure.notAReference(.proposal, typed) }
    if let known = try queries.reference(meant: reference) { return known }
    _ = try dialogue(reference.dialogue)
    let near = try queries.references(near: reference)
    let nearest = try Nearest.candidates(to: text, among: near.map(\.text)) { known in
      try ProposalReference(known).flatMap { try queries.proposalRow($0)?.title }
    }
    throw RegisterFailure.unknown(.proposal, text, nearest: nearest)
  }

  /// Several proposals, separated by commas, each once.
  public func proposals(_ typed: String) throws -> [ProposalReference] {
    var result: [ProposalReference] = []
    for part in typed.split(separator: ",", omittingEmptySubsequences: false) {
      let reference = try proposal(String(part))
      if !result.contains(reference) { result.append(reference) }
    }
    return result
  }

  /// A follow-up that the register knows.
  public func followUp(_ typed: String) throws -> FollowUpReference {
    let text = ReferenceText.normalised(typed)
    guard let dot = text.lastIndex(of: "."), let number = ReferenceNumber.positive(text[text.index(after: dot)...])
    else { throw RegisterFailure.notAReference(.followUp, typed) }
    let proposal = try proposal(String(text[..<dot]))
    let given = FollowUpNumbers(in: try queries.history(of: .proposal(proposal)))
    if given.all.contains(number) { return FollowUpReference(proposal: proposal, number: number) }
    let state = try queries.proposal(proposal)
    let nearest = state.followUps.values.sorted { $0.number < $1.number }
      .map { Candidate(reference: "\(proposal).\($0.number)", name: $0.action) }
    throw RegisterFailure.unknown(.followUp, "\(proposal).\(number)", nearest: nearest)
  }

  /// An institution by code, alias or unambiguous name.
  public func institution(_ typed: String) throws -> InstitutionRow {
    let code = ReferenceText.normalised(typed)
    if let row = try queries.institution(code) { return row }
    let all = try queries.institutions()
    let wanted = Nearest.folded(typed)
    let byAlias = all.filter { $0.aliases.contains { Nearest.folded($0) == wanted } }
    let byName = all.filter { $0.name.wordings.values.contains { Nearest.folded($0) == wanted } }
    let byPart =
      wanted.count < 4
      ? []
      : all.filter { row in
        row.name.wordings.values.contains { Nearest.folded($0).contains(wanted) }
      }
    for matches in [byAlias, byName, byPart] where !matches.isEmpty {
      if matches.count == 1 { return matches[0] }
      // Of several that bear a name, the one that goes on is meant.
      let living = matches.filter { $0.succession == nil }
      if living.count == 1 { return living[0] }
      throw RegisterFailure.ambiguousReference(typed, candidates: matches.map(Self.candidate))
    }
    let former = try queries.everyName().filter { Nearest.folded($0.name) == wanted }.map(\.code)
    if let code = former.first, Set(former).count == 1, let row = try queries.institution(code) { return row }
    try refuseLater(.institution, code, .institution(code))
    let nearest = Nearest.institutions(to: typed, among: all)
    throw RegisterFailure.unknown(.institution, typed, nearest: nearest.map(Self.candidate))
  }

  /// The reference of a paper that the register knows; `P31` is one of the stream written here.
  public func paper(_ typed: String, office: String?) throws -> String {
    guard let reference = PaperReference(typed, office: office) else {
      throw RegisterFailure.notAReference(.paper, typed)
    }
    if try queries.paper("\(reference)") != nil { return "\(reference)" }
    // What was withdrawn is still read about, and nothing can rest on it.
    if isReading, try queries.isKnown(.paper("\(reference)")) { return "\(reference)" }
    let known = try queries.papers().sorted { $0.key < $1.key }
      .map { Candidate(reference: $0.key, name: $0.value.number) }
    throw RegisterFailure.unknown(
      .paper, "\(reference)", nearest: Nearest.candidates(to: "\(reference)", among: known))
  }

  /// A short form made full: the dialogue put in front if it does not begin with a dialogue's code.
  func inFull(_ text: String, typed: String) throws -> String {
    guard let first = text.split(separator: "-", omittingEmptySubsequences: false).first else { return text }
    let isShort = first == "X" || first.allSatisfy { $0.isASCII && $0.isNumber }
    guard isShort, !first.isEmpty else { return text }
    if let own = try ownDialogue() { return "\(own)-\(text)" }
    let dialogues = try queries.dialogues()
    if dialogues.count == 1 { return "\(dialogues[0].code)-\(text)" }
    let known = try dialogues.compactMap { try candidate("\($0.code)-\(text)") }
    if let only = known.first, known.count == 1, isReading { return only.reference }
    let all = dialogues.map { Candidate(reference: "\($0.code)-\(text)", name: $0.title) }
    throw RegisterFailure.noCurrentDialogue(typed, dialogues: known.isEmpty ? all : known)
  }

  /// What a full reference means, if the register knows it.
  private func candidate(_ text: String) throws -> Candidate? {
    if let session = SessionReference(text), let row = try queries.session(session) {
      return Candidate(reference: text, name: "\(row.state.rawValue) \(row.date)")
    }
    let proposal = ProposalReference(text.prefix { $0 != "." })
    guard let proposal, let known = try queries.reference(meant: proposal) else { return nil }
    return Candidate(reference: text, name: try queries.proposalRow(known)?.title ?? "")
  }

  static func candidate(_ row: InstitutionRow) -> Candidate {
    Candidate(reference: row.code, name: row.name.wording())
  }
}

import Domain
import Registry

/// Plans the events of one row after the other of a proposal, each on what the rows before it left.
struct CommitPlanner {
  /// Why what a row says cannot be recorded, and in which column.
  struct Refusal: Error {
    let problem: RowProblem
    let field: MatrixField?
  }

  private(set) var history: PlannedHistory
  /// Those of the row that is planned, each with the command that says it.
  var events: [(event: PlannedEvent, words: [String])] = []
  /// Whether the row that is planned repeats what an import said, where something else was recorded since.
  var keeps = false
  let group: ProposalRows
  private let isNewHere: Bool
  private let fields: ProposalFields
  /// The day on which what the rows say takes effect.
  private var day: CalendarDate

  private var context: RowContext { group.context }
  private var desk: PlanningDesk { group.desk }
  var reference: ProposalReference { group.reference }

  /// - Parameter isNewHere: whether the proposal is put on the table by this file: then what is said of it takes effect
  ///   on the day on which it was tabled, also where an earlier run was interrupted.
  init(_ group: ProposalRows, _ history: PlannedHistory, _ fields: ProposalFields, isNewHere: Bool) {
    self.group = group
    self.history = history
    self.fields = fields
    self.isNewHere = isNewHere
    let context = group.context
    let session = group.reference.sessionReference.flatMap { try? context.desk.session($0) }
    let held = session?.state == .held ? session?.date : nil
    day =
      isNewHere
      ? history.state.tabledOn ?? fields.tabled ?? context.givenDay ?? held ?? context.desk.today : context.changeDay
  }

  /// The same for rows that change what stands.
  var onChangeDay: CommitPlanner {
    var other = self
    other.day = context.changeDay
    return other
  }

  /// - Parameter number: of the follow-up that the row means; nil for a new one.
  /// - Throws: `Refusal`; the row is then to be left out.
  mutating func plan(
    _ row: MatrixRow, isFirst: Bool, _ wanted: FollowUpMatching.Wanted?, number: Int?
  ) throws {
    if isFirst {
      try planTabling(row)
      try planChanges(row)
      try planMoves(row)
    }
    var followUp = number
    if let wanted {
      if let number, history.state.followUps[number] != nil {
        try change(number, wanted, row)
      } else if try number.map({ try isPromisedAnew($0, wanted, row) }) ?? true {
        followUp = history.nextFollowUp
        try promise(wanted, row)
      } else {
        followUp = nil
      }
      if let followUp { try cancel(followUp, row) }
    }
    try planNote(row, followUp: followUp)
  }

  // MARK: - The proposal itself

  private mutating func planTabling(_ row: MatrixRow) throws {
    guard !history.state.isTabled, let title = fields.title, let kind = fields.kind, let side = fields.side else {
      return
    }
    let session = reference.sessionReference
    let tabling = Tabling(
      title: Text(title), kind: kind, side: side, session: session.map { "\($0)" }, lead: fields.lead,
      support: fields.support ?? [], counterpart: fields.counterpart ?? [])
    try check(bodies: tabling.bodies, .lead)
    var words = CommandWords(["proposal", "table"])
    words.add(session.map { "\($0)" } ?? reference.dialogue, title)
    words.add(option: "--kind", kind)
    words.add(option: "--side", side)
    if let lead = fields.lead { words.add(option: "--lead", lead) }
    for code in tabling.support { words.add(option: "--support", code) }
    for code in tabling.counterpart { words.add(option: "--counterpart", code) }
    words.add(option: "--ref", reference.text)
    try take(.table(tabling), words, row, .title)
  }

  private mutating func planChanges(_ row: MatrixRow) throws {
    guard let tabling = history.state.passed(to: try desk.heirs(on: day)).tabling,
      let recorded = history.state.tabling
    else { return }
    let standing = tabling.title.wording()
    let title = try news(
      fields.title, Now(standing, recorded: standing, atImport: group.base?.title, .title), by: Self.isSame)
    let kind = try news(fields.kind, Now(tabling.kind, recorded: tabling.kind, atImport: group.base?.kind, .kind))
    if title != nil || kind != nil {
      var words = CommandWords(["proposal", "amend"])
      words.add(reference.text)
      if let title { words.add(option: "--title", title) }
      if let kind { words.add(option: "--kind", kind) }
      try take(.amend(Amendment(title: title.map { Text($0) }, kind: kind)), words, row, .title)
    }
    let lead = try news(fields.lead, Now(tabling.lead, recorded: recorded.lead, atImport: group.base?.lead, .lead))
    let support = try news(
      fields.support,
      Now(tabling.support, recorded: recorded.support, atImport: group.base?.support, .support), by: Self.isSame)
    let counterpart = try news(
      fields.counterpart,
      Now(tabling.counterpart, recorded: recorded.counterpart, atImport: group.base?.counterpart, .counterpart),
      by: Self.isSame)
    guard lead != nil || support != nil || counterpart != nil else { return }
    let held = Set(tabling.bodies)
    try check(
      bodies: ([lead].compactMap { $0 } + (support ?? []) + (counterpart ?? [])).filter { !held.contains($0) }, .lead)
    var words = CommandWords(["proposal", "assign"])
    words.add(reference.text)
    if let lead { words.add(option: "--lead", lead) }
    for code in support ?? [] { words.add(option: "--support", code) }
    for code in counterpart ?? [] { words.add(option: "--counterpart", code) }
    let command = ProposalCommand.assign(
      lead: lead, support: (support ?? []).map(ListChange.set), counterpart: (counterpart ?? []).map(ListChange.set))
    try take(command, words, row, .lead)
  }

  private mutating func planMoves(_ row: MatrixRow) throws {
    let state = history.state(on: day)
    let current = state.currentStatus
    if let status = try news(
      fields.status, Now(current, recorded: current, atImport: group.base?.status, .status))
    {
      var words = CommandWords(["proposal", "status"])
      words.add(reference.text, status.rawValue)
      let ending: FollowUpDisposal = context.options.cancelsFollowUps ? .cancel : .keep
      let disposal = status.isEnded ? ending : nil
      if status.isEnded, !state.openFollowUps.isEmpty {
        words.add(option: "--follow-ups", ending == .cancel ? "cancel" : "keep")
      }
      let needsReason = StatusMoves.need(from: state.currentStatus, to: status) == .reason
      try take(
        .changeStatus(to: status, evidence: nil, by: nil, until: nil, followUps: disposal), words, row, .status,
        needsReason: needsReason)
    }
    let answer: Response = state.response?.value ?? .none
    if let response = try news(
      fields.response, Now(answer, recorded: answer, atImport: group.base?.response, .response))
    {
      let side = state.tabling?.side ?? "both"
      let answering = try desk.dialogue(reference.dialogue).otherSide(than: side) ?? side
      var words = CommandWords(["proposal", "respond"])
      words.add(reference.text, response.rawValue)
      try take(.respond(side: answering, response), words, row, .response)
    }
  }

  // MARK: - Its follow-ups and notes

  /// Cancels a follow-up that a row puts under a proposal that it has ended, where the caller said so.
  private mutating func cancel(_ number: Int, _ row: MatrixRow) throws {
    guard context.options.cancelsFollowUps, group.base == nil, fields.status?.isEnded == true,
      history.state.currentStatus.isEnded, history.state.followUps[number]?.isOpen == true
    else { return }
    var words = CommandWords(["follow-up", "cancel"])
    words.add("\(FollowUpReference(proposal: reference, number: number))")
    try take(.followUp(.cancel(number: number)), words, row, .status, needsReason: true)
  }

  private mutating func promise(_ wanted: FollowUpMatching.Wanted, _ row: MatrixRow) throws {
    guard let owner = wanted.owner else { return }
    try check(bodies: [owner], .owner)
    var words = CommandWords(["follow-up", "add"])
    words.add(reference.text, wanted.action)
    words.add(option: "--owner", owner)
    if let due = row.due { words.add(option: "--due", "\(due)") }
    try take(
      .followUp(
        .schedule(
          number: history.nextFollowUp, action: wanted.action, owner: owner, due: row.due, isDecision: false)),
      words, row, .action)
  }

  private mutating func change(_ number: Int, _ wanted: FollowUpMatching.Wanted, _ row: MatrixRow) throws {
    let standing = history.state.passed(to: try desk.heirs(on: day)).followUps[number]
    guard let standing, let recorded = history.state.followUps[number] else { return }
    // The row's own status has just cancelled it.
    if context.options.cancelsFollowUps, fields.status?.isEnded == true, !standing.isOpen { return }
    let atImport = group.base?.followUps[number]
    if let atImport, Self.isSame(wanted.action, atImport.action), !Self.isSame(wanted.action, standing.action) {
      keeps = true
    }
    let owner = try news(
      wanted.owner, Now(standing.owner, recorded: recorded.owner, atImport: atImport?.owner, .owner, of: number))
    let due = try news(
      row.due, Now(standing.due, recorded: recorded.due, atImport: atImport?.due, .due, of: number))
    let name = "\(FollowUpReference(proposal: reference, number: number))"
    if let owner {
      try check(bodies: [owner], .owner)
      var words = CommandWords(["follow-up", "reassign"])
      words.add(name)
      words.add(option: "--owner", owner)
      try take(.followUp(.reassign(number: number, owner: owner)), words, row, .owner)
    }
    if let due {
      var words = CommandWords(["follow-up", "reschedule"])
      words.add(name)
      words.add(option: "--to", "\(due)")
      try take(.followUp(.reschedule(number: number, to: due)), words, row, .due, needsReason: true)
    }
  }

  /// A position is noted once: the same words stand for it wherever they stand in the proposal.
  private mutating func planNote(_ row: MatrixRow, followUp: Int?) throws {
    guard let position = row.position,
      !history.state.notes.contains(where: { Self.isSame($0.note.text, position) }),
      group.base?.positions.contains(where: { Self.isSame($0, position) }) != true
    else { return }
    // What is reported is the state of today, not of the day of tabling.
    let day = max(context.changeDay, history.state.tabledOn ?? day, day)
    var words = CommandWords(["proposal", "note"])
    words.add(followUp.map { "\(FollowUpReference(proposal: reference, number: $0))" } ?? reference.text, position)
    try take(.note(Note(text: position, followUp: followUp)), words, row, .position, on: day)
  }

  static func isSame(_ one: String, _ other: String) -> Bool {
    one == other || one.split(whereSeparator: \.isWhitespace) == other.split(whereSeparator: \.isWhitespace)
  }

  private static func isSame(_ one: [String], _ other: [String]) -> Bool { Set(one) == Set(other) }

  private func check(bodies: [String], _ field: MatrixField) throws {
    do {
      for code in bodies { try desk.checkGoesOn(code, on: day) }
    } catch let failure as RegisterFailure {
      throw Refusal(problem: .refused(failure), field: field)
    }
  }

  private mutating func take(
    _ command: ProposalCommand, _ words: CommandWords, _ row: MatrixRow, _ field: MatrixField,
    needsReason: Bool = false, on day: CalendarDate? = nil
  ) throws {
    let day = day ?? self.day
    var provenance = context.provenance
    // The source of a row is that of its tabling: of a later change the caller knows better.
    provenance.authority =
      isNewHere ? row.authority ?? provenance.authority : provenance.authority ?? row.authority
    if needsReason { provenance.reason = provenance.reason ?? context.usualReason }
    do {
      let planned = try history.plan(
        command, on: day, heirs: try desk.heirs(on: day), sharing: context.sharing, provenance: provenance)
      for (place, event) in planned.enumerated() {
        if Self.isLong(row) { try PlanningDesk.checkRoom(for: event) }
        let words =
          place == 0 && context.options.wantsCommands ? words.finished(on: day, provenance, context.sharing) : []
        events.append((event, words))
      }
    } catch let failure as RegisterFailure {
      throw Refusal(problem: .refused(failure), field: field)
    }
  }

  /// Whether the texts of a row come near what a line of the log has room for.
  private static func isLong(_ row: MatrixRow) -> Bool {
    [row.title, row.action, row.position, row.authority].reduce(0) { $0 + ($1?.utf8.count ?? 0) } > 10_000
  }
}

import Domain
public import EventLog
public import Projections
public import Registry

/// Where the register is on a day, and what to type next.
public struct StatusReport: Report {
  static let dueSoonDays = 14
  /// So many rows of a table are shown.
  private static let shown = 6

  let position: RecordPosition
  let settings: RegisterSettings
  let dialogues: [DialogueState]
  let eventCount: Int
  /// What is said where no dialogue had been opened by the day.
  let nothingYet: String
  /// Overdue follow-ups by institution, most first.
  let overdue: [OverdueCount]
  /// Open follow-ups that will soon be due: all, or those that are shown.
  let dueSoon: [FollowUpRow]
  let dueSoonCount: Int
  /// Deferred proposals whose day or session has come.
  let returning: [(row: ProposalRow, until: String)]
  /// Open proposals of which nothing was entered for long.
  let silentCount: Int
  /// All of them; nil where only their number was asked for.
  let silent: PackedReferences?
  let withoutNextStep: Int
  /// Bodies that were split or closed and still have something open.
  let doubts: [Queries.Doubt]
  /// What is counted.
  let selection: Selection
  /// Whether everything is listed, or the first of each.
  let isFull: Bool

  /// - Parameters:
  ///   - typed: what is counted, in the language of filters; nil: everything.
  ///   - isListing: whether every proposal that nobody chases is wanted, as in JSON, and not only how many they are.
  public init(
    _ queries: Queries, matching typed: RowFilter? = nil, isFull: Bool = false, isListing: Bool = true
  ) throws {
    self.isFull = isFull
    selection = Selection(typed)
    let test = try SelectionTest(selection, queries)
    position = try RecordPosition(queries)
    settings = try queries.settings()
    dialogues = try DialogueState.all(queries, selection)
    eventCount = try queries.eventCount()
    nothingYet = dialogues.isEmpty ? try Self.nothingYet(queries) : ""
    overdue = try Self.overdue(queries, test.keptFollowUps)
    // Where each row has to be looked at or is wanted, they are read; else they are counted where they lie.
    let isReading = isListing || selection.isFiltering
    let soon = queries.day...queries.day.adding(days: Self.dueSoonDays)
    if isReading || isFull {
      var open = Filter()
      open.isOpen = true
      dueSoon = try queries.followUps(open, due: soon).filter(test.accepts)
      dueSoonCount = dueSoon.count
    } else {
      dueSoon = try queries.firstFollowUps(Self.shown, due: soon)
      dueSoonCount = try queries.openFollowUpCount(due: .within(soon))
    }
    silent =
      isReading
      ? try queries.silentReferences(days: settings.silenceDays, keeping: test.keptProposals) : nil
    silentCount = try silent?.count ?? queries.silentCount(days: settings.silenceDays)
    withoutNextStep =
      if let kept = test.keptProposals {
        try queries.packedWithoutNextStep(keeping: kept).count
      } else {
        try queries.withoutNextStepCount()
      }
    returning = try Self.returning(queries).filter { try test.accepts($0.row) }
    doubts = selection.isFiltering ? [] : try queries.doubts()
  }

  public var failure: FileFailure? { silent?.failure }

  private static func nothingYet(_ queries: Queries) throws -> String {
    let day = DayWording.long(queries.day)
    let isDialogue = { (subject: Subject) in if case .dialogue = subject { true } else { false } }
    if try queries.settings().opening == nil, try queries.institutions().isEmpty {
      return "Nothing had been recorded by \(day)."
    }
    return try queries.subjects().contains(where: isDialogue)
      ? "No dialogue had been opened by \(day)." : "No dialogue has been opened yet."
  }

  private static func overdue(
    _ queries: Queries, _ keeping: ((FollowUpRow) throws -> Bool)?
  ) throws -> [OverdueCount] {
    guard let keeping else { return try queries.overdueCounts() }
    return try queries.packedFollowUps(due: .overdue, keeping: keeping).overdueCounts
  }

  private static func returning(_ queries: Queries) throws -> [(row: ProposalRow, until: String)] {
    try queries.deferredProposals().compactMap { row in
      guard let until = try queries.proposal(row.reference).status?.value.until else { return nil }
      let sessionDay = try SessionReference(until).flatMap { try queries.session($0) }.flatMap {
        $0.state == .cancelled ? nil : $0.date
      }
      guard let day = CalendarDate(until) ?? sessionDay, day <= queries.day else { return nil }
      return (row: row, until: until)
    }
  }

  var overdueTotal: Int { overdue.reduce(0) { $0 + $1.overdue } }
}

extension StatusReport {
  public var document: Document {
    let title = settings.values["title"] ?? settings.opening?.title ?? "Register"
    var document = Document(title: .init(title))
    let streams = position.ends.map { "\($0.stream)/\($0.size)" }.joined(separator: ", ")
    document.append(
      .facts([
        .init("As at", .init(DayWording.long(position.asOf), .strong)),
        .init("Record", .init("\(Plural.counted(eventCount, "event"))\(streams.isEmpty ? "" : ", up to \(streams)")")),
      ]))
    document.blocks += selection.note()
    if dialogues.isEmpty {
      document.append(.paragraph(RichText(nothingYet)))
    } else {
      document.append(.table(DialogueState.table(dialogues, asOf: position.asOf)))
    }
    document.blocks += overdueBlocks + soonBlocks + returningBlocks + unchasedBlocks + Doubts(doubts).blocks(.english)
    document.blocks += [.heading(level: 1, "What to type next"), .bullets(nextSteps)]
    return document
  }

  private func shown<Element>(_ all: [Element], _ limit: Int) -> ArraySlice<Element> {
    isFull ? all[...] : all.prefix(limit)
  }

  private func heading(_ words: String, _ all: Int, _ limit: Int) -> Document.Block {
    .heading(level: 1, .init(all > limit && !isFull ? "\(words), \(limit) of \(all)" : words))
  }

  private var overdueBlocks: [Document.Block] {
    guard !overdue.isEmpty else {
      return dialogues.isEmpty ? [] : [.paragraph([TextRun("Nothing is overdue.", .good)])]
    }
    let table = Table(
      columns: [.fixed("Institution"), .number("Overdue"), .fixed("Oldest due"), .number("Days late")],
      rows: shown(overdue, Self.shown).map { count in
        .cells([
          .init(count.institution, .reference), .init(Plural.digits(count.overdue), .bad),
          .init(DayWording.long(count.oldestDue)), .init(Plural.digits(count.oldestDue.days(to: position.asOf))),
        ])
      })
    let words =
      "\(Plural.counted(overdueTotal, "follow-up")) overdue at \(Plural.counted(overdue.count, "institution"))"
    return [heading(words, overdue.count, Self.shown), .table(table)]
  }

  private var soonBlocks: [Document.Block] {
    guard !dueSoon.isEmpty else { return [] }
    let table = Table(
      columns: [
        .fixed("Due"), .fixed("Follow-up"), .init("Action", minimumWidth: 20), .init("Owner", minimumWidth: 5),
      ],
      rows: shown(dueSoon, Self.shown).map { row in
        .cells([
          .init(row.due.map(DayWording.long) ?? ""), .init("\(row.reference)", .reference), .init(row.action),
          .init(row.owner),
        ])
      })
    return [heading("Due in the next \(Self.dueSoonDays) days", dueSoonCount, Self.shown), .table(table)]
  }

  private var returningBlocks: [Document.Block] {
    guard !returning.isEmpty else { return [] }
    return [
      .heading(level: 1, "Deferred until now"),
      .bullets(
        returning.map { item in
          let until = CalendarDate(item.until).map(DayWording.short) ?? item.until
          return [
            TextRun("\(item.row.reference)", .reference), TextRun("  \(item.row.title), deferred until \(until)"),
          ]
        }),
    ]
  }

  private var unchasedBlocks: [Document.Block] {
    guard silentCount > 0 || withoutNextStep > 0 else { return [] }
    return [
      .heading(level: 1, "What nobody chases"),
      .bullets([
        "\(Plural.counted(silentCount, "open proposal")) without any entry for more than \(settings.silenceDays) days"
          .rich,
        "\(Plural.counted(withoutNextStep, "open proposal")) without a dated next step".rich,
      ]),
    ]
  }

  private var nextSteps: [RichText] {
    var steps: [(command: String, why: String)] = []
    if dialogues.isEmpty {
      steps = [
        ("rapport institution add CODE --name NAME --side CC", "who takes part"),
        ("rapport dialogue open CODE --title TITLE --sides CC,CC", "the dialogue, our side first"),
      ]
    } else if dialogues.allSatisfy({ $0.proposals == 0 }) {
      let known = dialogues[0].last ?? dialogues[0].passed
      let session = known.map { "\($0.reference)" } ?? "\(dialogues[0].dialogue.code)-1"
      if known == nil {
        steps.append(("rapport session hold \(session) --date DATE", "the session in which proposals were tabled"))
      }
      steps.append(
        ("rapport proposal table \(session) TITLE --kind KIND --side CC", "each proposal from the minutes"))
    }
    for passed in dialogues.compactMap(\.passed) {
      let why = "planned for \(DayWording.long(passed.date)): held, cancelled or moved?"
      steps.append(("rapport session hold \(passed.reference) --date DATE", why))
    }
    if settings.secretariat == nil {
      steps.append(("rapport register set secretariat CODE", "the institution that keeps the register"))
    }
    if !overdue.isEmpty { steps.append(("rapport overdue", "what is late, and at whose desk")) }
    if let first = doubts.first {
      steps.append(("rapport show \(first.institution.code)", "what it still owns, to be reassigned"))
    }
    if !returning.isEmpty {
      steps.append(("rapport proposal status REF under-examination", "take a deferred item up again"))
    }
    if let next = dialogues.compactMap(\.next).min(by: { $0.date < $1.date }) {
      let left = DayWording.distance(to: next.date, from: position.asOf)
      steps.append(("rapport report \(next.reference)", "the paper for the next session, \(left)"))
    }
    if eventCount > 1 { steps.append(("rapport log", "what was recorded last")) }
    return steps.map { [TextRun($0.command, .reference), TextRun("  \($0.why)", .quiet)] }
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["dialogue", "openProposals", "overdue", "nextSession", "nextDate", "daysLeft", "standingCommitments"],
      rows: dialogues.map { item in
        [
          .text(item.dialogue.code), .integer(item.open), .integer(item.overdue),
          .init(item.next.map { "\($0.reference)" }), .init(item.next?.date),
          .init(item.next.map { position.asOf.days(to: $0.date) }), .integer(item.standing),
        ]
      })
  }

  public var json: JSONValue {
    position.json(
      schema: "status/1",
      [
        ("title", JSONValue(settings.values["title"] ?? settings.opening?.title)), ("events", .integer(eventCount)),
        ("dialogues", .array(dialogues.map(\.json))), ("overdue", .integer(overdueTotal)),
        ("dueSoon", JSONValue(dueSoon.map { "\($0.reference)" })),
        ("deferredUntilNow", JSONValue(returning.map { "\($0.row.reference)" })),
        ("silent", silent.map { .rows(Rows(of: $0) { .string($0) }) } ?? .null),
        ("withoutNextStep", .integer(withoutNextStep)),
        ("inDoubt", Doubts(doubts).json),
        selection.member, ("next", JSONValue(nextSteps.map(\.plain))),
      ])
  }
}

import Domain
import EventLog
import Foundation
import Projections

extension Register {
  /// Records one commit, all or nothing, and returns only when it is on the device.
  ///
  /// - Parameters:
  ///   - desk: who records.
  ///   - currentDialogue: the dialogue that short references mean.
  ///   - body: decides what is recorded; called once under the lock (and once more, without effect, when a token
  ///     is found again).
  /// - Throws: `RegisterFailure`, and what the body throws; then nothing was recorded, unless the failure is
  ///   `.write(.outcomeUnknown)`.
  public func record<Answer>(
    by desk: Desk, currentDialogue: String? = nil, _ body: (Draft) throws -> Answer
  ) throws -> Written<Answer> {
    let recording = try recording(by: desk, currentDialogue: currentDialogue)
    let office = recording.office
    let pending = desk.isDryRun ? Removal() : removeRedactedWords(writing: office)
    return try asRegisterFailure {
      var written = try recording.run(body)
      written.recovered = written.recovered ?? pending.recovered
      let isRedacting = written.kind == .recorded && written.events.contains { $0.type == "event.redacted" }
      written.unremoved = isRedacting ? removeRedactedWords(writing: office).left : pending.left
      return written
    }
  }

  /// A recording that may begin.
  func recording(by desk: Desk, currentDialogue: String?) throws -> Recording {
    let office = try writableOffice()
    guard CodeRule.isActor(desk.actor) else { throw RegisterFailure.badActor(desk.actor) }
    if let token = desk.token, !CodeRule.isToken(token) { throw RegisterFailure.badToken(token) }
    if let failure = condition.failure { throw failure }
    return Recording(register: self, office: office, desk: desk, currentDialogue: currentDialogue)
  }

  /// Does something with the log; its failures are the register's.
  func asRegisterFailure<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let failure as WriteFailure {
      if case .damaged(let finding) = failure { throw RegisterFailure.damaged(finding) }
      throw RegisterFailure.write(failure)
    } catch let failure as FileFailure {
      throw RegisterFailure.unreadable(failure)
    }
  }

  private func writableOffice() throws -> String {
    if let office { return office }
    throw RegisterFailure.officeUnknown(streams: try LogFolder(register: folder).streams())
  }
}

/// One commit from the lock to the answer.
struct Recording {
  let register: Register
  let office: String
  let desk: Desk
  let currentDialogue: String?

  var catchUp: CatchUp {
    CatchUp(
      folder: LogFolder(register: register.folder), office: office, now: register.clock.now,
      origin: register.settings.opening?.origin, progress: register.progress)
  }

  func run<Answer>(_ body: (Draft) throws -> Answer) throws -> Written<Answer> {
    var written: Written<Answer>?
    do {
      return try register.mendingProjection { projection in
        if let written { return written }
        return try projection.update { projector in
          let result = try record(projector, body) { written = $0 }
          return (answer: result, keep: result.kind == .recorded)
        }
      }
    } catch {
      // The commit is on the device; that the projection did not take it only means that it is read again.
      if let written { return written }
      if ProjectionFolder.isBusy(error) { throw RegisterFailure.write(.locked(waitedMilliseconds: 30_000)) }
      throw error
    }
  }

  /// - Parameter acknowledge: takes the commit as soon as it is on the device, before anything else can fail.
  private func record<Answer>(
    _ projector: Projector, _ body: (Draft) throws -> Answer, acknowledge: (Written<Answer>) -> Void
  ) throws -> Written<Answer> {
    let writer = try openWriter(projector)
    defer { writer.close() }
    if let token = desk.token, var found = try alreadyRecorded(token, projector, writer, body) {
      found.recovered = writer.recovered
      return found
    }
    let draft = try makeDraft(projector, firstNumber: writer.end.size + 1, time: nextTime(projector))
    let answer = try body(draft)
    if draft.events.isEmpty {
      return Written(answer: answer, events: [], kind: .nothing, recovered: writer.recovered)
    }
    if desk.isDryRun {
      return Written(answer: answer, events: draft.events, kind: .dryRun, recovered: writer.recovered)
    }
    let lines = try writer.append(draft.newEvents, time: draft.time)
    let written = Written(answer: answer, events: draft.events, kind: .recorded, recovered: writer.recovered)
    acknowledge(written)
    try projector.setPosition(writer.end, of: office)
    try catchUp.note(lines, end: writer.end, projector)
    return written
  }

  /// Takes the lock, and reads what others have written meanwhile.
  func openWriter(_ projector: Projector) throws -> StreamWriter {
    let others = try catchUp.readAll(into: projector, except: office, isRecording: true)
    if let failure = others.failure { throw failure }
    let intake = Intake(projector)
    // By the names of the files alone: what a command costs does not grow with the log.
    let named = max(try projector.highestNamed()[office] ?? 0, try catchUp.folder.newestCheckpointSize(of: office))
    let position = try projector.positions()[office] ?? .start
    let reader = try catchUp.checkedReader(office, highestNamed: named, behind: position, projector)
    let writer = try StreamWriter.open(reader, from: position, deliver: intake.take)
    if let tail = writer.recovered { register.recovered = tail }
    try projector.settle()
    try projector.setPosition(writer.end, of: office)
    try projector.note(writer.segmentsRead, of: office)
    return writer
  }

  /// The first answer again, if this token began a commit of the same events.
  private func alreadyRecorded<Answer>(
    _ token: String, _ projector: Projector, _ writer: StreamWriter, _ body: (Draft) throws -> Answer
  ) throws -> Written<Answer>? {
    let commit = try projector.queries(on: register.today).commit(token: token, stream: office)
    guard let first = commit.first else { return nil }
    try writer.synchronize()
    // Decided once more on what was known before that commit: the same command gives the same events.
    let known = Moment.Known.at(first.time.adding(microseconds: -1))
    let past = try projector.past(known)
    return try past.update { projector in
      // As on the day of that commit: a command typed again after midnight is still the same.
      let draft = try makeDraft(
        projector, firstNumber: first.id.number, time: first.time, today: register.zone.date(of: first.time))
      let answer: Answer
      do { answer = try body(draft) } catch { throw RegisterFailure.tokenUsedOtherwise(token, event: first.id) }
      let isSame =
        draft.events.map(\.type) == commit.map(\.type) && draft.events.map(\.subject) == commit.map(\.subject)
      guard isSame else { throw RegisterFailure.tokenUsedOtherwise(token, event: first.id) }
      return (Written(answer: answer, events: commit, kind: .alreadyRecorded), false)
    }
  }

  private func makeDraft(
    _ projector: Projector, firstNumber: Int, time: Timestamp, today: CalendarDate? = nil
  ) throws -> Draft {
    Draft(
      projector: projector, desk: desk, office: office, clock: register.clock, time: time,
      today: today ?? register.today,
      firstNumber: firstNumber, currentDialogue: currentDialogue)
  }

  /// Later than every event that was seen, in any stream, and not before the clock.
  func nextTime(_ projector: Projector) throws -> Timestamp {
    let newest = try projector.queries(on: register.today).newestTime()
    return max(register.clock.now, newest?.adding(microseconds: 1) ?? register.clock.now)
  }
}

extension Draft {
  /// The events in the form in which the log takes them.
  var newEvents: [NewEvent] {
    events.enumerated().map { place, event in
      NewEvent(
        type: event.type, subject: event.subject.description, effective: event.effective, actor: event.actor,
        basis: event.basis, sharing: event.sharing, command: place == 0 ? desk.token : nil,
        data: event.data ?? DataObject())
    }
  }
}

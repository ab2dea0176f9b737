import Domain
import EventLog
import Projections

extension Register {
  /// Records many commits, each of its own, and returns only when all of them are on the device.
  ///
  /// All of it is planned under the lock before the first byte is written. The commits are then written several at a
  /// time, in their order; whoever is interrupted leaves the first of them, each whole.
  ///
  /// - Parameters:
  ///   - plan: decides what is recorded; called once, but once more if the projection has to be made anew before
  ///     anything is written.
  ///   - progress: is told how many commits are on the device.
  /// - Throws: `RecordingStopped` if some commits are on the device and the rest could not be written; `RegisterFailure`,
  ///   and what the plan throws, when none is.
  public func recordTogether<Answer>(
    by desk: Desk, _ plan: (PlanningDesk) throws -> (answer: Answer, commits: [PlannedCommit]),
    progress: (Int) -> Void = { _ in }
  ) throws -> WrittenTogether<Answer> {
    let recording = try recording(by: desk, currentDialogue: nil)
    if !desk.isDryRun { _ = removeRedactedWords(writing: recording.office) }
    return try asRegisterFailure { try recording.runTogether(plan, progress: progress) }
  }
}

extension Recording {
  /// From so many events on, the projection is made anew behind them if it held fewer before: loading all rows first and
  /// making the indexes then takes a fraction of the time.
  private static let manyEvents = 4_096
  /// How many commits are made ready at a time.
  private static let stride = 512

  func runTogether<Answer>(
    _ plan: (PlanningDesk) throws -> (answer: Answer, commits: [PlannedCommit]), progress: (Int) -> Void
  ) throws -> WrittenTogether<Answer> {
    var (written, isProjected): (WrittenTogether<Answer>?, Bool) = (nil, true)
    do {
      try register.mendingProjection { projection in
        if written != nil { return }
        try projection.update { projector in
          (written, isProjected) = try planAndWrite(projector, plan, progress: progress)
          return (answer: (), keep: isProjected && written?.kind == .recorded)
        }
      }
    } catch {
      // As for one commit: it is on the device, and is read again.
      guard let written, written.kind == .recorded else {
        if ProjectionFolder.isBusy(error) { throw RegisterFailure.write(.locked(waitedMilliseconds: 30_000)) }
        throw error
      }
      return written
    }
    if !isProjected, let made = try? Opener(catchUp: catchUp).rebuildFile() { register.use(made) }
    guard let written else { throw RegisterFailure.write(.commitSize(0)) }
    return written
  }

  private func planAndWrite<Answer>(
    _ projector: Projector, _ plan: (PlanningDesk) throws -> (answer: Answer, commits: [PlannedCommit]),
    progress: (Int) -> Void
  ) throws -> (WrittenTogether<Answer>, isProjected: Bool) {
    let writer = try openWriter(projector)
    defer { writer.close() }
    let planning = try PlanningDesk(projector: projector, office: office, clock: register.clock, today: register.today)
    let (answer, commits) = try plan(planning)
    // What was found again by its token may be there without being on the device.
    if !desk.isDryRun, writer.end.size > 0 { try writer.synchronize() }
    let first = writer.end.size + 1
    if commits.isEmpty || desk.isDryRun {
      let kind: Written<Answer>.Kind = desk.isDryRun ? .dryRun : .nothing
      return (WrittenTogether(answer: answer, kind: kind, events: nil, office: office), true)
    }
    let count = commits.reduce(0) { $0 + $1.events.count }
    let isTakenIn = count < Self.manyEvents || count < writer.end.size
    let isProjected = try write(
      commits, writer, isTakenIn ? projector : nil, startingAt: try nextTime(projector), progress: progress)
    let written = WrittenTogether(answer: answer, kind: .recorded, events: first...writer.end.size, office: office)
    return (written, isProjected)
  }

  /// What is on the device is recorded, whatever becomes of the projection: one that fails takes no more in.
  ///
  /// - Parameter projector: takes the lines in; nil if the projection is made anew afterwards.
  /// - Returns: whether the projection has taken in all of them.
  private func write(
    _ commits: [PlannedCommit], _ writer: StreamWriter, _ projector: Projector?, startingAt start: Timestamp,
    progress: (Int) -> Void
  ) throws -> Bool {
    var (done, time, newest) = (0, start, [ProposalReference: Int]())
    var isProjected = projector != nil
    while done < commits.count {
      let ready = prepared(commits[done...].prefix(Self.stride), behind: writer.end.size, from: time, newest)
      let lines: [[LogLine]]
      do throws(WriteFailure) {
        lines = try writer.appendFirst(of: ready)
      } catch {
        if done == 0 { throw error }
        throw RecordingStopped(recorded: done, planned: commits.count, cause: error)
      }
      for (commit, lines) in zip(commits[done...], lines) {
        newest[commit.subject] = lines.last?.number
        time = time.adding(microseconds: 1)
      }
      if isProjected, let projector { isProjected = isTaken(lines, by: projector, end: writer.end) }
      done += lines.count
      progress(done)
    }
    guard isProjected, let projector else { return false }
    do {
      try projector.settle()
      try projector.setPosition(writer.end, of: office)
      return true
    } catch {
      return false
    }
  }

  /// Hands the lines of commits to the projection; false if that failed.
  private func isTaken(_ commits: [[LogLine]], by projector: Projector, end: StreamPosition) -> Bool {
    do {
      for lines in commits {
        guard let first = lines.first?.number else { continue }
        for line in lines { try projector.take(line, first: first) }
      }
      try catchUp.note(commits.flatMap { $0 }, end: end, projector)
      return true
    } catch {
      return false
    }
  }

  /// Commits as the log takes them: as many as the segment that is written has room for, and at least one.
  ///
  /// - Parameter newest: the last event of each proposal that was written before.
  private func prepared(
    _ commits: ArraySlice<PlannedCommit>, behind size: Int, from start: Timestamp, _ newest: [ProposalReference: Int]
  ) -> [NewCommit] {
    var (number, time, own) = (size, start, [ProposalReference: Int]())
    let end = Segment.first(holding: size + 1) + Segment.eventLimit - 1
    var result: [NewCommit] = []
    for commit in commits {
      if !result.isEmpty, number + commit.events.count > end { break }
      var events: [NewEvent] = []
      for event in commit.events {
        let (type, data) = EventCodec.encode(.proposal(event.fact), event.provenance)
        let last = own[commit.subject] ?? newest[commit.subject]
        number += 1
        events.append(
          NewEvent(
            type: type, subject: commit.subject.text, effective: event.day, actor: desk.actor,
            basis: basis(of: commit, last), sharing: event.sharing, command: events.isEmpty ? commit.token : nil,
            data: data))
        own[commit.subject] = number
      }
      result.append(NewCommit(events: events, time: time))
      time = time.adding(microseconds: 1)
    }
    return result
  }

  /// What was seen of the proposal: what stood there before, and of the own stream the event written last.
  private func basis(of commit: PlannedCommit, _ last: Int?) -> [EventID] {
    guard let last else { return commit.basis }
    let others = commit.basis.filter { $0.stream != office }
    return (others + [EventID(stream: office, number: last)])
      .sorted { $0.stream.utf8.lexicographicallyPrecedes($1.stream.utf8) }
  }
}

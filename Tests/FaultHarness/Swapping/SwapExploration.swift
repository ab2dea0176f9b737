import Domain
import EventLog
import Projections

/// Runs one script of the projections through every crash and every fault, and judges each state.
///
/// The steps in the folder are the production code's (`ProjectionSwap`); what SQLite does within a file is not here: a
/// stand-in is written and read in its place.
final class SwapExploration {
  private let script: SwapScript
  private let through: (CrashingFiles) -> any LogFiles
  private let begin: Disk
  private let judge: SwapJudge
  private var images: Set<UInt64> = []
  private var judged: Set<UInt64> = []
  private var kinds: Set<String> = []
  private(set) var tally = Tally()

  /// - Parameter through: puts a mutant between the program and the files; the files themselves for none.
  init(_ script: SwapScript, through: @escaping (CrashingFiles) -> any LogFiles = { $0 }) throws {
    self.script = script
    self.through = through
    let files = CrashingFiles(Disk(register: Office.register))
    let office = Office(stream: "mea", files: files, through: { $0 })
    try office.folder.create()
    let writer = try office.open()
    for count in [1, 3, 2] { try office.append(count, to: writer) }
    writer.close()
    var lines: [[UInt8]] = []
    _ = try office.reader.read { lines.append($0.bytes) }
    let stall = SwapStall(files: files, through: { $0 }, lines: lines)
    try stall.furnish(script)
    begin = files.disk.settledAsSeen()
    judge = SwapJudge(begin: begin, lines: lines, through: through)
  }

  func run(grain: Grain = .few, oneFaultIn faults: Int = 1, stops: Bool = false) -> Tally {
    let calls = run(nil, at: -1, grain)
    var number = 0
    for call in calls {
      for fault in Fault.all(at: call.operation) {
        number += 1
        guard number % faults == 0, !stops || tally.violationCount == 0 else { continue }
        run(fault, at: call.number, .whole)
        tally.faults += 1
      }
    }
    tally.distinct = images.count
    return tally
  }

  @discardableResult
  private func run(_ fault: Fault?, at target: Int, _ grain: Grain) -> [CrashingFiles.Call] {
    let files = CrashingFiles(begin, fault.map { [target: $0] } ?? [:])
    let stall = SwapStall(files: files, through: through, lines: judge.lines)
    let place = fault.map { "\($0) at call \(target)" } ?? "no fault"
    var isDone = false
    files.watcher = { [unowned self, unowned files] moment in
      if let violation = judge.violationForReaders(files.disk) { report(violation, "\(place), after \(moment)") }
      guard fault == nil || files.isFaulted else { return }
      crash(files.disk, isDone: isDone, grain: grain, "\(place), after \(moment)")
    }
    do {
      let name = try stall.carryOut(script.deed)
      guard !files.isKilled else { throw SwapStall.LoadFailure() }
      isDone = true
      if let name, files.disk.seen("\(SwapStall.path)/current")?.bytes != Array(name.utf8) {
        report("said to be in use, and is not", place)
      }
      if let violation = judge.violationOfAnswer(files.disk, script.deed) { report(violation, place) }
    } catch is FileFailure {
      report("a failure of the folder passes for one of the log", place)
    } catch {
      if fault == nil { report("the command fails: \(error)", place) }
    }
    files.endProcess()
    let calls = files.calls
    crash(files.disk, isDone: isDone, grain: .whole, "\(place), at the end")
    return calls
  }

  private func crash(_ disk: Disk, isDone: Bool, grain: Grain, _ place: String) {
    disk.forEachCrashState(grain) { state in
      tally.states += 1
      guard judged.insert(StateDigest.combine(state.digest, isDone ? 1 : 0)).inserted else { return }
      let isNew = images.insert(state.digest).inserted
      let violation = judge.violation(on: state.disk, isDone: isDone)
      if let violation { report(violation, "\(place); arrived: \(state.choice)") }
      if violation == nil, isNew, state.digest % 16 == 0 {
        crashAgain(state.disk, "\(place); arrived: \(state.choice)")
      }
    }
    // Who goes on without a power cut finds what programs see.
    let seen = disk.settledAsSeen()
    if let violation = judge.violation(on: seen, isDone: isDone) { report(violation, "\(place), without a crash") }
  }

  /// The machine goes down once more while the next command sees to what the first crash has left.
  private func crashAgain(_ disk: Disk, _ place: String) {
    let files = CrashingFiles(disk)
    var moments: [Disk] = []
    files.watcher = { [unowned files] _ in moments.append(files.disk) }
    _ = try? SwapStall(files: files, through: through, lines: judge.lines).goOn()
    for disk in moments {
      disk.forEachCrashState(.whole) { state in
        tally.states += 1
        guard judged.insert(StateDigest.combine(state.digest, 0)).inserted else { return }
        images.insert(state.digest)
        if let violation = judge.violation(on: state.disk, isDone: false) { report(violation, "\(place); again") }
      }
    }
  }

  private func report(_ violation: String, _ place: String) {
    tally.violationCount += 1
    if kinds.insert(violation.filter { !$0.isNumber }).inserted {
      tally.violations.append("\(script.name): \(place): \(violation)")
    }
  }
}

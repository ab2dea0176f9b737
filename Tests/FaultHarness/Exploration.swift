import Domain
import EventLog

/// What a run came to.
public struct Tally: Sendable {
  /// Different durable images, counted for each script.
  public var distinct = 0
  /// States that were made and looked at, the same image at several moments counted each time.
  public var states = 0
  /// Runs with a fault at one call.
  public var faults = 0
  /// Runs with a fault at each of two calls.
  public var pairs = 0
  /// How often a promise was broken.
  public var violationCount = 0
  /// The first of them, each with what is needed to have it again.
  public var violations: [String] = []

  public init() {}

  public static func += (one: inout Tally, other: Tally) {
    one.distinct += other.distinct
    one.states += other.states
    one.faults += other.faults
    one.pairs += other.pairs
    one.violationCount += other.violationCount
    one.violations += other.violations
  }
}

/// Runs one script through every crash and every fault, and judges each state.
final class Exploration {
  private static let shownOfAKind = 1

  private let script: any Script
  private let through: (CrashingFiles) -> any LogFiles
  private let begin: Disk
  private let known: StreamPosition
  private let account: Account
  private let tails: [[UInt8]]
  private let words: Words?
  private var images: Set<UInt64> = []
  private var judged: Set<UInt64> = []
  private var kinds: [String: Int] = [:]
  private(set) var tally = Tally()

  /// - Parameter through: puts a mutant between the program and the files; the files themselves for none.
  init(_ script: any Script, through: @escaping (CrashingFiles) -> any LogFiles = { $0 }) throws {
    self.script = script
    self.through = through
    let files = CrashingFiles(Disk(register: Office.register))
    let office = Office(stream: script.stream, files: files, through: { $0 })
    try script.prepare(office)
    begin = files.disk.settledAsSeen()
    tails = [office.tail].compactMap { $0 }.filter { !$0.isEmpty }
    let whole = try office.reader.read { _ in }.position.size
    words =
      script.targets.isEmpty ? nil : try Words(of: script.targets, in: script.stream, count: whole, on: begin)
    if script.isLong {
      // The last commit is read again; the account begins behind it.
      files.endProcess()
      known = try office.reader.read { _ in }.position
      var account = Account()
      account.skip(to: office.account.next)
      self.account = account
    } else {
      known = .start
      account = office.account
    }
  }

  /// - Parameters:
  ///   - faults: every so many-th fault is tried.
  ///   - stops: whether to end with the first violation.
  func run(grain: Grain? = nil, oneFaultIn faults: Int, stops: Bool = false) -> Tally {
    let calls = run([:], grain: grain ?? script.grain)
    var number = 0
    for call in calls {
      for fault in Fault.all(at: call.operation) {
        number += 1
        guard number % faults == 0, !stops || tally.violationCount == 0 else { continue }
        run([call.number: fault], grain: .few)
        tally.faults += 1
      }
    }
    tally.distinct = images.count
    return tally
  }

  /// Two things go wrong, one after the other: the second in what follows the first, which may be a recovery, or the
  /// recovery from that.
  ///
  /// - Parameter step: every so many-th pair is tried.
  func runPairs(oneIn step: Int) -> Tally {
    var number = 0
    for call in run([:], grain: .whole) {
      for first in Fault.telling(at: call.operation) {
        for next in run([call.number: first], grain: .whole) where next.number > call.number {
          for second in Fault.telling(at: next.operation) where !isBeyondRemedy(call, first, next, second) {
            number += 1
            guard number % step == 0 else { continue }
            run([call.number: first, next.number: second], grain: .whole)
            tally.pairs += 1
          }
        }
      }
    }
    tally.distinct = images.count
    return tally
  }

  /// Whether a wait fails, and the program is killed before its very next call.
  ///
  /// Nobody is left then who knows that what can be read is not on the device, and no later wait tells. It takes a third
  /// thing, a power cut, to do harm.
  private func isBeyondRemedy(
    _ one: CrashingFiles.Call, _ first: Fault, _ next: CrashingFiles.Call, _ second: Fault
  ) -> Bool {
    first == .drops(evicted: false) && second == .kills && next.number == one.number + 1
  }

  /// Runs the programs of the script and further writers, one more than things go wrong, and looks at each moment from
  /// the last fault on; gives the calls up to the end of the last but one.
  @discardableResult
  private func run(_ faults: [Int: Fault], grain: Grain) -> [CrashingFiles.Call] {
    let files = CrashingFiles(begin, faults)
    let office = Office(
      stream: script.stream, files: files, through: through, known: known, account: account, words: words)
    let place =
      faults.isEmpty
      ? "no fault" : faults.sorted { $0.key < $1.key }.map { "\($0.value) at call \($0.key)" }.joined(separator: ", ")
    files.watcher = { [unowned self, unowned files, unowned office] moment in
      guard faults.isEmpty || files.isFaulted else { return }
      crash(files.disk, office.account, grain, place: "\(place), after \(moment) (call \(files.calls.count - 1))")
    }
    for process in script.processes {
      try? process(office)
      files.endProcess()
    }
    if faults.isEmpty, !office.account.isAllAcknowledged { report("a commit fails", place) }
    var calls = finish(office, mayFail: true, place)
    for _ in faults.dropFirst() { calls = finish(office, mayFail: true, place) }
    _ = finish(office, mayFail: false, place)
    if faults.isEmpty, office.account.removed.count != script.targets.count { report("words are not removed", place) }
    for violation in office.violations { report(violation, place) }
    files.watcher = nil
    return calls
  }

  /// The next writer goes on with what it finds; gives the calls up to its end.
  private func finish(_ office: Office, mayFail: Bool, _ place: String) -> [CrashingFiles.Call] {
    do {
      try office.found()
      let writer = try office.open()
      try office.removeWords(with: writer)
      try office.append(2, to: writer)
      writer.close()
    } catch {
      if !mayFail { report("the next writer fails: \(error)", place) }
    }
    office.files.endProcess()
    return office.files.calls
  }

  /// Judges every state after a power cut at this moment.
  private func crash(_ disk: Disk, _ account: Account, _ grain: Grain, place: String) {
    let judge = Judge(stream: script.stream, known: known, tails: tails, words: words, through: through)
    let samples: UInt64 = grain == .edges ? 8 : 64
    forEachNewState(disk, account, grain) { state, isNew in
      let verdict = judge.verdict(on: state.disk, account)
      let place = { "\(place); arrived: \(state.choice)" }
      if let violation = verdict.violation {
        report(violation, place())
      } else if isNew, state.digest % samples == 0 {
        crashWhileRecovering(state.disk, account, verdict, place: place())
      }
    }
  }

  /// Gives each state that was not judged yet under this account, and whether the image is new altogether.
  private func forEachNewState(_ disk: Disk, _ account: Account, _ grain: Grain, _ body: (CrashState, Bool) -> Void) {
    let accounted = account.digest
    disk.forEachCrashState(grain) { state in
      tally.states += 1
      guard judged.insert(StateDigest.combine(state.digest, accounted)).inserted else { return }
      body(state, images.insert(state.digest).inserted)
    }
  }

  /// The machine goes down again while the next writer recovers from the first crash, at each of its moments.
  private func crashWhileRecovering(_ disk: Disk, _ account: Account, _ first: Judge.Verdict, place: String) {
    let files = CrashingFiles(disk)
    var settled = account
    // What was found after the crash is on the device; what was not found is gone for good.
    settled.settle(first.found)
    let office = Office(
      stream: script.stream, files: files, through: through, known: known, account: settled, words: words)
    var moments: [(Disk, Account, String)] = []
    files.watcher = { [unowned files, unowned office] in moments.append((files.disk, office.account, $0)) }
    _ = finish(office, mayFail: false, place)
    let tails = tails + [first.tail ?? []].filter { !$0.isEmpty }
    let judge = Judge(stream: script.stream, known: known, tails: tails, words: words, through: through)
    for (disk, account, moment) in moments {
      forEachNewState(disk, account, .few) { state, _ in
        guard let violation = judge.verdict(on: state.disk, account).violation else { return }
        report(violation, "\(place); again after \(moment); arrived: \(state.choice)")
      }
    }
  }

  /// Counts a violation, and keeps the first ones of each kind.
  ///
  /// - Parameter place: what is needed to have the state again.
  private func report(_ violation: String, _ place: String) {
    tally.violationCount += 1
    let kind = violation.filter { !$0.isNumber }
    kinds[kind, default: 0] += 1
    if kinds[kind, default: 0] <= Self.shownOfAKind {
      tally.violations.append("\(script.name): \(place): \(violation)")
    }
  }
}

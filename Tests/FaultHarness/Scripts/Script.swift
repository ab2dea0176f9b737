import Domain
import EventLog

/// What one or several programs do to a register, one after the other; each can be killed, the next goes on.
///
/// Another kind of command joins the enumeration by being one more script: see `Scripts.all`.
protocol Script: Sendable {
  /// In a few words, the same in every run.
  var name: String { get }
  /// The stream that is written.
  var stream: String { get }
  /// Makes the register that the script begins with.
  func prepare(_ office: Office) throws
  /// What each program does.
  var processes: [@Sendable (Office) throws -> Void] { get }
  /// The numbers of the events whose words are to go.
  var targets: [Int] { get }
  /// Whether what stands there at the beginning was read before, and is not read again.
  var isLong: Bool { get }
  /// How finely states are told apart when nothing else goes wrong.
  var grain: Grain { get }
  /// Every so many-th fault is tried: 1 unless the script takes long.
  var oneFaultIn: Int { get }
}

extension Script {
  var stream: String { "mea" }
  var targets: [Int] { [] }
  var isLong: Bool { false }
  var grain: Grain { .edges }
  var oneFaultIn: Int { 1 }
}

/// One office at work on a register: it runs the production code, and keeps account of each answer.
final class Office {
  static let register = "register"

  let stream: String
  let files: CrashingFiles
  let folder: LogFolder
  /// How far the register was read before the script.
  let known: StreamPosition
  var account: Account
  /// Bytes that stand behind the last whole commit at the beginning: they must never be lost.
  var tail: [UInt8]?
  /// The lines whose words are to go; nil if there are none.
  let words: Words?
  /// The events that the redactions name which the last reading found, or which were recorded since.
  var named: Set<EventID> = []
  private var saltCount = 0
  /// What was seen to be wrong while the programs ran.
  private(set) var violations: [String] = []
  private var seen: [ObjectIdentifier: [FoundCommit]] = [:]

  init(
    stream: String, files: CrashingFiles, through: (CrashingFiles) -> any LogFiles, known: StreamPosition = .start,
    account: Account = Account(), words: Words? = nil
  ) {
    self.stream = stream
    self.files = files
    folder = LogFolder(register: Self.register, files: through(files))
    self.known = known
    self.account = account
    self.words = words
  }

  var reader: StreamReader { StreamReader(folder: folder, stream: stream, options: .init(isWrittenHere: true)) }

  /// Opens the stream for writing, as a command does.
  func open(from position: StreamPosition? = nil) throws -> StreamWriter {
    var lines: [LogLine] = []
    let writer = try StreamWriter.open(reader, from: position ?? known, patience: 0) {
      lines.append($0)
    } makeSalt: { [unowned self] in
      nextSalt()
    }
    if position == nil {
      noteRedactions(in: lines)
      let commits = FoundCommit.commits(in: lines, words)
      if let violation = account.violation(of: commits) { violations.append("a writer finds: \(violation)") }
      seen[ObjectIdentifier(writer)] = commits
    }
    return writer
  }

  /// Another one for each event, the same in every run.
  private func nextSalt() -> Salt {
    saltCount += 1
    let digest = StateDigest.combine(UInt64(account.next), UInt64(saltCount))
    let bytes = (0..<Salt.byteCount).map { UInt8(truncatingIfNeeded: digest >> UInt64($0 % 8 * 8)) }
    return Salt(bytes: bytes) ?? .random()
  }

  /// Makes the folder of the log, as whoever founds a register or a stream does, if the stream is not begun.
  func found() throws {
    if try !folder.exists() || !folder.streams().contains(stream) { try folder.create() }
  }

  /// Commits so many events, and notes the answer.
  func append(_ count: Int, to writer: StreamWriter) throws {
    try append(to: writer) { events(count, of: $0, opening: writer.end.size == 0) }
  }

  /// Commits events, given the number of the commit, and notes the answer.
  func append(to writer: StreamWriter, _ events: (Int) -> [NewEvent]) throws {
    let number = account.begin()
    files.beginCommit()
    do throws(WriteFailure) {
      let lines = try writer.append(events(number), time: time(number))
      if let commits = seen.removeValue(forKey: ObjectIdentifier(writer)) { account.settle(commits) }
      account.answer(number, .acknowledged(lines.map(\.bytes)))
      if let (_, writes) = files.writes.first(where: { $0.value > 1 }) {
        violations.append("commit \(number) reached one file by \(writes) writes")
      }
      files.watcher?("answer to commit \(number)")
    } catch {
      // A killed program answers nothing.
      guard !files.isKilled else { throw error }
      account.answer(number, error.exitStatus == 74 ? .unknown : .refused)
      files.watcher?("failure of commit \(number), \(error.exitStatus)")
      throw error
    }
  }

  /// Commits several times at once, by their events, as an import does, and notes each answer.
  func appendTogether(_ counts: [Int], to writer: StreamWriter) throws {
    var open = counts.map { count in
      let number = account.begin()
      return (
        number: number, commit: NewCommit(events: events(count, of: number, opening: false), time: time(number))
      )
    }
    while !open.isEmpty {
      do throws(WriteFailure) {
        let written = try writer.appendFirst(of: open.map(\.commit))
        if let commits = seen.removeValue(forKey: ObjectIdentifier(writer)) {
          account.settle(commits)
          // Those that are still to be written were begun already.
          for (number, _) in open { account.answer(number, .none) }
        }
        for ((number, _), lines) in zip(open, written) { account.answer(number, .acknowledged(lines.map(\.bytes))) }
        files.watcher?("answer to commits \(open[0].number) to \(open[written.count - 1].number)")
        open.removeFirst(written.count)
      } catch {
        guard !files.isKilled else { throw error }
        for (number, _) in open { account.answer(number, error.exitStatus == 74 ? .unknown : .refused) }
        files.watcher?("failure of commits from \(open[0].number) on, \(error.exitStatus)")
        throw error
      }
    }
  }

  /// Answers for the last commit again if it is found, as for a command that was given twice; else commits anew.
  func appendOnce(_ count: Int, to writer: StreamWriter) throws {
    let commits = seen[ObjectIdentifier(writer)] ?? []
    guard let last = commits.last, last.number == account.next - 1 else { return try append(count, to: writer) }
    try writer.synchronize()
    account.settle(commits)
    files.watcher?("answer to commit \(last.number), found again")
  }

  /// What the events of a commit say: only their marks differ.
  func events(_ count: Int, of commit: Int, opening: Bool) -> [NewEvent] {
    (1...count).map { event in
      let text = DataValue.string(
        Mark(commit: commit, event: event, of: count).text + " is what was said of a position.")
      guard opening, event == 1 else {
        return NewEvent(
          type: "proposal.noted", subject: "JPHLEPD-9-05", effective: Self.day, actor: "mea.d3",
          data: ["text": text, "grade": "official"])
      }
      return NewEvent(
        type: stream == "mea" ? "register.opened" : "stream.opened", subject: "register", effective: Self.day,
        actor: "mea.d3", sharing: .joint,
        data: ["format": 1, "origin": "example.org/test", "text": text])
    }
  }

  static let day = CalendarDate(daysSinceEpoch: 20_000)

  func time(_ commit: Int) -> Timestamp {
    Timestamp(date: Self.day, secondsOfDay: 0).adding(seconds: commit)
  }
}

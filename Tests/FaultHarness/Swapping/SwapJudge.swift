import EventLog
import Projections

/// The place of a command that asks, records or makes projections anew: it uses the folder as the register does.
struct SwapStall {
  /// A projection could not be filled.
  struct LoadFailure: Error {}

  static let path = "\(Office.register)/.rapport"
  /// What stands in projections that were made before the words were removed.
  static let words = Array("the words that are to go".utf8)

  let files: CrashingFiles
  let swap: ProjectionSwap
  private let through: any LogFiles
  private let lines: [[UInt8]]

  init(files: CrashingFiles, through: (CrashingFiles) -> any LogFiles, lines: [[UInt8]]) {
    self.files = files
    self.lines = lines
    self.through = through(files)
    swap = ProjectionSwap(path: Self.path, files: self.through)
  }

  static func name(_ number: Int) -> String { "projection-\(number).sqlite" }

  /// Puts there what a script begins with.
  func furnish(_ script: SwapScript) throws {
    guard !script.standing.isEmpty else { return }
    try files.makeFolder(Self.path)
    for (number, bearsWords) in script.standing {
      try fill("\(Self.path)/\(Self.name(number))", StandIn(lines, first: 4), isNew: true)
      // As the log that SQLite keeps beside a file of its own.
      if bearsWords { try write([Self.words], to: "\(Self.path)/\(Self.name(number))-wal", isNew: true) }
    }
    if let inUse = script.inUse { try write([Array(Self.name(inUse).utf8)], to: "\(Self.path)/current", isNew: true) }
  }

  /// Gives the name of what was put in use, if anything was.
  func carryOut(_ deed: SwapScript.Deed) throws -> String? {
    switch deed {
    case .replace(let alone): return try make(Self.name(7), alone: alone)
    case .removeFilesNotInUse: try swap.removeFilesNotInUse()
    case .removeAll: try swap.removeAll()
    }
    return nil
  }

  private func make(_ name: String, alone: Bool) throws -> String {
    let whole = StandIn(lines, first: lines.count)
    try swap.replace(by: name, alone: alone) { path in
      do { try fill(path, whole, isNew: false) } catch { throw LoadFailure() }
    }
    return name
  }

  private func fill(_ path: String, _ content: StandIn, isNew: Bool) throws(FileFailure) {
    try write(content.pieces, to: path, isNew: isNew)
  }

  private func write(_ pieces: [[UInt8]], to path: String, isNew: Bool) throws(FileFailure) {
    let file = isNew ? try through.create(path) : try through.openForAppending(path)
    defer { through.close(file) }
    for piece in pieces {
      let written = try through.append(piece, to: file)
      guard written == piece.count else { throw FileFailure(operation: .write, path: path, cause: .noSpace) }
    }
  }

  /// What the next command works with: the projection in use, or one that it makes anew.
  ///
  /// Words that are to go are seen to as by a register: if the file in use has held them, all are made anew; else what
  /// is not in use goes.
  func goOn() throws -> StandIn? {
    let name = swap.nameInUse()
    let found = name.flatMap { files.disk.seen("\(Self.path)/\($0)") }.flatMap { StandIn(reading: $0.bytes) }
    let isTainted = files.disk.paths(in: Self.path).contains { path in
      name.map { path.hasPrefix("\(Self.path)/\($0)-wal") } ?? false
    }
    guard found == nil || isTainted else {
      try swap.removeFilesNotInUse()
      return found
    }
    // In the place of chance, which gives no name twice.
    let free = (8...).first { number in !files.disk.names.keys.contains { $0.hasSuffix(Self.name(number)) } } ?? 0
    let made = try make(Self.name(free), alone: true)
    return files.disk.seen("\(Self.path)/\(made)").flatMap { StandIn(reading: $0.bytes) }
  }
}

/// Judges what projections a state has, by the next command that comes.
struct SwapJudge {
  let lines: [[UInt8]]
  private let begin: Disk
  private let through: (CrashingFiles) -> any LogFiles
  private let log: [String: UInt64]

  init(begin: Disk, lines: [[UInt8]], through: @escaping (CrashingFiles) -> any LogFiles) {
    self.begin = begin
    self.lines = lines
    self.through = through
    log = Self.log(of: begin)
  }

  private static func log(of disk: Disk) -> [String: UInt64] {
    let paths = disk.names.keys.filter { $0.hasPrefix("\(Office.register)/events/") }
    return Dictionary(uniqueKeysWithValues: paths.map { ($0, disk.seen($0)?.digest ?? 0) })
  }

  /// What whoever has a projection open reads from it now, and it never becomes another.
  func violationForReaders(_ disk: Disk) -> String? {
    for (path, node) in begin.names where path.hasPrefix(SwapStall.path + "/projection-") {
      if disk.nodes[node].seen.digest != begin.nodes[node].seen.digest { return "\(path) changes under its readers" }
    }
    return nil
  }

  /// What stands there when a command has said that all is done.
  func violationOfAnswer(_ disk: Disk, _ deed: SwapScript.Deed) -> String? {
    guard case .replace(alone: false) = deed else { return violationOfWords(disk) }
    return nil
  }

  private func violationOfWords(_ disk: Disk) -> String? {
    for path in disk.paths(in: SwapStall.path) where disk.seen(path)?.bytes == SwapStall.words {
      return "words that were removed stand in \(path)"
    }
    return nil
  }

  /// - Parameter isDone: whether a command that removes words has said that they are gone.
  func violation(on disk: Disk, isDone: Bool) -> String? {
    guard Self.log(of: disk) == log else { return "the log is another" }
    if isDone, let violation = violationOfWords(disk) { return violation }
    let files = CrashingFiles(disk)
    let stall = SwapStall(files: files, through: through, lines: lines)
    do {
      guard let used = try stall.goOn() else { return "what was just made cannot be used" }
      guard used == StandIn(lines, first: used.lineCount) else { return "a half projection is taken for whole" }
      if let violation = violationOfWords(files.disk) { return "after the next command, \(violation)" }
      guard Self.log(of: files.disk) == log else { return "the next command changes the log" }
      let before = files.disk.digest
      guard try stall.goOn() == used, files.disk.digest == before else { return "the next but one finds more to do" }
      return nil
    } catch {
      return "the next command fails: \(error)"
    }
  }
}

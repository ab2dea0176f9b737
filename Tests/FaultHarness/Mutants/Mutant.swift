import EventLog

/// A way to write the log wrongly, put between the program and the files: the harness has to notice each.
public enum Mutant: String, CaseIterable, Sendable {
  case `waits for no contents`
  case `waits for no folder`
  case `waits for no temporary file before the rename`
  case `writes a commit in two pieces`
  case `answers before it waits`
  case `cuts without waiting`
  case `cuts a torn tail before it is kept`
  case `waits for no folder in which it wrote a file anew`
  case `waits for no contents of a file written anew`
  case `takes a short write for a whole one`
  case `takes a failed wait for a good one`
  case `waits for no projection before it is in use`
  case `puts a projection in use before it is filled`
  case `fills the projection in use anew`
  case `waits for no folder of projections that go`

  /// Whether it is the projections that it deals with wrongly, not the log.
  var isOfProjections: Bool {
    switch self {
    case .`waits for no projection before it is in use`, .`puts a projection in use before it is filled`,
      .`fills the projection in use anew`, .`waits for no folder of projections that go`:
      true
    default: false
    }
  }
}

/// The files as a mutant uses them.
final class MutantFiles: LogFiles, @unchecked Sendable {
  private let files: any LogFiles
  private let mutant: Mutant
  /// Files whose wait is put off until the writer is done, and then their closing.
  private var waiting: [OpenFile] = []
  private var locks: Set<OpenFile> = []
  /// What is to be kept of a torn tail once it was cut off.
  private var unkept: (file: OpenFile, bytes: [UInt8])?
  private var truncated: Set<OpenFile> = []
  /// Folders in which a file took the place of another one.
  private var replacing: Set<String> = []

  init(_ files: any LogFiles, _ mutant: Mutant) {
    self.files = files
    self.mutant = mutant
  }

  /// Whether a path is the temporary name of a file that stands there already.
  private func isWrittenAnew(_ path: String) -> Bool {
    guard let place = path.firstRange(of: "/.") else { return false }
    let target = path[..<place.lowerBound] + "/" + path[place.upperBound...]
    return (try? files.identity(ofPath: String(target))) != nil
  }

  private func isProjection(_ path: String) -> Bool { path.contains("/.rapport/projection-") }

  private func isTorn(_ path: String) -> Bool { path.hasSuffix(".torn") }

  /// Waits for a file, or does what the mutant does instead.
  private func wait(
    _ file: OpenFile, _ real: (OpenFile) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    switch mutant {
    case .`waits for no contents` where !isTorn(file.path): return
    case .`waits for no temporary file before the rename` where file.path.contains("/."): return
    case .`waits for no contents of a file written anew` where isWrittenAnew(file.path): return
    case .`waits for no projection before it is in use` where isProjection(file.path): return
    case .`answers before it waits` where !isTorn(file.path): waiting.append(file)
    case .`cuts without waiting` where truncated.contains(file): return
    case .`cuts a torn tail before it is kept` where unkept?.file == file: return
    case .`takes a failed wait for a good one`: try? real(file)
    default: try real(file)
    }
    try keepLate(file)
  }

  private func keepLate(_ file: OpenFile) throws(FileFailure) {
    guard let late = unkept, truncated.contains(file) else { return }
    unkept = nil
    _ = try files.append(late.bytes, to: late.file)
    try files.synchronize(late.file)
    files.close(late.file)
  }
}

extension MutantFiles {
  func append(_ bytes: [UInt8], to file: OpenFile) throws(FileFailure) -> Int {
    switch mutant {
    case .`writes a commit in two pieces` where bytes.count > 1:
      let half = bytes.count / 2
      let first = try files.append(Array(bytes[..<half]), to: file)
      return first < half ? first : try first + files.append(Array(bytes[half...]), to: file)
    case .`cuts a torn tail before it is kept` where isTorn(file.path):
      unkept = (file, bytes)
      return bytes.count
    case .`takes a short write for a whole one`:
      _ = try files.append(bytes, to: file)
      return bytes.count
    default: return try files.append(bytes, to: file)
    }
  }

  func synchronizeData(_ file: OpenFile) throws(FileFailure) {
    try wait(file) { file throws(FileFailure) in try files.synchronizeData(file) }
  }

  func synchronize(_ file: OpenFile) throws(FileFailure) {
    try wait(file) { file throws(FileFailure) in try files.synchronize(file) }
  }

  func synchronizeFolder(_ path: String) throws(FileFailure) {
    if mutant == .`waits for no folder` { return }
    if mutant == .`waits for no folder of projections that go`, path.hasSuffix("/.rapport") { return }
    if mutant == .`waits for no folder in which it wrote a file anew`, replacing.remove(path) != nil { return }
    try files.synchronizeFolder(path)
  }

  func truncate(_ file: OpenFile, to size: Int) throws(FileFailure) {
    truncated.insert(file)
    try files.truncate(file, to: size)
  }

  func lock(_ folder: String) throws(FileFailure) -> OpenFile? {
    let lock = try files.lock(folder)
    if let lock { locks.insert(lock) }
    return lock
  }

  func close(_ file: OpenFile) {
    if waiting.contains(file) || unkept?.file == file { return }
    if locks.remove(file) != nil {
      for file in waiting {
        try? files.synchronize(file)
        files.close(file)
      }
      waiting = []
    }
    files.close(file)
  }
}

extension MutantFiles {
  func create(_ path: String) throws(FileFailure) -> OpenFile {
    guard isProjection(path) else { return try files.create(path) }
    let folder = Disk.folder(of: path)
    switch mutant {
    case .`puts a projection in use before it is filled`:
      let file = try files.create("\(folder)/current-early")
      _ = try files.append(Array(path.dropFirst(folder.count + 1).utf8), to: file)
      files.close(file)
      try files.rename("\(folder)/current-early", to: "\(folder)/current")
    case .`fills the projection in use anew`:
      if let old = try files.list(folder).sorted().first(where: { isProjection("\(folder)/\($0)") }) {
        let file = try files.openForAppending("\(folder)/\(old)")
        try files.truncate(file, to: 0)
        files.close(file)
        try files.rename("\(folder)/\(old)", to: path)
        return try files.openForAppending(path)
      }
    default: break
    }
    return try files.create(path)
  }

  func list(_ folder: String) throws(FileFailure) -> [String] { try files.list(folder) }
  func identity(ofPath path: String) throws(FileFailure) -> FileIdentity? { try files.identity(ofPath: path) }
  func identity(of file: OpenFile) throws(FileFailure) -> FileIdentity { try files.identity(of: file) }
  func openForReading(_ path: String) throws(FileFailure) -> OpenFile { try files.openForReading(path) }
  func openForAppending(_ path: String) throws(FileFailure) -> OpenFile { try files.openForAppending(path) }
  func read(_ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileFailure) -> Int {
    try files.read(file, at: offset, into: buffer)
  }
  func rename(_ path: String, to target: String) throws(FileFailure) {
    if isWrittenAnew(path) { replacing.insert(Disk.folder(of: path)) }
    try files.rename(path, to: target)
  }
  func remove(_ path: String) throws(FileFailure) { try files.remove(path) }
  func makeFolder(_ path: String) throws(FileFailure) { try files.makeFolder(path) }
  func keepRights(of path: String, on file: OpenFile) { files.keepRights(of: path, on: file) }
  func protect(_ path: String) { files.protect(path) }
  func pause(milliseconds: Int) { files.pause(milliseconds: milliseconds) }
}

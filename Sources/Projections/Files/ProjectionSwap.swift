package import EventLog
import Foundation

/// Which file of a projection is in use, and how another takes its place: the steps in the folder, without SQLite.
///
/// Each projection is made under a name of its own; `current` holds the name of the one in use. So a file is never
/// replaced under a program that has it open. The new file is on the device before the name is, or a power cut could
/// leave a half one in use. The name itself is not waited for: whether the old or the new one is in use afterwards, or
/// none, the next command has the log to go on with.
package struct ProjectionSwap: Sendable {
  /// The folder, `.rapport` of a register.
  package let path: String
  private let files: any LogFiles

  private static let longestName = 256

  package init(path: String, files: any LogFiles) {
    self.path = path
    self.files = files
  }

  private var current: String { "\(path)/current" }

  /// The name of the file in use; nil if there is none, or if nobody can tell which.
  package func nameInUse() -> String? { (try? readName()) ?? nil }

  private func readName() throws(FileFailure) -> String? {
    let file: OpenFile
    do throws(FileFailure) {
      file = try files.openForReading(current)
    } catch  where error.cause == .missing {
      return nil
    }
    defer { files.close(file) }
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.longestName, alignment: 1)
    defer { bytes.deallocate() }
    let name = String(decoding: bytes[..<(try files.read(file, at: 0, into: bytes))], as: UTF8.self)
    let isName = name.hasPrefix("projection-") && name.hasSuffix(".sqlite") && !name.contains("/")
    guard isName, try files.identity(ofPath: "\(path)/\(name)") != nil else { return nil }
    return name
  }

  /// Whether a projection is said to be in use.
  package var hasCurrent: Bool { ((try? files.identity(ofPath: current)) ?? nil) != nil }

  /// Puts a new projection in use once it is complete and on the device.
  ///
  /// - Parameters:
  ///   - name: one that no projection has had, `projection-*.sqlite`.
  ///   - alone: whether every other file of a projection goes, for good: one may hold words that were removed.
  ///   - load: fills the empty file whose path it is given.
  /// - Throws: `SwapFailure`, and what loading throws; what is in use then is whole.
  package func replace(by name: String, alone: Bool, _ load: (String) throws -> Void) throws {
    let file = "\(path)/\(name)"
    do {
      try ofTheFolder { () throws(FileFailure) in
        try prepare()
        files.close(try files.create(file))
      }
      try load(file)
      try ofTheFolder { () throws(FileFailure) in
        try settle(file)
        try putInUse(name)
        if alone { try removeFiles(except: name) }
      }
    } catch {
      removeFiles(of: name)
      throw error
    }
  }

  /// The files that are not in use, sorted: left by interrupted commands, or just being made.
  package func namesNotInUse() throws(FileFailure) -> [String] {
    guard try files.identity(ofPath: path) != nil else { return [] }
    return try names(except: readName())
  }

  /// What the names of all files begin with that are made here.
  private static let kinds = ["projection-", "current-", NamelessFile.prefix]

  private func names(except kept: String?) throws(FileFailure) -> [String] {
    try files.list(path).filter { name in
      Self.kinds.contains(where: name.hasPrefix) && !(kept.map { name.hasPrefix($0) } ?? false)
    }.sorted()
  }

  /// Removes every file that is not in use, for good.
  package func removeFilesNotInUse() throws(SwapFailure) {
    try ofTheFolder { () throws(FileFailure) in
      guard try files.identity(ofPath: path) != nil else { return }
      // Asked once: if it cannot be read, nothing is removed.
      let kept = try readName()
      if try !names(except: kept).isEmpty { try removeFiles(except: kept) }
    }
  }

  /// Removes every projection, for good: where none can be made, none that holds removed words may stay.
  package func removeAll() throws(SwapFailure) {
    try ofTheFolder { () throws(FileFailure) in
      guard try files.identity(ofPath: path) != nil else { return }
      if try files.identity(ofPath: current) != nil { try files.remove(current) }
      try removeFiles(except: nil)
    }
  }
}

extension ProjectionSwap {
  private func prepare() throws(FileFailure) {
    try files.makeFolder(path)
    let ignored = "\(path)/.gitignore"
    if try files.identity(ofPath: ignored) == nil { try write("*\n", to: ignored) }
  }

  /// Waits until a file that was filled by other means is on the device.
  private func settle(_ file: String) throws(FileFailure) {
    let open = try files.openForAppending(file)
    defer { files.close(open) }
    try files.synchronize(open)
  }

  private func putInUse(_ name: String) throws(FileFailure) {
    let old = nameInUse()
    let temporary = "\(path)/current-\(name)"
    do throws(FileFailure) {
      try write(name, to: temporary)
      try files.rename(temporary, to: current)
    } catch {
      try? files.remove(temporary)
      throw error
    }
    if let old, old != name { removeFiles(of: old) }
  }

  private func write(_ text: String, to path: String) throws(FileFailure) {
    let file = try files.create(path)
    defer { files.close(file) }
    let bytes = Array(text.utf8)
    let written = try files.append(bytes, to: file)
    guard written == bytes.count else {
      throw FileFailure(operation: .write, path: path, cause: .shortWrite(written: written, of: bytes.count))
    }
  }

  private func removeFiles(of name: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { try? files.remove("\(path)/\(name)\(suffix)") }
  }

  /// A power cut must not bring back what is removed here.
  private func removeFiles(except kept: String?) throws(FileFailure) {
    for name in try names(except: kept) { try files.remove("\(path)/\(name)") }
    try files.synchronizeFolder(path)
  }

  private func ofTheFolder(_ body: () throws(FileFailure) -> Void) throws(SwapFailure) {
    do throws(FileFailure) {
      try body()
    } catch {
      throw SwapFailure(cause: error)
    }
  }
}

/// The folder of the projection cannot be written; that says nothing about the log.
package struct SwapFailure: LocalizedError {
  package let cause: FileFailure

  package var errorDescription: String? {
    let code: Int32 =
      switch cause.cause {
      case .noSpace, .shortWrite: ENOSPC
      case .readOnly: EROFS
      case .notPermitted: EACCES
      case .inputOutput: EIO
      case .missing: ENOENT
      case .exists: EEXIST
      case .other(let code): code
      }
    return String(cString: strerror(code))
  }
}

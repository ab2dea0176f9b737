import EventLog
import Synchronization

/// A file without a name: nothing of what is written to it stays, however the program ends.
final class NamelessFile: Sendable {
  /// What its name begins with until it has none; a program that is stopped there leaves an empty file.
  static let prefix = "overflow-"

  private let files: any LogFiles
  /// The same file, once for writing at its end and once for reading.
  private let end: OpenFile
  private let whole: OpenFile
  private let size = Mutex(0)

  /// - Parameter folder: where there is room for it.
  init(in folder: String, _ files: any LogFiles = PosixFiles()) throws(FileFailure) {
    self.files = files
    let path = "\(folder)/\(Self.prefix)\(UInt64.random(in: 0...UInt64.max))"
    let end = try files.create(path)
    do throws(FileFailure) {
      whole = try files.openForReading(path)
      try files.remove(path)
    } catch {
      files.close(end)
      try? files.remove(path)
      throw error
    }
    self.end = end
  }

  deinit {
    files.close(end)
    files.close(whole)
  }

  /// Adds bytes at its end.
  ///
  /// - Returns: where they stand.
  func append(_ bytes: [UInt8]) throws(FileFailure) -> Range<Int> {
    try size.withLock { size throws(FileFailure) in
      let written = try files.append(bytes, to: end)
      guard written == bytes.count else {
        throw FileFailure(operation: .write, path: end.path, cause: .shortWrite(written: written, of: bytes.count))
      }
      defer { size += bytes.count }
      return size..<size + bytes.count
    }
  }

  /// The bytes of a part that was added.
  func read(_ extent: Range<Int>) throws(FileFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: extent.count)
    var (count, failure) = (0, FileFailure?.none)
    bytes.withUnsafeMutableBytes { buffer in
      do throws(FileFailure) {
        while count < extent.count {
          let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
          let taken = try files.read(whole, at: extent.lowerBound + count, into: rest)
          guard taken > 0 else { throw FileFailure(operation: .read, path: whole.path, cause: .inputOutput) }
          count += taken
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}

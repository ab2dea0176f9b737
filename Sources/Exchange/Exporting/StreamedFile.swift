import EventLog
import Foundation

/// A file that is written piece by piece, and hashed on the way.
final class StreamedFile {
  private static let flushBytes = 256 * 1024

  private let files: any LogFiles
  private let isDevice: Bool
  private var file: OpenFile?
  private var held: [UInt8] = []
  private var digest = RunningDigest()

  /// - Parameter path: of a file that does not exist yet.
  init(_ path: String, files: any LogFiles) throws(FileFailure) {
    (self.files, isDevice) = (files, false)
    file = try files.create(path)
    held.reserveCapacity(Self.flushBytes * 2)
  }

  /// - Parameter path: of a device or a pipe, which is written to as it is.
  init(device path: String, files: any LogFiles) throws(FileFailure) {
    (self.files, isDevice) = (files, true)
    file = try files.openForAppending(path)
    held.reserveCapacity(Self.flushBytes * 2)
  }

  deinit { if let file { files.close(file) } }

  func write(_ bytes: some Sequence<UInt8>) throws(FileFailure) {
    held += bytes
    if held.count >= Self.flushBytes { try flush() }
  }

  /// Waits until all of it is on the device.
  ///
  /// - Returns: the SHA-256 of the whole file, in hexadecimal.
  func finish() throws(FileFailure) -> String {
    try flush()
    if let file {
      do throws(FileFailure) {
        try files.synchronize(file)
      } catch  where isDevice && error.cause == .other(code: EINVAL) {
        // A device or pipe has nothing to synchronise, and says so.
      }
      files.close(file)
    }
    file = nil
    return digest.hex
  }

  private func flush() throws(FileFailure) {
    guard let file, !held.isEmpty else { return }
    held.withUnsafeBytes { digest.take($0) }
    try files.appendAll(held, to: file)
    held.removeAll(keepingCapacity: true)
  }
}

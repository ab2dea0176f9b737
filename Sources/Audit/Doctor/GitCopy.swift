import EventLog
import Foundation

/// A file of the log as the newest commit of git holds it.
struct GitCopy {
  private let bytes: Data
  private let stream: String
  private let first: Int

  /// Nil if the register is not kept in git, or git does not know the file.
  ///
  /// - Parameter file: relative to the register, `events/mea/000000000001.jsonl`.
  init?(register: String, file: String) {
    let parts = file.split(separator: "/").map(String.init)
    guard Self.isInGit(register), parts.count == 3, let first = Segment.first(ofName: parts[2]),
      let bytes = Self.output(of: ["git", "-C", register, "cat-file", "blob", "HEAD:./" + file])
    else { return nil }
    (self.bytes, stream, self.first) = (bytes, parts[1], first)
  }

  /// Whether it holds everything that was read of the file.
  func compared(with expectations: Verifier.Expectations) -> SoundCopy? {
    guard let segment = expectations.files[stream]?.segments.first(where: { $0.first == first }) else { return nil }
    let name = "rapport-copy-\(UInt64.random(in: 0...UInt64.max))"
    let place = FileManager.default.temporaryDirectory.appending(path: name)
    defer { try? FileManager.default.removeItem(at: place) }
    let folder = LogFolder(register: place.path)
    do {
      try FileManager.default.createDirectory(
        atPath: folder.folder(of: stream), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try bytes.write(to: URL(fileURLWithPath: folder.path(first: first, in: stream)))
      let reader = StreamReader(folder: folder, stream: stream, options: .init(isWrittenHere: false))
      return try reader.recheck(segment) == nil ? .git : .olderInGit
    } catch {
      return nil
    }
  }

  /// Whether a folder, or one above it, is kept in git.
  static func isInGit(_ folder: String) -> Bool {
    var folder = folder
    while folder != "/", !folder.isEmpty {
      if FileManager.default.fileExists(atPath: folder + "/.git") { return true }
      folder = (folder as NSString).deletingLastPathComponent
    }
    return false
  }

  private static func output(of command: [String]) -> Data? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? data : nil
  }
}

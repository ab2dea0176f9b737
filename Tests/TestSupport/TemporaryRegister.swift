public import Domain
import EventLog
import Foundation
public import Registry

/// A register in a folder of its own, removed with the value that owns it.
public final class TemporaryRegister {
  public let folder: String
  /// What the clock says; the tests move it.
  public var now: Timestamp

  /// A register with one stream, `mea`, in Karachi.
  public init(now: Timestamp = Timestamp(date: "2026-01-05", secondsOfDay: 6 * 3600)) throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "register-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    folder = place.path
    self.now = now
    _ = try Founding(folder: folder, clock: clock, actor: "mea.d3")
      .found(stream: "mea", title: "Test register", origin: "example.org/test", timezone: "Asia/Karachi")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  public var clock: Clock { Clock(now: now, isFixed: false) }

  /// Opens the register anew.
  public func open(office: String? = nil, isFixed: Bool = false) throws -> Register {
    try Register(folder: folder, office: office, clock: Clock(now: now, isFixed: isFixed))
  }

  /// Begins a further stream.
  public func openStream(_ name: String) throws {
    _ = try Founding(folder: folder, clock: clock, actor: "\(name).d1").open(stream: name, in: open())
  }

  /// The path of a stream's first segment.
  public func segment(_ stream: String = "mea") -> String {
    LogFolder(register: folder).path(first: 1, in: stream)
  }

  /// The bytes of a stream's first segment.
  public func bytes(_ stream: String = "mea") throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: segment(stream))))
  }

  /// Replaces the bytes of a stream's first segment.
  public func write(_ bytes: [UInt8], to stream: String = "mea") throws {
    try Data(bytes).write(to: URL(filePath: segment(stream)))
  }

  /// Removes the projection.
  public func removeProjection() throws {
    try FileManager.default.removeItem(atPath: folder + "/.rapport")
  }
}

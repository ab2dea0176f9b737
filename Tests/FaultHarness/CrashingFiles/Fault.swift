import EventLog

/// What goes wrong at one call of the file system.
enum Fault: Hashable, Sendable {
  /// The call fails, and nothing of it was done.
  case fails(FileFailure.Cause)
  /// The call fails although all of it was done.
  case failsLate(FileFailure.Cause)
  /// A write takes only some of the bytes and says so.
  case takes(Share)
  /// A write takes some of the bytes and fails.
  case takesAndFails(Share)
  /// A wait fails, and what it waited for will never reach the device, although it can still be read until the machine
  /// stops; with `evicted` it cannot even be read.
  case drops(evicted: Bool)
  /// The process is killed before the call.
  case kills
  /// The process is killed within a write, after some of the bytes.
  case killsWithin(Share)

  /// How much of a write is done.
  enum Share: Hashable, Sendable, CaseIterable {
    case none, firstByte, firstHalf, firstLine, allButLine, allButOne, all

    func count(of bytes: [UInt8]) -> Int {
      switch self {
      case .none: 0
      case .firstByte: min(1, bytes.count)
      case .firstHalf: bytes.count / 2
      case .firstLine: bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      case .allButLine: bytes.dropLast().lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      case .allButOne: max(bytes.count - 1, 0)
      case .all: bytes.count
      }
    }
  }

  /// The numbers that Linux gives to an interrupting signal and to a full quota.
  private static let interrupted = FileFailure.Cause.other(code: 4)
  private static let overQuota = FileFailure.Cause.other(code: 122)

  /// What leaves something behind at a call of this kind: of faults that leave the same, one.
  static func telling(at operation: FileFailure.Operation) -> [Fault] {
    switch operation {
    case .list, .inspect, .open, .read, .lock: []
    case .write: [.takesAndFails(.firstHalf), .killsWithin(.allButLine), .killsWithin(.all)]
    case .synchronize: [.fails(.inputOutput), .drops(evicted: false), .drops(evicted: true), .kills]
    case .create, .rename, .makeFolder, .truncate, .remove: [.fails(.inputOutput), .failsLate(.inputOutput), .kills]
    }
  }

  /// Everything that can go wrong at a call of this kind.
  static func all(at operation: FileFailure.Operation) -> [Fault] {
    let device: [Fault] = [.fails(.inputOutput), .fails(interrupted)]
    let space: [Fault] = [.fails(.noSpace), .fails(overQuota)]
    switch operation {
    case .list, .inspect, .open, .read, .lock: return device
    case .write:
      let shares = Share.allCases
      return device + space + [.kills] + shares.dropLast().map { .takes($0) } + shares.map { .takesAndFails($0) }
        + shares.map { .killsWithin($0) }
    case .synchronize:
      return device + space + [.failsLate(.inputOutput), .drops(evicted: false), .drops(evicted: true), .kills]
    case .create, .rename, .makeFolder: return device + space + [.failsLate(.inputOutput), .kills]
    case .truncate, .remove: return device + [.failsLate(.inputOutput), .kills]
    }
  }
}

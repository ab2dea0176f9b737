import Foundation
import Reports

/// What stands behind the three standard streams.
enum Terminal {
  static let columnsWhenPiped = 100

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether somebody sits there who can be asked.
  static var canAsk: Bool { isTerminal(STDIN_FILENO) && isTerminal(STDERR_FILENO) }

  /// Columns for text on standard output: `COLUMNS`, else the terminal's, else 100.
  static func width(_ environment: [String: String]) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), (20...10_000).contains(columns) { return columns }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 { return Int(size.ws_col) }
    return columnsWhenPiped
  }

  /// Whether standard output is given colours: `NO_COLOR` wins, then the choice, then whether it is a terminal.
  static func hasColour(_ choice: ColourChoice, _ environment: [String: String]) -> Bool {
    if let no = environment["NO_COLOR"], !no.isEmpty { return false }
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: return isTerminal(STDOUT_FILENO) && environment["TERM"] != "dumb"
    }
  }
}

/// Standard output and standard error: the answer, and the talk.
enum Console {
  /// Writes the answer.
  ///
  /// A reader that has gone away (`| head`) has what it wanted: the program ends quietly.
  static func answer(_ text: String) throws { try answer(Array(text.utf8)) }

  /// Writes the bytes of an answer.
  static func answer(_ bytes: [UInt8]) throws {
    guard let problem = write(bytes, to: STDOUT_FILENO) else { return }
    if problem == EPIPE { exit(0) }
    throw OutputFailure(path: "standard output", code: problem)
  }

  /// Writes the answer of a command that has recorded: whatever becomes of the answer, the entry stands.
  static func acknowledge(_ text: String) throws {
    do { try answer(text) } catch let failure as OutputFailure { throw AcknowledgementLost(failure: failure) }
  }

  /// Says something beside the answer; what cannot be said is dropped.
  static func talk(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  /// The error number, or nil if all was written.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return errno }
      done += max(count, 0)
    }
    return nil
  }
}

/// An entry that was recorded, though its answer could not be written.
struct AcknowledgementLost: Error {
  let failure: OutputFailure
}

/// An answer that could not be written.
struct OutputFailure: Error {
  let path: String
  /// The system's error number.
  let code: Int32

  /// The system's error number in an error of Foundation, or that of a failed write.
  static func code(of error: any Error) -> Int32 {
    let error = error as NSError
    let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    if inner.domain == NSPOSIXErrorDomain { return Int32(inner.code) }
    return switch CocoaError.Code(rawValue: error.code) {
    case .fileWriteNoPermission, .fileReadNoPermission: EACCES
    case .fileNoSuchFile, .fileReadNoSuchFile: ENOENT
    case .fileWriteFileExists: EEXIST
    case .fileWriteOutOfSpace: ENOSPC
    case .fileWriteVolumeReadOnly: EROFS
    default: EIO
    }
  }
}

public import EventLog
import Foundation

/// The folder `documents/` of a register: the bytes of what the log calls by digest, name and size.
///
/// A copy is called by the SHA-256 of its bytes and the ending of the name under which it came first
/// (`9f86…0a08.pdf`): the same bytes stand there once, whoever attached them, and anybody can check a copy with
/// `sha256sum`. Nothing of a name that people gave comes into a path but that ending.
public struct DocumentFolder: Sendable {
  /// Its name within the register.
  public static let name = "documents"
  /// A copy that is being made; what an interrupted command left under this name counts for nothing.
  static let unfinished = ".attaching"
  static let digits = 64

  /// The folder that holds it, with `events/`.
  public let register: String
  let files: any LogFiles

  public init(register: String, files: any LogFiles = PosixFiles()) {
    self.register = register
    self.files = files
  }

  var path: String { "\(register)/\(Self.name)" }

  /// What stands in it, sorted by name; nothing where there is no such folder.
  func contents() throws(FileFailure) -> [String] {
    guard try files.identity(ofPath: path) != nil else { return [] }
    return try files.list(path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The name of the copy with these bytes, under whatever ending; nil if there is none.
  public func copy(of digest: String) throws(FileFailure) -> String? {
    try contents().first { Self.digest(ofFile: $0) == digest }
  }

  /// Where a file of the folder lies.
  public func path(of file: String) -> String { "\(path)/\(file)" }

  /// The digest that the name of a copy says; nil for any other file.
  static func digest(ofFile name: String) -> String? {
    let digest = name.prefix(digits)
    let rest = name.dropFirst(digits)
    guard digest.utf8.count == digits, digest.utf8.allSatisfy(isHex), rest.isEmpty || rest.first == "." else {
      return nil
    }
    return String(digest)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// Whether a file stands there, and neither a link nor anything that is no file.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Opens a copy to read it; nil if a link or something else than a file stands there.
  ///
  /// Copies are files that this program made. A link would lead to bytes that others can change; at a pipe, opening
  /// would wait for ever.
  func openCopy(_ path: String) throws(FileFailure) -> OpenFile? {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw Self.failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    // What was a file a moment ago can be something else by now.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ELOOP || errno == ENXIO { return nil }
      throw Self.failure(path)
    }
    let file = OpenFile(descriptor: descriptor, path: path)
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      files.close(file)
      return nil
    }
    return file
  }

  /// The failure that `errno` tells of.
  private static func failure(_ path: String) -> FileFailure {
    let cause: FileFailure.Cause =
      switch errno {
      case ENOENT, ENOTDIR: .missing
      case EACCES, EPERM: .notPermitted
      case EIO: .inputOutput
      default: .other(code: errno)
      }
    return FileFailure(operation: .open, path: path, cause: cause)
  }

  /// The digest of the bytes that a file has now, and how many they are; the file is never held whole.
  ///
  /// nil if a link or something else than a file stands there.
  func digest(ofPath path: String) throws(FileFailure) -> (digest: String, bytes: Int)? {
    guard let file = try openCopy(path) else { return nil }
    defer { files.close(file) }
    var digest = RunningDigest()
    let bytes = try Pieces(files: files).each(of: file) { piece throws(FileFailure) in digest.take(piece) }
    return (digest.hex, bytes)
  }
}

/// Reads a file piece by piece.
struct Pieces {
  static let size = 1024 * 1024

  let files: any LogFiles

  /// Calls back with each piece, to the end.
  ///
  /// - Returns: how many bytes there were.
  func each(
    of file: OpenFile, _ body: (UnsafeRawBufferPointer) throws(FileFailure) -> Void
  ) throws(FileFailure) -> Int {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.size, alignment: 8)
    defer { buffer.deallocate() }
    var offset = 0
    while true {
      let count = try files.read(file, at: offset, into: buffer)
      if count == 0 { return offset }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += count
    }
  }
}

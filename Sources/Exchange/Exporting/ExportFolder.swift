import EventLog
import Foundation

/// The folder of an export: there whole, under its name, or not at all.
///
/// It is written beside its place. `SHA256SUMS` in it says what every file was when it was made, so that anybody can
/// check a copy (`sha256sum -c SHA256SUMS`), and an earlier export that somebody has worked on is not replaced.
final class ExportFolder {
  static let sums = "SHA256SUMS"

  let path: String
  private let files: any LogFiles
  private let temporary: String
  private let old: String
  private var open: [String: StreamedFile] = [:]
  private var finished: [String: String] = [:]

  /// - Parameter target: where it is to stand.
  /// - Throws: `ExportFailure` if something else stands there.
  init(_ target: String, files: any LogFiles) throws(ExportFailure) {
    self.files = files
    path = Self.standardized(target)
    temporary = "\(PathText.beginning(of: path)).\(PathText.name(of: path)).\(getpid())"
    old = temporary + ".old"
    try Self.refuseForeign(path, named: target, files)
    do throws(FileFailure) { try files.makeFolder(temporary) } catch { throw .cannotWrite(error) }
  }

  private static func standardized(_ target: String) -> String {
    let url = URL(fileURLWithPath: target).standardizedFileURL
    // Through a link the folder itself is replaced, and the link stays.
    return FileManager.default.fileExists(atPath: url.path) ? url.resolvingSymlinksInPath().path : url.path
  }

  func write(_ text: String, to name: String) throws(FileFailure) {
    let file: StreamedFile
    if let known = open[name] {
      file = known
    } else {
      file = try StreamedFile("\(temporary)/\(name)", files: files)
      open[name] = file
    }
    try file.write(text.utf8)
  }

  /// Gives it its name.
  func finish() throws(FileFailure) {
    for (name, file) in open { finished[name] = try file.finish() }
    let lines = finished.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }
    let sums = try StreamedFile("\(temporary)/\(Self.sums)", files: files)
    try sums.write(lines.joined().utf8)
    _ = try sums.finish()
    try files.synchronizeFolder(temporary)
    let stood = try files.identity(ofPath: path) != nil
    if stood { try files.rename(path, to: old) }
    do throws(FileFailure) {
      try files.rename(temporary, to: path)
    } catch {
      if stood { try? files.rename(old, to: path) }
      throw error
    }
    try files.synchronizeFolder(PathText.beginning(of: path))
    if stood { try? FileManager.default.removeItem(atPath: old) }
  }

  /// Removes what was written, if it has not got its name.
  func abandon() {
    open = [:]
    try? FileManager.default.removeItem(atPath: temporary)
  }

  /// Only an empty folder, or an earlier export as it was made, may go.
  private static func refuseForeign(
    _ path: String, named target: String, _ files: any LogFiles
  ) throws(ExportFailure) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else { throw .notAFolder(path: target) }
    let names: [String]
    do throws(FileFailure) { names = try files.list(path).sorted() } catch { throw .cannotWrite(error) }
    guard let first = names.first else { return }
    guard let sums = FileManager.default.contents(atPath: "\(path)/\(Self.sums)") else {
      throw .folderInUse(path: target, file: first)
    }
    var known: [String: String] = [:]
    for line in String(decoding: sums, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map { $0.drop { $0 == " " } }
      if parts.count == 2 { known[String(parts[1])] = String(parts[0]) }
    }
    let folder = DocumentFolder(register: path, files: files)
    for name in names where name != Self.sums {
      let digest = try? folder.digest(ofPath: "\(path)/\(name)")?.digest
      guard digest != nil, digest == known[name] else { throw .folderInUse(path: target, file: name) }
    }
  }
}

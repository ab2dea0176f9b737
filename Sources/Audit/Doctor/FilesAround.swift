import EventLog
import Foundation

/// The files and folders of a register beside the lines of its log: modes, leftovers, the disk they lie on.
struct FilesAround {
  /// Less room than this is nearly none: a few thousand entries.
  static let fewBytes = 50 * 1024 * 1024
  /// How long a file that a command is still making may take before it counts as left behind.
  static let secondsLeft: TimeInterval = 60 * 60
  let log: LogFolder
  private var manager: FileManager { .default }
  private var register: String { log.register }

  init(log: LogFolder) { self.log = log }

  func unwritable() throws -> [Trouble] {
    let folders = [register, log.events] + (try log.streams()).map(log.folder(of:))
    return folders.first { access($0, W_OK) != 0 }.map { [.unwritable(path: relative($0))] } ?? []
  }

  /// The disk: how full it is, and whose.
  func placeTroubles() -> [Trouble] {
    var troubles: [Trouble] = []
    let free = (try? manager.attributesOfFileSystem(forPath: register))?[.systemFreeSize] as? NSNumber
    if let free, free.intValue < Self.fewBytes { troubles.append(.diskNearlyFull(freeBytes: free.intValue)) }
    if let name = Self.networkFileSystem(of: register) { troubles.append(.networkFileSystem(name)) }
    return troubles
  }

  /// What has the wrong mode, what was left behind, and what git needs.
  func fileTroubles() throws -> [Trouble] {
    var (open, unprotected, stray): ([String], [String], [String]) = ([], [], [])
    for folder in [log.events, register + "/.rapport"] where Self.mode(of: folder) & 0o002 != 0 { open.append(folder) }
    for stream in try log.streams() {
      let folder = log.folder(of: stream)
      if Self.mode(of: folder) & 0o002 != 0 { open.append(folder) }
      let names = try log.files.list(folder).sorted()
      let segments = names.compactMap(Segment.first(ofName:))
      for first in segments {
        let path = log.path(first: first, in: stream)
        if first != segments.last, Self.mode(of: path) & 0o222 != 0 {
          unprotected.append(path)
        } else if Self.mode(of: path) & 0o002 != 0 {
          open.append(path)
        }
      }
      stray += names.filter { $0.hasPrefix(".") && $0.hasSuffix(".jsonl") }.map { folder + "/" + $0 }.filter(isOld)
    }
    stray += strayProjections()
    var troubles: [Trouble] = []
    if !open.isEmpty { troubles.append(.openToAll(paths: open.map(relative))) }
    if !unprotected.isEmpty { troubles.append(.unprotected(paths: unprotected.map(relative))) }
    if !stray.isEmpty { troubles.append(.strayFiles(paths: stray.map(relative))) }
    let missing = GitCopy.isInGit(register) ? missingGitAttributes : []
    if !missing.isEmpty { troubles.append(.gitAttributesMissing(lines: missing)) }
    return troubles
  }

  /// Projections that are not in use, and were not made just now.
  private func strayProjections() -> [String] {
    let folder = register + "/.rapport"
    let current = manager.contents(atPath: folder + "/current").map { String(decoding: $0, as: UTF8.self) } ?? ""
    let names = (try? log.files.list(folder)) ?? []
    return names.sorted().filter { name in
      name.hasPrefix("current-") || (name.hasPrefix("projection-") && (current.isEmpty || !name.hasPrefix(current)))
    }.map { folder + "/" + $0 }.filter(isOld)
  }

  private func isOld(_ path: String) -> Bool {
    let date = (try? manager.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    return date.map { -$0.timeIntervalSinceNow > Self.secondsLeft } ?? false
  }

  /// The lines that keep git from changing a byte of the log, and of the documents where there are any.
  private var missingGitAttributes: [String] {
    let text = manager.contents(atPath: register + "/.gitattributes").map { String(decoding: $0, as: UTF8.self) } ?? ""
    let lines = text.split(whereSeparator: \.isNewline).map { $0.split(separator: " ") }
    let folders = ["events", "documents"].filter { manager.fileExists(atPath: register + "/" + $0) }
    return folders.filter { folder in
      !lines.contains { words in
        words.first?.hasPrefix(folder + "/") == true && words.contains("-text") && words.contains("-merge")
      }
    }.map { $0 + "/** -text -merge" }
  }

  private func relative(_ path: String) -> String {
    path == register ? "." : path.hasPrefix(register + "/") ? String(path.dropFirst(register.count + 1)) : path
  }
}

extension FilesAround {
  /// Under the lock, so that nobody's unfinished file is taken away; those of the projection are an hour old.
  func removeStrayFiles(_ paths: [String]) throws {
    guard let lock = try log.files.lock(log.events) else { throw WriteFailure.locked(waitedMilliseconds: 0) }
    defer { log.files.close(lock) }
    for path in paths { try log.files.remove(register + "/" + path) }
  }

  func addGitAttributes(_ lines: [String]) throws {
    let path = register + "/.gitattributes"
    var data = manager.contents(atPath: path) ?? Data()
    if let last = data.last, last != 0x0A { data.append(0x0A) }
    data.append(Data(lines.map { $0 + "\n" }.joined().utf8))
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  static func mode(of path: String) -> Int {
    let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? NSNumber
    return mode?.intValue ?? 0
  }

  /// Kinds of file systems that lie on another computer, by the names that Linux gives them.
  private static let networkKinds: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "ceph", "fuse.sshfs", "fuse.glusterfs", "davfs", "fuse.davfs2",
  ]

  /// The kind of the file system that a folder lies in, if it is another computer's; nil where that cannot be told.
  static func networkFileSystem(of folder: String, mounts: String? = nil) -> String? {
    let table = mounts ?? (try? String(contentsOfFile: "/proc/self/mounts", encoding: .utf8)) ?? ""
    let path = (folder as NSString).resolvingSymlinksInPath
    var best: (point: String, kind: String) = ("", "")
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 2 else { continue }
      let point = String(words[1]).replacingOccurrences(of: "\\040", with: " ")
      let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
      if isAbove, point.count >= best.point.count { best = (point, String(words[2])) }
    }
    return networkKinds.contains(best.kind) ? best.kind : nil
  }
}

extension FilesAround {
  /// Takes permissions away from files.
  func changeMode(of paths: [String], removing bits: Int) throws {
    for path in paths {
      let whole = register + "/" + path
      try manager.setAttributes([.posixPermissions: Self.mode(of: whole) & ~bits], ofItemAtPath: whole)
    }
  }
}

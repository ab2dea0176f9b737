import Foundation
public import Registry

/// Mappings that a user has kept, a text file each, one entry a line.
///
/// They are kept with the user's own settings: how a ministry heads its columns is no fact of the dialogue, and whoever
/// corrects a mapping writes no event.
public struct SavedMaps: Sendable {
  private let folder: String

  public init(_ settings: UserSettings) {
    folder = (settings.file as NSString).deletingLastPathComponent + "/maps"
  }

  /// The names under which mappings are kept, in order.
  public var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".map") }.map { String($0.dropLast(4)) }.sorted()
  }

  /// The entries that are kept under a name; lines that begin with `#` are remarks.
  public func entries(named name: String) throws(ColumnMapFailure) -> [String] {
    let file = try file(of: name)
    guard names.contains(name) else { throw .unknownName(name, known: names) }
    guard let data = FileManager.default.contents(atPath: file), let text = String(validating: data, as: UTF8.self)
    else { throw .unreadable(file: file) }
    return text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }

  /// Keeps a mapping; one of the same name is replaced.
  ///
  /// - Returns: the file.
  public func save(_ map: ColumnMap, named name: String) throws(ColumnMapFailure) -> String {
    let file = try file(of: name)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(map.entries.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      let inner = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
      throw .unwritable(file: file, code: inner.domain == NSPOSIXErrorDomain ? Int32(inner.code) : EIO)
    }
    return file
  }

  private func file(of name: String) throws(ColumnMapFailure) -> String {
    guard name.contains(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/) else { throw .badName(name) }
    return "\(folder)/\(name).map"
  }
}

import Foundation

/// This user's own settings: who records, in which dialogue, which stream of which register is written here.
///
/// A text file of `key = value` lines in `$XDG_CONFIG_HOME/rapport/config`; nothing of it is in the log.
public struct UserSettings: Sendable {
  /// The keys that `config` takes, in the order in which it lists them.
  public static let keys = ["actor", "dialogue", "language", "colour", "office"]

  public let file: String
  private var lines: [String]

  /// Reads the file; a file that is not there has no settings.
  /// - Throws: `RegisterFailure.badSetting` for a line that is no setting.
  public init(environment: [String: String]) throws(RegisterFailure) {
    let home = environment["HOME"] ?? "/"
    let base = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.config"
    file = base + "/rapport/config"
    let data = FileManager.default.contents(atPath: file) ?? Data()
    lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    for (index, line) in lines.enumerated() where !Self.isComment(line) && Self.parsed(line) == nil {
      throw .badSetting(file: file, line: index + 1)
    }
  }

  /// The value of a setting; `register` for one that holds for one register only.
  public func value(_ key: String, register: String? = nil) -> String? {
    let name = Self.name(key, register)
    return lines.last { Self.parsed($0)?.key == name }.flatMap { Self.parsed($0)?.value }
  }

  /// All settings as they stand in the file.
  public var all: [(key: String, value: String)] { lines.compactMap(Self.parsed) }

  /// Sets or, with nil, removes a setting, and writes the file whole.
  public mutating func set(_ key: String, to value: String?, register: String? = nil) throws {
    let name = Self.name(key, register)
    lines.removeAll { Self.parsed($0)?.key == name }
    if let value { lines.append("\(name) = \(value)") }
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let text = lines.map { $0 + "\n" }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
  }

  private static func name(_ key: String, _ register: String?) -> String { register.map { "\(key) \($0)" } ?? key }

  private static func isComment(_ line: String) -> Bool {
    let trimmed = line.trimmingCharacters(in: .whitespaces)
    return trimmed.isEmpty || trimmed.hasPrefix("#")
  }

  private static func parsed(_ line: String) -> (key: String, value: String)? {
    guard !isComment(line), let sign = line.range(of: " = ", options: .backwards) else { return nil }
    let key = line[..<sign.lowerBound].trimmingCharacters(in: .whitespaces)
    let value = line[sign.upperBound...].trimmingCharacters(in: .whitespaces)
    return key.isEmpty || value.isEmpty ? nil : (key, value)
  }
}

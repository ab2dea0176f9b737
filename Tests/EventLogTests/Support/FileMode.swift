import Foundation

enum FileMode {
  /// The permission bits of a file.
  static func of(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
  }
}

import Foundation

/// Finds the register that a command is about.
public enum RegisterLocation {
  /// The folder that holds `events/`: the one named, else the working folder or the nearest one above it.
  ///
  /// - Parameters:
  ///   - named: `--register`.
  ///   - environment: `RAPPORT_REGISTER` counts if nothing is named.
  ///   - workingFolder: where the search begins.
  /// - Throws: `RegisterFailure.noRegister` or `.notARegister`.
  public static func find(
    named: String?, environment: [String: String], workingFolder: String
  ) throws(RegisterFailure) -> String {
    if let named = named ?? environment["RAPPORT_REGISTER"].flatMap({ $0.isEmpty ? nil : $0 }) {
      let folder = absolute(named, in: workingFolder)
      guard isRegister(folder) else { throw .notARegister(folder: folder) }
      return folder
    }
    var folder = workingFolder
    while true {
      if isRegister(folder) { return folder }
      let parent = (folder as NSString).deletingLastPathComponent
      if parent == folder || parent.isEmpty { throw .noRegister(searchedFrom: workingFolder) }
      folder = parent
    }
  }

  /// A path made absolute, without `.` and `..`.
  public static func absolute(_ path: String, in folder: String) -> String {
    let whole = path.hasPrefix("/") ? path : folder + "/" + path
    return (whole as NSString).standardizingPath
  }

  /// Whether a folder holds a folder `events/`.
  public static func isRegister(_ folder: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder + "/events", isDirectory: &isFolder) && isFolder.boolValue
  }
}

public import EventLog

/// Why nothing was exported: facts, worded in `ExportWording`.
public enum ExportFailure: Error, Hashable, Sendable {
  /// A file where the folder is to be.
  case notAFolder(path: String)
  /// A folder that is not empty, and is no earlier export, or one that was edited since; `file`: what shows it.
  case folderInUse(path: String, file: String)
  case fileExists(path: String)
  case cannotWrite(FileFailure)
}

import EventLog
public import Reports

/// Why nothing was exported, and what an export came to, in words.
public enum ExportWording {
  /// The words for a failure.
  public static func words(for failure: ExportFailure) -> WordedFailure {
    switch failure {
    case .notAFolder(let path):
      WordedFailure(
        "\(path) is a file; the tables go into a folder.", hint: "Name a folder that does not exist yet: -o FOLDER",
        exitStatus: 1)
    case .folderInUse(let path, let file):
      WordedFailure(
        "\(path) holds \(file), which no export wrote as it is now; it is left alone.",
        hint: "Name a folder that does not exist yet, or move this one away.", exitStatus: 1)
    case .fileExists(let path):
      WordedFailure(
        "\(path) exists; it is left alone.", hint: "Choose another name, or replace it with: --force", exitStatus: 1)
    case .cannotWrite(let failure):
      WordedFailure(
        "\(failure.path) cannot be written (\(FailureWording.words(for: failure.cause))). Nothing half-written is left.",
        hint: "Name a place that has room and in which you may write.", exitStatus: 73)
    }
  }

  /// What is said of a folder of tables.
  public static func sentence(of summary: TableExport.Summary) -> String {
    let rows = "\(Plural.counted(summary.rows, "row")) in \(Plural.counted(summary.tables, "table"))"
    return "\(rows), with a README: \(summary.folder)." + offRecord(summary.offRecord)
  }

  /// What is said of lines: how many, and what is not among them.
  public static func sentence(of summary: LineExport.Summary) -> String {
    let bare = summary.redacted == 0 ? "" : ", \(Plural.digits(summary.redacted)) of them without words"
    let withheld =
      summary.withheld == 0 ? "" : " \(Plural.counted(summary.withheld, "line")) withheld by other offices left out."
    return "\(Plural.counted(summary.written, "event"))\(bare)." + withheld + offRecord(summary.offRecord)
  }

  private static func offRecord(_ count: Int) -> String {
    count == 0 ? "" : " \(Plural.counted(count, "entry", "entries")) off the record left out."
  }
}

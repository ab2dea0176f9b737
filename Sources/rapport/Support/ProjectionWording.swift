import Projections
import Registry
import Reports

/// What comparing `.rapport/` with the log came to, in words.
struct ProjectionWording {
  let findings: [String]
  let summary: String
  /// 3 if the projection has to be made anew: it can be at any time, so that nothing is lost.
  let exitStatus: Int32

  private static let remedy = "The log is not concerned. Make it anew with: rapport rebuild\n"

  init(_ examination: ProjectionExamination) {
    switch examination {
    case .absent:
      (findings, summary, exitStatus) = ([], "There is no projection yet; the next command makes one.\n", 0)
    case .unusable:
      findings = [".rapport: projection: the file is damaged, or of another version of the program"]
      (summary, exitStatus) = ("The projection cannot be used. \(Self.remedy)", 3)
    case .logDamaged:
      (findings, summary, exitStatus) = ([], "The projection was not compared: the log is damaged.\n", 65)
    case .compared(let comparison) where comparison.isOvertaken:
      (findings, exitStatus) = ([], 75)
      summary = "Somebody recorded something meanwhile, so the projection could not be compared. Try again.\n"
    case .compared(let comparison) where comparison.isEqual:
      (findings, exitStatus) = ([], 0)
      summary = "The projection is what the log says: \(Plural.counted(comparison.rowCount, "row")) compared.\n"
    case .compared(let comparison):
      findings =
        comparison.fileFaults.map { ".rapport: projection: SQLite says: \($0)" }
        + comparison.differences.map { ".rapport: projection: table \($0.table)\(Self.words(for: $0))" }
      (summary, exitStatus) = ("The projection is not what the log says. \(Self.remedy)", 3)
    }
  }

  private static func words(for difference: ProjectionDifference) -> String {
    switch difference.kind {
    case .missing: ", row \(difference.key): is missing"
    case .surplus: ", row \(difference.key): the log knows nothing of it"
    case .other: ", row \(difference.key): says something else than the log"
    case .repeated: ": a row stands in it more than once, or too seldom"
    }
  }
}

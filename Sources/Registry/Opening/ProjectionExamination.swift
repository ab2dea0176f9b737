import EventLog
public import Projections

/// Whether the projection at hand is what the log folds into: found out without mending anything.
public enum ProjectionExamination: Sendable {
  /// None was made yet.
  case absent
  /// There is one, and it cannot be used: of another version of the program, or damaged. The next command makes it
  /// anew.
  case unusable
  /// The log is damaged, so that there is nothing to compare with.
  case logDamaged
  case compared(ProjectionComparison)

  /// Brings the projection at hand up to date as any question does, and compares it with one made anew.
  ///
  /// - Parameters:
  ///   - folder: the folder that holds `events/`.
  ///   - office: the stream that is written here, if one is.
  /// - Throws: `RegisterFailure.unreadable`; what the file system throws.
  public static func examine(_ folder: String, office: String?, clock: Clock) throws -> ProjectionExamination {
    let catchUp = CatchUp(folder: LogFolder(register: folder), office: office, now: clock.now, origin: nil)
    let projections = ProjectionFolder(register: folder)
    do {
      guard let projection = try projections.open() else { return projections.hasCurrent ? .unusable : .absent }
      let faults = try projection.fileFaults()
      guard faults.isEmpty else { return .compared(ProjectionComparison(fileFaults: faults)) }
      let condition = try projection.update { (answer: try catchUp.readAll(into: $0), keep: true) }
      if condition.isDamaged { return .logDamaged }
      let fresh = try ProjectionFolder.buildTemporary { _ = try catchUp.readAll(into: $0) }
      return .compared(try projection.compared(with: fresh))
    } catch let failure as FileFailure {
      throw RegisterFailure.unreadable(failure)
    } catch let error where ProjectionFolder.isDamage(error) {
      return .unusable
    } catch let error where ProjectionFolder.isBusy(error) {
      throw RegisterFailure.write(.locked(waitedMilliseconds: 30_000))
    }
  }
}

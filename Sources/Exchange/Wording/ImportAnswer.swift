public import Registry
import Reports

/// What is said of an import that was recorded, or would be.
public struct ImportAnswer: Sendable {
  let file: String
  let actor: String

  public init(file: String, actor: String) {
    self.file = file
    self.actor = actor
  }

  /// So many rows, and what they came to.
  public func text(of written: WrittenTogether<MatrixPlan>) -> String {
    let plan = written.answer
    var lines: [String]
    if let events = written.events {
      let last = events.count == 1 ? "" : "-\(events.upperBound)"
      let trail = "\(written.office)/\(events.lowerBound)\(last), \(actor)"
      lines = ["\(file): \(Plural.counted(plan.commits.count, "row")) recorded.   \(trail)"]
    } else {
      lines = ["\(file): nothing to record."]
    }
    lines += Self.acts(plan.counts).map { "  \($0)" }
    lines += Self.others(plan.counts)
    return lines.map { $0 + "\n" }.joined()
  }

  private static func acts(_ counts: ImportCounts) -> [String] {
    [
      (counts.tabled, "proposal tabled", "proposals tabled"),
      (counts.amended, "title or kind changed", "titles or kinds changed"),
      (counts.assigned, "assignment changed", "assignments changed"),
      (counts.moved, "status moved on", "statuses moved on"),
      (counts.responded, "response recorded", "responses recorded"),
      (counts.promised, "follow-up promised", "follow-ups promised"),
      (counts.reassigned, "follow-up given to another owner", "follow-ups given to other owners"),
      (counts.rescheduled, "due day moved", "due days moved"),
      (counts.cancelled, "follow-up cancelled", "follow-ups cancelled"),
      (counts.noted, "position noted", "positions noted"),
    ].filter { $0.0 > 0 }.map { count, one, many in Plural.counted(count, one, many) }
  }

  private static func others(_ counts: ImportCounts) -> [String] {
    var lines: [String] = []
    if counts.unchanged > 0 {
      lines.append("\(Plural.counted(counts.unchanged, "row says", "rows say")) nothing new.")
    }
    if counts.before > 0 {
      lines.append("\(Plural.counted(counts.before, "row was", "rows were")) recorded from this file before.")
    }
    if counts.overtaken > 0 {
      let rows = Plural.counted(counts.overtaken, "of them says", "of them say")
      lines.append(
        "Note: \(rows) something else than what stands now, and was left: save the file anew to import it as it is.")
    }
    return lines
  }

  /// That rows repeat what the register has left behind; nil if none does.
  public static func kept(_ counts: ImportCounts) -> String? {
    guard counts.kept > 0 else { return nil }
    let rows = Plural.counted(counts.kept, "row is as it was", "rows are as they were")
    return "\(rows) at the last import; the register has moved on since: it stays."
  }

  /// That promises are left under proposals that have ended; nil if none is.
  ///
  /// - Parameter isRecorded: whether they are in the register now: then each is cancelled by its own command.
  public static func leftOpen(_ counts: ImportCounts, isRecorded: Bool) -> String? {
    guard counts.leftOpen > 0 else { return nil }
    let followUps = Plural.counted(counts.leftOpen, "follow-up", "follow-ups")
    let (stay, them) = counts.leftOpen == 1 ? ("stays", "it") : ("stay", "them")
    let proposals = counts.leftOpen == 1 ? "a proposal that has ended" : "proposals that have ended"
    let way = isRecorded ? "rapport follow-up cancel cancels" : "Give --follow-ups cancel to cancel"
    return "\(followUps) of \(proposals) \(stay) open. \(way) \(them)."
  }

  /// That entries name no source; nil if all do.
  public static func unsourced(_ counts: ImportCounts) -> String? {
    guard counts.unsourced > 0 else { return nil }
    let rows = Plural.counted(counts.unsourced, "row names", "rows name")
    return "\(rows) no source: a column authority does, or for all rows --authority TEXT."
  }

  /// The columns that were left out, and how they can be used.
  public static func leftOut(in matrix: Matrix) -> String? {
    guard !matrix.leftOut.isEmpty else { return nil }
    let names = matrix.leftOut.map { column in
      column.nearest.map { "\(column.name) (--map \"\(column.name)=\($0.rawValue)\"?)" } ?? column.name
    }
    return "Columns left out: \(names.joined(separator: ", "))."
  }
}

import EventLog
import Projections

/// Hands lines to the projector, each with the first event of its commit.
final class Intake {
  private let projector: Projector
  private let count: ReadingCount?
  private var first: Int?

  /// - Parameter count: of a log that is read as a whole.
  init(_ projector: Projector, _ count: ReadingCount? = nil) {
    self.projector = projector
    self.count = count
  }

  func take(_ line: LogLine) throws {
    let first = first ?? line.number
    try projector.take(line, first: first)
    self.first = line.isContinued ? first : nil
    count?.addOne()
  }
}

/// Tells how far the reading of a whole log has come.
final class ReadingCount {
  private let total: Int
  private let progress: LongWork.Progress
  private var done = 0

  init(of streams: [String], in folder: LogFolder, _ progress: @escaping LongWork.Progress) throws(FileFailure) {
    var total = 0
    for stream in streams { total += try folder.roughSize(of: stream) }
    self.total = total
    self.progress = progress
  }

  func addOne() {
    done += 1
    if done.isMultiple(of: 4_096) { progress(LongWork(step: .reading, done: min(done, total), total: total)) }
  }
}

/// How far work has come for which somebody may have to wait: a projection that is made anew, a full text index.
public struct LongWork: Sendable, Equatable {
  /// What is done, in this order.
  public enum Step: Sendable {
    /// Events of the log are read.
    case reading
    /// Histories are folded into the tables.
    case folding
    /// The words of histories are put into the index.
    case indexing
    /// Nothing is left to do.
    case finished
  }

  public let step: Step
  /// How many events or histories are done.
  public let done: Int
  /// Of how many; of events as far as the names of the files tell.
  public let total: Int

  public static let finished = LongWork(step: .finished, done: 0, total: 0)

  public init(step: Step, done: Int, total: Int) {
    self.step = step
    self.done = done
    self.total = total
  }

  /// Is told every few thousand events or histories, and when the work is finished or given up.
  public typealias Progress = (LongWork) -> Void
}

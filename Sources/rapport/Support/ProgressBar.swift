import Foundation
import Registry
import Reports

/// How far a long command has come, on standard error: only on a terminal, and only from the first second on.
final class ProgressBar {
  private var label: String
  private var total: Int
  private let begun = ContinuousClock.now
  private var shown: ContinuousClock.Instant?
  private let isTerminal = Terminal.isTerminal(STDERR_FILENO)

  init(_ label: String = "", total: Int = 0) {
    self.label = label
    self.total = total
  }

  deinit { clear() }

  /// Shows that so many are done.
  func show(_ done: Int) {
    guard isTerminal, total > 0 else { return }
    let now = ContinuousClock.now
    guard now - begun > .seconds(1), shown.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
    shown = now
    let width = 30
    let filled = min(width, done * width / total)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    Console.talk("\r\(label) [\(bar)] \(Plural.digits(done)) of \(Plural.digits(total))")
  }

  /// Shows how far a register has come that has to read all of its log.
  func show(_ work: LongWork) {
    let label: String
    switch work.step {
    case .reading: label = "Reading the record"
    case .folding: label = "Making the tables"
    case .indexing: label = "Indexing the words"
    case .finished: return clear()
    }
    if label != self.label { clear() }
    (self.label, total) = (label, work.total)
    show(work.done)
  }

  /// Takes the bar away again.
  func clear() {
    guard shown != nil else { return }
    shown = nil
    Console.talk("\r\u{1B}[K")
  }
}

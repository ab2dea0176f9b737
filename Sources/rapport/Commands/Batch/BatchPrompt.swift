import Foundation
import Registry
import Reports

/// Commands typed one after the other at a terminal, recorded together at the end.
struct BatchPrompt {
  private let recorder: Recorder
  private let parser: BatchParser

  init(_ recorder: Recorder, _ common: WritingOptions) {
    self.recorder = recorder
    parser = BatchParser(recorder: recorder, common: common)
  }

  /// Asks for commands until an empty line or the end of input; each is tried at once, and none recorded before.
  func run() throws {
    Console.talk("One command a line, without rapport. An empty line records them all; Ctrl-C records nothing.\n")
    var batch = Batch()
    while true {
      Console.talk("\(batch.steps.count + 1)> ")
      guard let line = readLine(), !line.allSatisfy(\.isWhitespace) else { break }
      take(line, into: &batch)
    }
    guard !batch.steps.isEmpty else { return Console.talk("Nothing was recorded.\n") }
    try recorder.record(batch.step)
  }

  /// Adds a command if it can stand behind those before it; otherwise says why not.
  private func take(_ line: String, into batch: inout Batch) {
    do {
      guard let step = try parser.step(line) else { return }
      batch.append(step, place: "line \(batch.steps.count + 1)")
      do {
        let tried = try recorder.decide(batch.step, isDryRun: true)
        Console.talk(recorder.lastAnswer(of: tried))
      } catch {
        batch.removeLast()
        throw error
      }
    } catch {
      let words = (error as? BatchFailure)?.lines.last?.words ?? Complaint.words(for: error, command: [])
      Console.talk(Complaint(words: words, isRecording: false).text(asJSON: false))
    }
  }
}

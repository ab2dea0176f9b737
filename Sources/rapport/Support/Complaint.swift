import ArgumentParser
import Exchange
import Foundation
import Registry
import Reports

/// Why a command ended otherwise than it was meant to, as it is said on standard error.
struct Complaint {
  private let words: WordedFailure
  private let isRecording: Bool

  var exitStatus: Int32 { words.exitStatus }

  /// - Parameters:
  ///   - command: the words that name the command, without `rapport`.
  ///   - isRecording: whether it was meant to record something.
  init(_ error: any Error, command: [String], isRecording: Bool) {
    self.init(words: Self.words(for: error, command: command), isRecording: isRecording)
  }

  init(words: WordedFailure, isRecording: Bool) {
    self.words = words
    self.isRecording = isRecording
  }

  /// The same with another hint.
  func saying(_ hint: (String) -> String) -> Complaint {
    let other = WordedFailure(
      words.sentence, hint: words.hint.map(hint), exitStatus: words.exitStatus, isCertain: words.isCertain,
      evidence: words.evidence)
    return Complaint(words: other, isRecording: isRecording)
  }

  /// Two lines for people; for programs one line of JSON.
  ///
  /// What was typed or read is quoted, and that may be a signing key by mistake: a terminal and a log keep no secret.
  func text(asJSON: Bool) -> String {
    whole(asJSON: asJSON).replacing(/PRIVATE\+KEY\+[^\s"'\\]*/.ignoresCase(), with: "PRIVATE+KEY+…")
  }

  private func whole(asJSON: Bool) -> String {
    if asJSON {
      let value: JSONValue = [
        "schema": "error/1", "error": .string(sentence), "hint": JSONValue(words.hint),
        "findings": .array(words.evidence.split(separator: "\n").map { .string(String($0)) }),
        "status": .integer(Int(exitStatus)),
      ]
      return JSONWriter(.compact).write(value) + "\n"
    }
    let before = words.evidence.split(separator: "\n").map { "error: \($0)\n" }.joined()
    return before + "error: \(sentence)\n" + (words.hint.map { "hint: \($0)\n" } ?? "")
  }

  private var sentence: String {
    isRecording && words.isCertain ? words.sentence + " Nothing was recorded." : words.sentence
  }

  /// The words for any error that a command can end with.
  static func words(for error: any Error, command: [String]) -> WordedFailure {
    switch error {
    case let failure as RegisterFailure: FailureWording.words(for: failure)
    case let failure as UsageFailure: UsageWording.words(for: failure)
    case let failure as ExportFailure: ExportWording.words(for: failure)
    case let failure as DocumentFailure: DocumentWording.words(for: failure)
    case let failure as BatchFailure: failure.words
    case let failure as SheetFailure: SheetWording.words(for: failure)
    case let failure as TemplateFailure: LetterWording.words(for: failure)
    case let failure as LetterRefusal: failure.words
    case let failure as MatrixFailure: ImportWording.words(for: failure)
    case let failure as ColumnMapFailure: ImportWording.words(for: failure)
    case let stopped as RecordingStopped: ImportWording.words(for: stopped)
    case let bad as BadMatrix: bad.words
    case let failure as BrowserFailure: BrowserWording.words(for: failure)
    case let failure as FormFailure: FormWording.words(for: failure)
    case let failure as FormsUnnamed: failure.words
    case let failure as CollectFailure: CollectWording.words(for: failure)
    case let lost as AcknowledgementLost:
      WordedFailure(
        "It is recorded, but the answer could not be written: \(String(cString: strerror(lost.failure.code))).",
        hint: "Do not repeat it; see it with: rapport log", exitStatus: 74, isCertain: false)
    case let failure as OutputFailure:
      WordedFailure(
        "\(failure.path) cannot be written: \(String(cString: strerror(failure.code))).",
        hint: "Nothing half-written was left there.", exitStatus: 73)
    default: parsing(error, command: command)
    }
  }

  private static func parsing(_ error: any Error, command: [String]) -> WordedFailure {
    if Rapport.exitCode(for: error).isSuccess {
      return UsageWording.words(for: .notAWritingCommand((command + ["--help"]).joined(separator: " ")))
    }
    guard Rapport.exitCode(for: error) == .validationFailure else {
      return WordedFailure("This could not be done: \(error).", hint: "rapport verify", exitStatus: 1)
    }
    let message = Rapport.message(for: error).split(whereSeparator: \.isNewline).joined(separator: " ")
    // An option has no space in it: this is a text that begins with a hyphen.
    if message.contains(/Unknown option '-[^']*\s/) { return UsageWording.words(for: .textLikeOption) }
    if command == ["dialogue", "open"], let side = message.firstMatch(of: /nexpected argument '([A-Za-z]{2})'/) {
      return UsageWording.words(for: .sidesApart(side.1.uppercased()))
    }
    let help = (["rapport"] + command + ["--help"]).joined(separator: " ")
    return UsageWording.words(for: .parser(message, help: help))
  }
}

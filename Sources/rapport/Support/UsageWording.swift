import Reports

/// What was typed wrongly, in words; always status 64, but for files and helpers that are missing.
enum UsageWording {
  static func words(for failure: UsageFailure) -> WordedFailure {
    switch failure {
    case .missingValue(let name, let meaning, let example):
      usage("Missing: \(meaning) (\(name)).", "For example: \(example)")
    case .badChoice(let name, let value, let known): choice(name, value, known)
    case .unknownEnding(let path, let known):
      usage(
        "\(path) does not end in a format that is made here.",
        "Use \(FailureWording.alternatives(known)), or --format")
    case .unknownCommand(let word, let within, let nearest): command(word, within: within, nearest: nearest)
    case .together(let first, let second): usage("\(first) and \(second) do not go together.", nil)
    case .needsOneOf(let options, let example):
      usage("Nothing is said to change: give \(FailureWording.alternatives(options)).", "For example: \(example)")
    case .confirmationMissing(let question): usage("\(question) This has to be confirmed.", "Add: --yes")
    case .notAnswered: usage("The question was not answered.", nil)
    case .badQuoting(let line): usage("A quotation does not end: \(line)", "Close it with \" or '")
    case .badHead(let text):
      usage("\"\(text)\" is no head of a delegation.", "For example --head \"PK:Secretary, Economic Affairs\"")
    case .badReading(let name, let text):
      usage("\"\(text)\" for \(name) is no figure with its day.", "For example \(name) 3500@2022-06-30")
    case .notPositive(let name, let number): usage("\(name) is 1 or more, not \(number).", nil)
    case .reversed(let from, let to): usage("\(from) is later than \(to).", "The earlier day comes first.")
    case .notReviewed(let session, let rest):
      usage(
        "\(session) has said nothing yet on \(rest.joined(separator: ", ")).",
        "Review each with rapport proposal review REF --session \(session) --outcome ..., the rest with --carry-rest")
    case .sidesApart(let second):
      usage("\(second) stands apart: the two sides are one value.", "With a comma and no space: --sides PK,\(second)")
    case .textLikeOption:
      usage("A text that begins with a hyphen was taken for an option.", "Put -- before it, behind all options.")
    case .notAWritingCommand(let word):
      usage("\"\(word)\" records nothing, so it cannot stand here.", "One recording command a line, without rapport")
    case .onTheWholeOnly(let option):
      usage("\(option) holds for the whole commit.", "Say it once: rapport record FILE \(option) ...")
    case .parser(let message, let help) where message.contains("nexpected argument"):
      usage(
        message.hasSuffix(".") ? message : message + ".",
        "A text of several words stands in quotation marks: \"...\" — See: \(help)")
    case .parser(let message, let help):
      usage(message.hasSuffix(".") || message.hasSuffix("?") ? message : message + ".", "See: \(help)")
    case .notUTF8(let name): usage("\(name) is not UTF-8 text.", "Save it as UTF-8.")
    case .fileExists(let path):
      WordedFailure(
        "\(path) exists, and rapport did not write it as it is now; it is left alone.",
        hint: "Choose another name, or replace it with: --force", exitStatus: 1)
    case .notForTerminal(let format):
      usage("\(format) cannot be shown at a terminal.", "Write it to a file: -o report.\(format)")
    case .unreadableFile(let path):
      WordedFailure("\(path) cannot be read.", hint: "Check the name of the file.", exitStatus: 66)
    case .noWorkingFolder:
      WordedFailure(
        "The folder in which you are is gone, or may not be read.", hint: "Go to the register's folder: cd FOLDER",
        exitStatus: 66)
    case .editor(let command):
      WordedFailure(
        "The editor \"\(command)\" did not start or did not end well.", hint: "Choose one with EDITOR=nano",
        exitStatus: 69)
    }
  }

  private static func choice(_ name: String, _ value: String, _ known: [String]) -> WordedFailure {
    let nearest = NearestWord.among(known, to: value)
    let meant = nearest.isEmpty ? "" : "Did you mean \(FailureWording.alternatives(nearest))? "
    return usage("\(name) cannot be \"\(value)\".", "\(meant)It can be \(FailureWording.alternatives(known))")
  }

  private static func command(_ word: String, within: [String], nearest: [String]) -> WordedFailure {
    let help = (["rapport"] + within + ["--help"]).joined(separator: " ")
    let hint =
      nearest.isEmpty
      ? "See: \(help)" : "Did you mean: \(FailureWording.alternatives(nearest.map { "rapport " + $0 }))?"
    let place = (["rapport"] + within).joined(separator: " ")
    return usage("\(place) has no command \"\(word)\".", hint)
  }

  private static func usage(_ sentence: String, _ hint: String?) -> WordedFailure {
    WordedFailure(sentence, hint: hint, exitStatus: 64)
  }
}

/// Why no PDF could be printed, in words; status 69.
enum BrowserWording {
  static func words(for failure: BrowserFailure) -> WordedFailure {
    let without = "Without one: -o report.html, and print that from any browser."
    return switch failure {
    case .missing:
      WordedFailure(
        "A PDF is printed by Chromium or Chrome, and none is installed here.",
        hint: "sudo apt-get install chromium — \(without)", exitStatus: 69)
    case .notThere(let name):
      WordedFailure(
        "There is no browser \(name), which RAPPORT_BROWSER names.",
        hint: "Correct it, or leave it out: unset RAPPORT_BROWSER",
        exitStatus: 69)
    case .failed(let program):
      WordedFailure("\(program) did not print the PDF.", hint: without, exitStatus: 69)
    }
  }
}

import Registry

// Where the register is, who writes, and in which stream.
extension FailureWording {
  static func surroundings(_ failure: RegisterFailure) -> WordedFailure {
    switch failure {
    case .noRegister(let folder):
      WordedFailure(
        "There is no register here: no folder events/ in \(folder) or above it.",
        hint: "Begin one with: rapport init --title \"...\" — or name one with --register DIR", exitStatus: 66)
    case .notARegister(let folder):
      WordedFailure(
        "There is no register in \(folder): it holds no folder events/ with a stream.",
        hint: "Begin one there with: rapport init --title \"...\" --register \(folder)", exitStatus: 66)
    case .alreadyARegister(let folder):
      WordedFailure(
        "There is a register in \(folder) already.",
        hint: "Open a further stream in it with: rapport init --office NAME", exitStatus: 1)
    case .badClock(let text):
      WordedFailure(
        "RAPPORT_NOW is \"\(text)\", which is no time.", hint: "For example RAPPORT_NOW=2026-03-01T09:00:00Z",
        exitStatus: 78)
    case .badSetting(let file, let line):
      WordedFailure(
        "\(file):\(line): a setting is a line KEY = VALUE.", hint: "Mend or remove that line.", exitStatus: 78)
    case .noActor:
      WordedFailure(
        "It is not known who records: no --actor, no RAPPORT_ACTOR, and no actor in your settings.",
        hint: "Say once which desk this is: rapport config actor so-japan", exitStatus: 78)
    case .officeUnknown(let streams):
      WordedFailure(
        "The register has several streams (\(streams.joined(separator: ", "))), and none is named as the one to write.",
        hint: "Say once which one is yours: rapport config office \(streams.first ?? "mea")", exitStatus: 78)
    case .noSuchStream(let name, let streams):
      WordedFailure(
        "The register has no stream \(name); it has \(streams.joined(separator: ", ")).",
        hint: "Open it with: rapport init --office \(name)", exitStatus: 78)
    case .badActor, .badStreamName, .badTimeZone, .badOrigin: naming(failure)
    default: unforeseen(failure)
    }
  }

  private static func naming(_ failure: RegisterFailure) -> WordedFailure {
    switch failure {
    case .badActor(let text):
      WordedFailure(
        "\"\(text)\" cannot be the name of a desk: a-z, 0-9, full stop and hyphen, at most 32, no space.",
        hint: "Name the desk or post, not a person, for example so-japan", exitStatus: 64)
    case .badStreamName(let text):
      WordedFailure(
        "\"\(text)\" cannot be the name of a stream: a-z, 0-9 and hyphen, at most 32, a letter first.",
        hint: "For example --office mea", exitStatus: 64)
    case .badTimeZone(let text):
      WordedFailure(
        "The time zone \"\(text)\" is not known.", hint: "For example --time-zone Asia/Karachi", exitStatus: 64)
    case .badOrigin(let text):
      WordedFailure(
        "\"\(text)\" cannot name a register: a host name, perhaps with a path, without https://.",
        hint: "For example --origin mofa.gov.pk/jphlepd", exitStatus: 64)
    default: unforeseen(failure)
    }
  }
}

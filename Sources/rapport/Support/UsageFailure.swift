/// Why a command line cannot be carried out as it was typed; worded in `UsageWording`.
enum UsageFailure: Error {
  /// A value that must be given was not, and nobody could be asked.
  case missingValue(name: String, meaning: String, example: String)
  case badChoice(String, value: String, known: [String])
  case unknownEnding(String, known: [String])
  case unknownCommand(String, within: [String], nearest: [String])
  /// Options that cannot stand together.
  case together(String, String)
  case needsOneOf([String], example: String)
  case confirmationMissing(String)
  case notAnswered
  case editor(String)
  /// A line of `record` that is no writing command.
  case notAWritingCommand(String)
  /// An option that is said once, with `record`, and not on one of its lines.
  case onTheWholeOnly(String)
  case badQuoting(String)
  case unreadableFile(String)
  /// The folder in which the command was typed is gone, or may not be looked at.
  case noWorkingFolder
  /// A file where an answer is to be written, which rapport did not write.
  case fileExists(String)
  /// A form that a terminal cannot show.
  case notForTerminal(String)
  case notUTF8(String)
  /// What the parser of the command line said.
  case parser(String, help: String)
  case badHead(String)
  /// A figure without its day, or the other way round.
  case badReading(String, String)
  /// A number that has to be 1 or more.
  case notPositive(String, Int)
  /// Two days of which the first has to be the earlier.
  case reversed(from: String, to: String)
  /// Open proposals on which a session said nothing, and nobody to ask.
  case notReviewed(session: String, [String])
  /// The sides of a dialogue, typed apart.
  case sidesApart(String)
  /// A text that begins with a hyphen, which was taken for an option.
  case textLikeOption
}

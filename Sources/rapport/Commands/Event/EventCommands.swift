import ArgumentParser
import Domain
import Registry

struct EventCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event", abstract: "Entries that were made earlier: corrected, withdrawn, confirmed, shared, moved.",
    discussion: """
      Nothing is ever edited: the entry stays, and history shows both wordings. Only redact removes words, for good and \
      by somebody's order.
      """,
    subcommands: [
      CorrectEvent.self, WithdrawEvent.self, MoveEvent.self, ConfirmEvent.self, ShareEvent.self, RedactEvent.self,
    ])
}

/// The entry that a command is about.
struct EventArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The entry, for example mea/412.", valueName: "ID")) var event: String?

  func value(_ desk: Preparation) throws -> EventID {
    try Self.event(try desk.required(event, "ID", "the entry"))
  }

  /// The entry that a text cites, whatever its case.
  /// - Throws: `RegisterFailure.notAReference`.
  static func event(_ typed: String) throws(RegisterFailure) -> EventID {
    guard let event = EventID(ReferenceText.normalised(typed).lowercased()) else {
      throw .notAReference(.event, typed)
    }
    return event
  }
}

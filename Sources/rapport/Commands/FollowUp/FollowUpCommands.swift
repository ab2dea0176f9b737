import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct FollowUpCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow-up", abstract: "Promised actions: who owes what by when.",
    subcommands: [
      AddFollowUp.self, CompleteFollowUp.self, RescheduleFollowUp.self, ReassignFollowUp.self, AmendFollowUp.self,
      CancelFollowUp.self, ReopenFollowUp.self,
    ])
}

/// The follow-up that a command is about.
struct FollowUpArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The follow-up, for example JPHLEPD-9-05.1.", valueName: "REF.N")) var followUp: String?

  func value(_ desk: Preparation) throws -> String { try desk.required(followUp, "REF.N", "the follow-up") }
}

extension Draft {
  /// Decides about a follow-up; the command is made from its number.
  func handle(
    _ followUp: String, _ circumstances: Circumstances, remarks: [Answer.Remark] = [],
    _ command: (Int) -> FollowUpCommand
  ) throws -> [Answer] {
    let reference = try references.followUp(followUp)
    let change = try handle(.followUp(command(reference.number)), on: reference.proposal, circumstances)
    return [.proposal(change, followUp: reference.number, remarks: remarks)]
  }

  /// The body that answers for a follow-up today.
  func owner(of followUp: String) throws -> String {
    let reference = try references.followUp(followUp)
    let owner = try queries.proposal(reference.proposal).followUps[reference.number]?.owner
    return owner.map(try queries.heirs().heir) ?? ""
  }
}

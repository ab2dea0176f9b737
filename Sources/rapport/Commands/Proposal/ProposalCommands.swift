import ArgumentParser

struct ProposalCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proposal", abstract: "Proposals: on the table, owned, agreed, done.",
    subcommands: [
      TableProposal.self, AssignProposal.self, ChangeStatus.self, RespondToProposal.self, NoteOnProposal.self,
      AmendProposal.self, WaitForProposal.self, RelateProposal.self, ReviewProposal.self, SplitProposal.self,
    ])
}

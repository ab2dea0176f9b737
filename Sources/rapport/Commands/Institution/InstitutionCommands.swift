import ArgumentParser

struct InstitutionCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "institution", abstract: "Ministries, agencies, missions.",
    subcommands: [
      AddInstitution.self, RenameInstitution.self, SucceedInstitution.self, SetContact.self, ListInstitutions.self,
      ShowInstitution.self,
    ])
}

import ArgumentParser

struct InstitutionCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "institution", abstract: "Ministries, agencies, missions.",
    subcommands: [AddInstitution.self, ListInstitutions.self, ShowInstitution.self])
}

import ArgumentParser
import Foundation
import Reports

/// The command line of the register.
@main struct Rapport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapport",
    abstract: "Keeps what two governments said they would do.",
    discussion: """
      Begin with: rapport status. References may be short (9-05) where the dialogue is clear; days are typed as \
      2025-12-03, "3 Dec 2025", today, yesterday, +30d or +10wd. All of it, with examples: rapport manual.
      """,
    version: Product.name,
    groupedSubcommands: [
      CommandGroup(
        name: "SET UP",
        subcommands: [
          InitCommand.self, RegisterCommands.self, ConfigCommand.self, InstitutionCommands.self, DialogueCommands.self,
          SessionCommands.self, CalendarCommands.self, HolidayCommands.self, ManualCommand.self,
          CompletionsCommand.self,
        ]),
      CommandGroup(
        name: "RECORD",
        subcommands: [
          ProposalCommands.self, FollowUpCommands.self, TargetCommands.self, MilestoneCommands.self, PaperCommands.self,
          DocumentCommands.self,
          RecordCommand.self, UndoCommand.self, EventCommands.self, ViewCommands.self,
        ]),
      CommandGroup(
        name: "READ",
        subcommands: [
          StatusCommand.self, OverdueCommand.self, ListCommand.self, ShowCommand.self, HistoryCommand.self,
          ExplainCommand.self, SearchCommand.self, DeadlinesCommand.self, MatrixCommand.self, ReportCommand.self,
          LogCommand.self,
        ]),
      CommandGroup(
        name: "EXCHANGE",
        subcommands: [
          ImportCommand.self, CirculateCommand.self, CollectCommand.self, RemindCommand.self, ExportCommand.self,
        ]),
      CommandGroup(
        name: "AUDIT",
        subcommands: [
          VerifyCommand.self, CheckCommand.self, DoctorCommand.self, CheckpointCommands.self, ProveCommand.self,
          KeyCommands.self, RebuildCommand.self,
        ]),
    ])

  static func main() {
    // The program ends here, with the projection open: closing it would write and sync for nothing.
    Foundation.exit(EntryPoint(Array(CommandLine.arguments.dropFirst())).run())
  }
}

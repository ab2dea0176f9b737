import ArgumentParser
import EventLog
import Projections
import Registry
import Reports

struct ListKeys: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The keys that were published, and which of them can sign here.")

  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    let folder = KeyFolder(beside: try Surroundings().settings)
    return try KeyListReport(queries) { (try? folder.key(of: $0.name, $0.kind))?.verifier == $0 }
  }
}

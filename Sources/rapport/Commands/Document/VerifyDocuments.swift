import ArgumentParser
import Exchange
import Projections
import Registry
import Reports

struct VerifyDocuments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Reads every copy under documents/ and compares it with the log.",
    discussion: """
      Named are: a document without its copy, a copy that was altered, a copy that no event names, one that a \
      redaction removes, what an interrupted command left. Status 3 if there is any. With --mend goes what can go \
      without a loss: copies that no event names, and those that a redaction removes.
      Example: rapport document verify
      """)

  @Flag(help: "Remove copies that no event names, and those that a redaction removes.") var mend = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings()
    let outlets = try ReportOutlets(output, surroundings)
    let register = try surroundings.register(common)
    let verification = mend ? try mended(register) : DocumentVerification(try audit(register))
    try outlets.show(verification)
    try Damage(register.condition).tell(asJSON: output.format?.lowercased() == "json")
    if verification.exitStatus != 0 { throw ExitCode(verification.exitStatus) }
  }

  private func audit(_ register: Register) throws -> DocumentAudit {
    let named = try register.ask { try $0.namedDocuments() }
    do {
      return try DocumentAudit(DocumentFolder(register: register.folder), named: named)
    } catch {
      throw DocumentFailure.unreadable(error)
    }
  }

  /// What is removed is decided under the lock, of the log as it is then: nobody takes in a document meanwhile.
  private func mended(_ register: Register) throws -> DocumentVerification {
    try requireKnown(register)
    let intake = try DocumentIntake.open(DocumentFolder(register: register.folder))
    defer { intake.close() }
    let current = try register.reopened()
    try requireKnown(current)
    let audit = try audit(current)
    let files = audit.findings.compactMap(\.removable)
    try intake.remove(files)
    return DocumentVerification(audit, mended: files)
  }

  /// Where a part of the log cannot be read, nobody knows what it names.
  private func requireKnown(_ register: Register) throws {
    try Damage(register.condition).tell(asJSON: output.format?.lowercased() == "json")
    let unknown = try register.ask { try $0.unknownTypes() }
    guard unknown.isEmpty else { throw DocumentFailure.unknownTypes(unknown) }
  }
}

import ArgumentParser
import Audit
import EventLog
import Projections
import Registry
import Reports

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Reads the whole log and names what is broken.",
    discussion: """
      Status 0: whole. 3: an interrupted command left something that counts for nothing. 65: damage.
      Example: rapport verify
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings()
    let folder = try surroundings.folder(common)
    let verifier = Verifier(
      folder: LogFolder(register: folder), expectations: try expectations(folder, surroundings))
    let verification: Verification
    do { verification = try verifier.verify() } catch let failure as FileFailure {
      throw RegisterFailure.unreadable(failure)
    }
    for line in VerificationWording.findings(of: verification) { Console.talk(line + "\n") }
    try Console.answer(VerificationWording.summary(of: verification))
    if verification.exitStatus != 0 { throw ExitCode(verification.exitStatus) }
  }

  /// What was read before and must still be there; nothing is caught up, because that is what is being verified.
  private func expectations(_ folder: String, _ surroundings: Surroundings) throws -> Verifier.Expectations {
    let streams = (try? LogFolder(register: folder).streams()) ?? []
    guard !streams.isEmpty else { throw RegisterFailure.notARegister(folder: folder) }
    let office = surroundings.office(common, folder: folder) ?? (streams.count == 1 ? streams[0] : nil)
    guard let projection = (try? ProjectionFolder(register: folder).open()) ?? nil,
      let positions = try? projection.positions(),
      let named = try? projection.update({ (answer: try $0.highestNamed(), keep: false) })
    else { return Verifier.Expectations(writtenStream: office) }
    return Verifier.Expectations(
      writtenStream: office, cursors: positions.mapValues { [$0] }, highestNamed: named)
  }
}

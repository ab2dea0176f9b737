import ArgumentParser
import Audit
import EventLog
import Registry
import Reports

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Reads the whole log and names what is broken.",
    discussion: """
      Every byte is read again: grammar, data, chain, order, and that the log still holds what was read from it before. \
      Each fault is named by file, line and rule. Status 0: whole. 3: an interrupted command left something that the \
      next entry sees to (bytes that count for nothing, words to be removed), or .rapport/ is not what the log says. 65: damage.
      Example: rapport verify --projection
      """)

  @Flag(help: "Read only the newest segment of each stream, and files that are not what they were.") var fast = false
  @Flag(help: "Also compare every table of .rapport/ with the log; the search index is not compared.")
  var projection = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings()
    let folder = try surroundings.folder(common)
    let office = try office(folder, surroundings)
    let verifier = Verifier(
      folder: LogFolder(register: folder), expectations: Verifier.Expectations(readFrom: folder, writtenStream: office))
    var status: Int32
    do {
      if fast, let quick = try verifier.verifyQuickly() {
        try tell(VerificationWording.findings(of: quick), VerificationWording.summary(of: quick))
        status = quick.exitStatus
      } else {
        let whole = try verifier.verify()
        try tell(VerificationWording.findings(of: whole), VerificationWording.summary(of: whole))
        status = whole.exitStatus
      }
    } catch let failure as FileFailure {
      throw RegisterFailure.unreadable(failure)
    }
    if projection {
      let examination = try ProjectionExamination.examine(folder, office: office, clock: surroundings.clock)
      let wording = ProjectionWording(examination)
      try tell(wording.findings, wording.summary)
      status = max(status, wording.exitStatus)
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func tell(_ findings: [String], _ summary: String) throws {
    for line in findings { Console.talk(line + "\n") }
    try Console.answer(summary)
  }

  private func office(_ folder: String, _ surroundings: Surroundings) throws -> String? {
    let streams = (try? LogFolder(register: folder).streams()) ?? []
    let known = Verifier.Expectations(readFrom: folder, writtenStream: nil)
    guard !streams.isEmpty || known.cursors.contains(where: { $0.value.contains { $0.size > 0 } }) else {
      throw RegisterFailure.notARegister(folder: folder)
    }
    return surroundings.office(common, folder: folder) ?? (streams.count == 1 ? streams[0] : nil)
  }
}

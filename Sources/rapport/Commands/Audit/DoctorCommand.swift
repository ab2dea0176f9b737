import ArgumentParser
import Audit
import EventLog
import Registry
import Reports

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "What to do next when something is wrong, in order.",
    discussion: """
      Reads the whole log and looks around it: the disk, the clock, your settings, the modes of files, git. Changes \
      nothing unless told to. Status 0: nothing is to be done. 3: something is. 65: the log is damaged. \
      Example: rapport doctor --mend
      """)

  @Flag(help: "Do what is safe: nothing of it touches an event that counts.") var mend = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings()
    let folder = try surroundings.folder(common)
    let office = try office(folder, surroundings)
    let doctor = Doctor(
      folder: folder, office: office,
      actor: surroundings.variable("RAPPORT_ACTOR") ?? surroundings.settings.value("actor"),
      clock: surroundings.clock)
    do {
      var diagnosis = try doctor.examine()
      if mend, diagnosis.troubles.contains(where: \.isMendable) {
        try Console.answer(DoctorWording.mended(try doctor.mend(diagnosis)))
        diagnosis = try doctor.examine()
      }
      try Console.answer(DoctorWording(diagnosis).text)
      if diagnosis.exitStatus != 0 { throw ExitCode(diagnosis.exitStatus) }
    } catch let failure as FileFailure {
      throw RegisterFailure.unreadable(failure)
    } catch let failure as WriteFailure {
      throw RegisterFailure.write(failure)
    }
  }

  private func office(_ folder: String, _ surroundings: Surroundings) throws -> String? {
    let streams = (try? LogFolder(register: folder).streams()) ?? []
    return surroundings.office(common, folder: folder) ?? (streams.count == 1 ? streams[0] : nil)
  }
}

import Domain
import Foundation
import Registry

/// What a command finds around it: the environment, the working folder, the clock, the user's own settings.
struct Surroundings {
  let environment: [String: String]
  let workingFolder: String
  let clock: Clock
  var settings: UserSettings
  /// Shows how far the register has come where all of its log has to be read.
  let bar = ProgressBar()

  /// Read once: asking for it makes strings of all of it.
  private static let environment = ProcessInfo.processInfo.environment

  init() throws {
    environment = Self.environment
    workingFolder = FileManager.default.currentDirectoryPath
    // A folder that was removed meanwhile: taking it for the root would begin a register there.
    guard workingFolder.hasPrefix("/") else { throw UsageFailure.noWorkingFolder }
    clock = try Clock(environment: environment)
    settings = try UserSettings(environment: environment)
  }

  /// The folder of the register that a command is about.
  func folder(_ options: CommonOptions) throws -> String {
    try RegisterLocation.find(named: options.folder, environment: environment, workingFolder: workingFolder)
  }

  /// Opens the register that a command is about.
  ///
  /// It stays open until the process ends: closing the projection would make SQLite write and sync for nothing.
  func register(_ options: CommonOptions) throws -> Register {
    let folder = try folder(options)
    let register = try Register(
      folder: folder, office: office(options, folder: folder), clock: clock, progress: bar.show)
    _ = Unmanaged.passRetained(register)
    return register
  }

  /// The stream that is written here, as far as an option, the environment or the user's settings name it.
  func office(_ options: CommonOptions, folder: String) -> String? {
    options.office ?? variable("RAPPORT_OFFICE") ?? settings.value("office", register: folder)
  }

  /// Who records.
  func actor(_ typed: String?) throws(RegisterFailure) -> String {
    guard let actor = typed ?? variable("RAPPORT_ACTOR") ?? settings.value("actor") else { throw .noActor }
    guard CodeRule.isActor(actor) else { throw .badActor(actor) }
    return actor
  }

  /// A variable of the environment that is set and not empty.
  func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// When colours are used: the option, else the user's setting, else on a terminal.
  func colour(_ typed: String?) throws -> ColourChoice {
    guard let typed = typed ?? settings.value("colour") else { return .auto }
    guard let choice = ColourChoice(rawValue: typed) else {
      throw UsageFailure.badChoice("--colour", value: typed, known: ColourChoice.allCases.map(\.rawValue))
    }
    return choice
  }
}

import ArgumentParser
import Domain
import Foundation
import Registry
import Reports

struct InitCommand: Recording {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Begins a register here, or a further stream in one.",
    discussion: """
      Example: rapport init --title "Japan-Pakistan follow-up register" --office mea --origin example.org/jphlepd \
      --time-zone Asia/Karachi --actor mea.d3
      """)

  @Option(help: ArgumentHelp("What the register is called.", valueName: "T")) var title: String?
  @Option(help: ArgumentHelp("A name that no other register has: a host name, perhaps with a path.", valueName: "O"))
  var origin: String?
  @Option(help: ArgumentHelp("The time zone that decides which day is today.", valueName: "Z")) var timeZone: String?
  @Option(help: ArgumentHelp("The desk that records, for example so-japan.", valueName: "WHO")) var actor: String?
  @Flag(name: .shortAndLong, help: "Say nothing when it is done.") var quiet = false
  @Flag(name: .customLong("no-input"), help: "Never ask; this command never does.") var noInput = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    var surroundings = try Surroundings()
    let named = common.folder ?? surroundings.variable("RAPPORT_REGISTER") ?? "."
    let folder = RegisterLocation.absolute(named, in: surroundings.workingFolder)
    let actor = try surroundings.actor(actor)
    let isNew = try makeFolder(folder)
    let stream = common.office ?? surroundings.variable("RAPPORT_OFFICE") ?? Self.usualStream
    let founding = Founding(folder: folder, clock: surroundings.clock, actor: actor)
    let answer: String
    var outer: String?
    if RegisterLocation.isRegister(folder), let register = try openRegister(folder, surroundings) {
      let event = try founding.open(stream: stream, in: register)
      answer = AnswerWording.opened(stream: stream, in: folder, event: event, actor: actor)
    } else {
      let title = title ?? (folder as NSString).lastPathComponent
      let event: EventID
      do {
        event = try founding.found(
          stream: stream, title: title, origin: origin ?? Self.origin(stream, surroundings.clock),
          timezone: timeZone ?? TimeZone.current.identifier)
      } catch {
        // It stays if anything came into it.
        if isNew { rmdir(folder) }
        throw error
      }
      answer = AnswerWording.founded(title: title, in: folder, event: event, actor: actor)
      outer = register(around: folder)
    }
    keep(stream, of: folder, in: &surroundings)
    if quiet { return }
    try Console.acknowledge(answer)
    if let outer { Console.talk("note: It lies inside another register, \(outer). \(Self.whichIsMeant(folder))\n") }
  }

  private static func whichIsMeant(_ folder: String) -> String {
    "What is typed in \(folder) is about the new one, what is typed above it about the other."
  }

  /// The register in which a new one would lie: whoever is in the wrong folder would not notice it.
  private func register(around folder: String) -> String? {
    let above = (folder as NSString).deletingLastPathComponent
    return above == folder ? nil : try? RegisterLocation.find(named: nil, environment: [:], workingFolder: above)
  }

  private static let usualStream = "office"

  /// Makes the folder that was named, unless it is there, but none above it: those would stay if nothing came of it.
  ///
  /// - Returns: whether it was made.
  private func makeFolder(_ folder: String) throws -> Bool {
    if FileManager.default.fileExists(atPath: folder) { return false }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    } catch {
      throw OutputFailure(path: folder, code: OutputFailure.code(of: error))
    }
    return true
  }

  /// The register that stands here already, if it has a stream.
  private func openRegister(_ folder: String, _ surroundings: Surroundings) throws -> Register? {
    do {
      let register = try Register(folder: folder, office: nil, clock: surroundings.clock)
      // A further stream has no title, name or time zone of its own.
      guard common.office != nil, title == nil, origin == nil, timeZone == nil else {
        throw RegisterFailure.alreadyARegister(folder: folder)
      }
      return register
    } catch RegisterFailure.notARegister {
      return nil
    }
  }

  /// Which stream is written here is this user's setting; the register stands even if it cannot be kept.
  private func keep(_ stream: String, of folder: String, in surroundings: inout Surroundings) {
    do {
      try surroundings.settings.set("office", to: stream, register: folder)
    } catch {
      Console.talk("note: \(surroundings.settings.file) cannot be written; name your stream with --office \(stream)\n")
    }
  }

  /// A name that is not used elsewhere, where nobody gave one.
  private static func origin(_ stream: String, _ clock: Clock) -> String {
    "unnamed.invalid/\(stream)-" + String(clock.now.microseconds, radix: 36)
  }
}

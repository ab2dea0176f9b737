import ArgumentParser
import Domain
import Projections

/// For whom a paper is made: options of every command that makes one.
struct AudienceOptions: ParsableArguments {
  @Option(
    name: .customLong("for"), help: ArgumentHelp("internal, joint or public: who is to read it.", valueName: "CIRCLE"),
    completion: .list(Sharing.allCases.map(\.rawValue)))
  var readers: String?

  @Flag(help: "With --for: say how many entries are left out.") var sayWithheld = false
}

extension AudienceOptions {
  /// The circle that is to read it; `internal` where nothing was said.
  /// - Throws: `UsageFailure.badChoice` with the list.
  func circle() throws(UsageFailure) -> Sharing {
    guard let readers else { return .internal }
    return try Choice.value(readers, of: "--for")
  }

  /// The readers outside the house; nil for our own.
  func audience(of dialogue: String) throws(UsageFailure) -> Audience? {
    let circle = try circle()
    return circle == .internal ? nil : Audience(circle: circle, dialogue: dialogue, countsWithheld: sayWithheld)
  }
}

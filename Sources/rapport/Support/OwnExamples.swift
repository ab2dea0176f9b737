import ArgumentParser
import Domain
import Projections
import Registry

/// The examples in hints, said with references of the register at hand, so that they can be typed as they stand.
struct OwnExamples {
  private let words: [String]

  /// - Parameter words: the command line, which may say which register is meant.
  init(_ words: [String]) { self.words = words }

  private static let dialogues = ["JPHLEPD", "JPTECH"]

  /// The hint as it is where the register has the dialogue of the examples, or none, or cannot be read.
  func said(_ hint: String) -> String {
    guard Self.dialogues.contains(where: hint.contains), let own = try? own() else { return hint }
    var said = hint
    if let proposal = own.proposal {
      said = said.replacing("JPHLEPD-9-05", with: proposal.text)
        .replacing("or 9-05", with: "or \(proposal.text.drop { $0 != "-" }.dropFirst())")
    }
    if let session = own.session {
      said = said.replacing("JPHLEPD-9", with: "\(session)").replacing("or 9 where", with: "or \(session.number) where")
    }
    return Self.dialogues.reduce(said) { $0.replacing($1, with: own.dialogue) }
  }

  private typealias Own = (dialogue: String, session: SessionReference?, proposal: ProposalReference?)

  private func own() throws -> Own? {
    let surroundings = try Surroundings()
    let register = try surroundings.register(try options())
    return try register.ask { queries in
      let codes = try queries.dialogues().map(\.code)
      let current = surroundings.settings.value("dialogue").flatMap { codes.contains($0) ? $0 : nil }
      guard let code = current ?? codes.first, Set(codes).isDisjoint(with: Self.dialogues) else { return nil }
      let session = try queries.sessions(of: code).last { $0.state == .held }?.reference
      let number = try session.flatMap {
        try queries.highestNumber(dialogue: code, session: $0.number, in: 1...999_999_999)
      }
      let proposal = number.flatMap { number in
        session.map { ProposalReference(dialogue: code, session: $0.number, number: number) }
      }
      return (code, session, proposal)
    }
  }

  private func options() throws -> CommonOptions {
    let named = zip(words, words.dropFirst()).first { $0.0 == "--register" }.map { ["--register", $0.1] }
    return try CommonOptions.parse(named ?? words.filter { $0.hasPrefix("--register=") })
  }
}

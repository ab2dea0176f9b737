import ArgumentParser
import Domain
import Projections
import Registry

/// What a reference names that may be of any kind: `9-05`, `9-05.1`, `JPHLEPD-9`, `OPHRD`, `mea-P31`, `mea/412`.
enum Thing {
  case proposal(ProposalReference)
  case followUp(FollowUpReference)
  case session(SessionReference)
  case dialogue(String)
  case institution(String)
  case event(EventID)
  case subject(Subject)

  /// - Throws: `RegisterFailure` naming the nearest ones if the register knows nothing of that name.
  init(_ typed: String, in queries: Queries, _ references: References, office: String?) throws {
    let text = ReferenceText.normalised(typed)
    if text.isEmpty {
      throw UsageFailure.missingValue(name: "REF", meaning: "what is asked for", example: "rapport show JPHLEPD-9-05")
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isNumber = { (part: Substring) in !part.isEmpty && part.allSatisfy { $0.isASCII && $0.isNumber } }
    let isPlace = { (part: Substring) in part == "X" || isNumber(part) }
    let paper = parts.last.map { $0.hasPrefix("P") && isNumber($0.dropFirst()) } ?? false
    if let event = EventID(typed.lowercased()) {
      self = .event(event)
    } else if text == "REGISTER" {
      self = .subject(.register)
    } else if typed.contains("/") {
      guard try queries.isKnown(Subject(typed)) else {
        throw RegisterFailure.unknown(.event, typed, nearest: [])
      }
      self = .subject(Subject(typed))
    } else if References.isTarget(typed) {
      // A target is shown with its proposal.
      self = .proposal(try references.target(typed).proposal)
    } else if let row = try queries.institution(text) {
      self = .institution(row.code)
    } else if let dot = text.lastIndex(of: "."), isNumber(text[text.index(after: dot)...]) {
      self = .followUp(try references.followUp(typed))
    } else if paper, parts.count <= 3 {
      self = .subject(.paper(try references.paper(typed, office: office)))
    } else if parts.count == 3 || (parts.count == 2 && isPlace(parts[0])) {
      self = .proposal(try references.proposal(typed))
    } else if parts.count <= 2, let last = parts.last, isNumber(last) {
      self = .session(try references.session(typed))
    } else if try queries.dialogue(text) != nil {
      self = .dialogue(text)
    } else {
      self = .institution(try references.institution(typed).code)
    }
  }
}

extension ReadingCommand {
  /// Resolves what was typed; a short form means this user's dialogue, or the only thing that it can mean.
  func references(_ queries: Queries) throws -> References {
    References(queries, currentDialogue: try Surroundings().settings.value("dialogue"), isReading: true)
  }

  /// The dialogue that is named, else this user's own, else the register's only one.
  func dialogue(_ typed: String?, _ queries: Queries) throws -> String {
    if let typed { return try references(queries).dialogue(typed) }
    if let own = try references(queries).ownDialogue() { return try references(queries).dialogue(own) }
    let all = try queries.dialogues()
    if all.count == 1 { return all[0].code }
    let known = all.map { Candidate(reference: $0.code, name: $0.title) }
    throw RegisterFailure.noCurrentDialogue(Self.configuration.commandName ?? "", dialogues: known)
  }

  /// The value of an option that must be given.
  func required(_ value: String?, _ name: String, _ meaning: String, example: String) throws(UsageFailure) -> String {
    guard let value else { throw .missingValue(name: name, meaning: meaning, example: example) }
    return value
  }
}

import Domain
import Projections

/// What still stands with bodies that were split or closed, until it is reassigned.
struct Doubts: Sendable {
  let all: [Queries.Doubt]

  init(_ all: [Queries.Doubt]) { self.all = all }

  /// Only what belongs to one dialogue.
  func inDialogue(_ code: String) -> Doubts {
    Doubts(
      all.compactMap { doubt in
        let own = Queries.Doubt(
          institution: doubt.institution, succession: doubt.succession,
          followUps: doubt.followUps.filter { $0.proposal.reference.dialogue == code },
          proposals: doubt.proposals.filter { $0.reference.dialogue == code })
        return own.followUps.isEmpty && own.proposals.isEmpty ? nil : own
      })
  }

  func blocks(_ wording: Wording) -> [Document.Block] {
    guard !all.isEmpty else { return [] }
    let table = Table(
      columns: [
        .fixed(wording[.institution]), .init(wording[.whatBecameOfIt], minimumWidth: 20),
        .init(wording[.followUpsHeading], minimumWidth: 12),
        .init(wording[.proposalsHeading], minimumWidth: 12),
      ],
      rows: all.map { doubt in
        let words = wording(
          .onItsDay,
          ["what": .text(wording.words(for: doubt.succession)), "day": .day(doubt.succession.on)])
        return .cells([
          .init(doubt.institution.code, .reference), .init(words, .warning),
          .init(doubt.followUps.map { "\($0.reference)" }.joined(separator: ", ")),
          .init(doubt.proposals.map { "\($0.reference)" }.joined(separator: ", ")),
        ])
      })
    return [.heading(level: 1, wording[.inDoubtHeading]), .table(table)]
  }

  var json: JSONValue {
    .array(
      all.map { doubt in
        [
          "institution": .string(doubt.institution.code), "succession": JSONValue(doubt.succession),
          "followUps": JSONValue(doubt.followUps.map { "\($0.reference)" }),
          "proposals": JSONValue(doubt.proposals.map { "\($0.reference)" }),
        ]
      })
  }
}

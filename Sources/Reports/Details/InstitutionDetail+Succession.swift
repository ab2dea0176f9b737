import Domain

// What the body took over, and to whom its own work passed.
extension InstitutionDetail {
  /// The bodies whose work passed to it, in order.
  var predecessors: [String] { institutions.heirs.predecessors(of: code) }

  /// The body that answers for it; nil while it goes on, or if it was split or closed.
  var heir: String? {
    let heir = institutions.heirs.heir(of: code)
    return heir == code ? nil : heir
  }

  var predecessorFacts: [Document.Fact] {
    predecessors.compactMap { body in
      institutions.heirs.succession(of: body).map { end in
        let words = "\(institutions.codeAndName(body)), which \(InstitutionWording.words(for: end))"
        return .init("Took over", .init("\(words) on \(DayWording.long(end.on))"))
      }
    }
  }

  var successionFacts: [Document.Fact] {
    guard let end = state.succession else { return [] }
    let names = end.successors.map(institutions.codeAndName)
    let words = Wording.english(.succession(end.how), ["successors": .list(names)])
    return [.init("Since \(DayWording.short(end.on))".rich, .init(words, .warning))]
  }

  /// Where its work stands now, or what is in doubt.
  var passing: [Document.Block] {
    guard let end = state.succession else { return [] }
    if let heir {
      return [
        .paragraph([
          TextRun("Since \(DayWording.long(end.on)) everything that it took on stands under \(heir): "),
          TextRun("rapport show \(heir)", .reference),
        ])
      ]
    }
    guard !followUps.isEmpty || !proposals.isEmpty else { return [] }
    return [
      .paragraph([
        TextRun("It \(InstitutionWording.words(for: end)), and this still stands with it, in doubt: ", .warning),
        TextRun("rapport follow-up reassign REF.N --owner I", .reference), TextRun(", "),
        TextRun("rapport proposal assign REF --lead I", .reference),
      ])
    ]
  }

  func json(_ predecessor: String) -> JSONValue {
    let end = institutions.heirs.succession(of: predecessor)
    return [
      "institution": .string(predecessor), "name": JSONValue(institutions.name(predecessor)),
      "how": JSONValue(end?.how.rawValue), "on": JSONValue(end?.on),
    ]
  }

  func json(_ contact: (key: String, value: String)) -> JSONValue {
    ["post": .string(contact.key), "address": JSONValue(contact.value.isEmpty ? nil : contact.value)]
  }
}

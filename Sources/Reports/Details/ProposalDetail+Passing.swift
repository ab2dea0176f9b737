import Domain

// Bodies that took something on and are no more.
extension ProposalDetail {
  /// Whose work passed to whom, and what is in doubt because nobody alone took it over.
  var passings: [Document.Fact] {
    let bodies = recorded.bodies.union(proposal.bodies).sorted()
    var facts = bodies.compactMap { code -> Document.Fact? in
      guard let end = institutions.heirs.succession(of: code) else { return nil }
      let heir = institutions.heirs.heir(of: code)
      let onward = heir == code || end.successors == [heir] ? "" : wording(.nowWith, ["heir": .text(heir)])
      let words = wording.passed(code, end, .longDay(end.on)) + onward
      return .init(wording[.passedOn], .init(words, heir == code ? .warning : .plain))
    }
    for code in proposal.bodies.sorted() where institutions.heirs.succession(of: code) != nil {
      facts.append(.init(wording[.inDoubt], doubt(code)))
    }
    return facts
  }

  /// What still stands with a body that was split or closed, and the command that reassigns it.
  private func doubt(_ code: String) -> RichText {
    var (what, command): ([String], String?) = ([], nil)
    if proposal.tabling?.lead == code {
      what.append(wording(.asLead))
      command = "rapport proposal assign \(reference) --lead I"
    }
    for (name, phrase, members) in [
      ("support", Phrase.asSupport, proposal.tabling?.support),
      ("counterpart", .asCounterpart, proposal.tabling?.counterpart),
    ] where members?.contains(code) == true {
      what.append(wording(phrase))
      command = command ?? "rapport proposal assign \(reference) --\(name) -\(code) --\(name) +I"
    }
    for followUp in proposal.openFollowUps where followUp.owner == code {
      what.append(wording(.asOwner, ["followUp": ".\(followUp.number)"]))
      command = command ?? "rapport follow-up reassign \(reference).\(followUp.number) --owner I"
    }
    let words = RichText(code) + wording[.comma] + RichText(wording.list(what)) + wording[.colon]
    return words.styled(.warning) + RichText(command ?? "", .reference)
  }
}

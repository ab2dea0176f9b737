import Domain

// Bodies that took something on and are no more.
extension ProposalDetail {
  /// Whose work passed to whom, and what is in doubt because nobody alone took it over.
  var passings: [Document.Fact] {
    let bodies = recorded.bodies.union(proposal.bodies).sorted()
    var facts = bodies.compactMap { code -> Document.Fact? in
      guard let end = institutions.heirs.succession(of: code) else { return nil }
      let heir = institutions.heirs.heir(of: code)
      let onward = heir == code || end.successors == [heir] ? "" : "; now \(heir)"
      let words = "\(code) \(InstitutionWording.words(for: end)) on \(DayWording.long(end.on))\(onward)"
      return .init("Passed on", .init(words, heir == code ? .warning : .plain))
    }
    for code in proposal.bodies.sorted() where institutions.heirs.succession(of: code) != nil {
      facts.append(.init("In doubt", doubt(code)))
    }
    return facts
  }

  /// What still stands with a body that was split or closed, and the command that reassigns it.
  private func doubt(_ code: String) -> RichText {
    var (what, command): ([String], String?) = ([], nil)
    if proposal.tabling?.lead == code {
      what.append("lead")
      command = "rapport proposal assign \(reference) --lead I"
    }
    for (name, members) in [("support", proposal.tabling?.support), ("counterpart", proposal.tabling?.counterpart)]
    where members?.contains(code) == true {
      what.append(name)
      command = command ?? "rapport proposal assign \(reference) --\(name) -\(code) --\(name) +I"
    }
    for followUp in proposal.openFollowUps where followUp.owner == code {
      what.append("owner of .\(followUp.number)")
      command = command ?? "rapport follow-up reassign \(reference).\(followUp.number) --owner I"
    }
    return [TextRun("\(code), \(EventSentence.list(what)): ", .warning), TextRun(command ?? "", .reference)]
  }
}

import Domain
import EventLog
import Registry

// Bodies that become known, bear another name, or pass on.
extension AnswerWording {
  func sentences(_ change: InstitutionChange, trail: String) -> [String] {
    [sentence(change) + trail] + owned(change) + later(than: change)
  }

  private func sentence(_ change: InstitutionChange) -> String {
    let name = Self.quoted(change.after.name?.wording() ?? change.code)
    let day = dayPhrase(change.day)
    switch change.fact {
    case .renamed(let new):
      let others = new.wordings.filter { !["", "en"].contains($0.key) }.sorted { $0.key < $1.key }
      let languages = others.map { "\($0.key) \(Self.quoted($0.value))" }.joined(separator: ", ")
      let before = change.before.name?.wording() ?? change.code
      let isOther = change.before.name?.wording() != change.after.name?.wording()
      let was = isOther ? " (was \(Self.quoted(before)))" : ""
      return "\(change.code) is called \(name)\(languages.isEmpty ? "" : ", \(languages)")\(was)\(day)."
    case .contactSet(let post, let address):
      let place = address.map { ", \(Self.visible($0))" } ?? ""
      return "\(change.code) \(name) is written to at \(Self.visible(post))\(place)\(day)."
    case .succeeded(let how, let successors):
      let end = Institution.Succession(how: how, successors: successors, on: change.day)
      return "\(change.code) \(name) \(InstitutionWording.words(for: end))\(day)."
    case .registered, nil:
      return "\(change.code) \(name) is known, on the side of \(SideWording.name(change.after.side))\(day)."
    }
  }

  /// What was open with a body whose work passed on, and where it stands from then on.
  private func owned(_ change: InstitutionChange) -> [String] {
    guard case .succeeded(let how, let successors) = change.fact else { return [] }
    let parts = [
      change.owned.followUps > 0 ? Plural.counted(change.owned.followUps, "open follow-up") : nil,
      change.owned.proposals > 0 ? Plural.counted(change.owned.proposals, "open proposal") : nil,
    ].compactMap { $0 }
    guard !parts.isEmpty else { return ["Nothing was open with it."] }
    let isOne = change.owned.followUps + change.owned.proposals == 1
    let what = parts.joined(separator: " and ")
    switch how {
    case .renamed, .replaced, .merged:
      return ["\(what) \(isOne ? "stands" : "stand") under \(successors.first ?? "") from that day on."]
    case .split, .closed:
      let (verb, they) = isOne ? ("stays", "it is") : ("stay", "they are")
      return ["\(what) \(verb) under \(change.code), in doubt until \(they) reassigned."]
    }
  }

  /// What an entry from an earlier day does not change, because a newer one still holds.
  private func later(than change: InstitutionChange) -> [String] {
    change.later.map { later in
      "Recorded for \(DayWording.short(change.day)); \(later.id) of \(DayWording.short(later.effective)) still holds."
    }.map { [$0] } ?? []
  }

  /// After a split or an end: where what is in doubt is listed.
  func nextStep(after change: InstitutionChange) -> String? {
    guard case .succeeded(let how, _) = change.fact, how == .split || how == .closed,
      change.owned.followUps + change.owned.proposals > 0
    else { return nil }
    let command = change.owned.followUps > 0 ? "follow-up reassign REF.N --owner I" : "proposal assign REF --lead I"
    return "Next: rapport show \(change.code), then rapport \(command)"
  }
}

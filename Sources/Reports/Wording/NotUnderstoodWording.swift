public import EventLog

extension Wording {
  /// Why this version cannot read an event, and what helps.
  func words(for problem: NotUnderstood) -> String {
    switch problem {
    case .unknownType(let type): self(.unknownType, ["type": .text(type)])
    case .foreignSubject(let type, let subject):
      self(.foreignSubject, ["type": .text(type), "subject": "\(subject)"])
    case .unknownMember(let member): self(.unknownMember, ["member": .text(member)])
    case .missingMember(let member): self(.missingMember, ["member": .text(member)])
    case .misshapenMember(let member): self(.misshapenMember, ["member": .text(member)])
    case .redacted: self(.itsWordsWereRemoved)
    }
  }
}

extension NotUnderstood {
  /// The same in English.
  public var words: String { Wording.english.words(for: self) }
}

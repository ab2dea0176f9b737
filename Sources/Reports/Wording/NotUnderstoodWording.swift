public import EventLog

extension NotUnderstood {
  /// Why this version cannot read an event, and what helps.
  public var words: String {
    switch self {
    case .unknownType(let type): "this version does not know events of type \(type); a newer version is needed"
    case .foreignSubject(let type, let subject): "an event of type \(type) does not belong to \(subject)"
    case .unknownMember(let member): "it has a member \(member) that this version does not know; a newer one is needed"
    case .missingMember(let member): "its member \(member) is missing"
    case .misshapenMember(let member): "its member \(member) is not of the form that the catalogue gives"
    case .redacted: "its words were removed"
    }
  }
}

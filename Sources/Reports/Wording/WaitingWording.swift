import Domain

extension Wording {
  /// Who is to move: "waits for JICA", "waits for nobody".
  func waiting(_ on: String, _ thirdParty: String?) -> RichText {
    let third = thirdParty.map { recorded($0) }
    let who: RichText? =
      switch on {
      case Proposal.Wait.nobody: nil
      case Proposal.Wait.secretariat: self[.theSecretariat]
      default: RichText(on)
      }
    return switch (who, third) {
    case (let who?, let third?): rich(.waitsForBoth, ["who": .rich(who), "third": .rich(third)])
    case (let who?, nil): rich(.waitsFor, ["who": .rich(who)])
    case (nil, let third?): rich(.waitsFor, ["who": .rich(third)])
    case (nil, nil): self[.waitsForNobody]
    }
  }
}

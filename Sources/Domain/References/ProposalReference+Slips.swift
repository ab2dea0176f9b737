extension ProposalReference {
  /// The numbers that come of its own when a digit is left out, added, mistaken or changes places with the next.
  public var slips: Set<Int> {
    let digits = Array(String(number).utf8)
    var texts: [[UInt8]] = []
    for place in digits.indices {
      texts.append(digits.enumerated().filter { $0.offset != place }.map(\.element))
      if place + 1 < digits.count {
        var swapped = digits
        swapped.swapAt(place, place + 1)
        texts.append(swapped)
      }
      for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
        texts.append(digits.enumerated().map { $0.offset == place ? digit : $0.element })
        texts.append(digits[..<place] + [digit] + digits[place...])
      }
    }
    texts += (UInt8(ascii: "0")...UInt8(ascii: "9")).map { digits + [$0] }
    return Set(texts.compactMap { Int(String(decoding: $0, as: UTF8.self)) })
  }
}

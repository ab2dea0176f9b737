/// A small generator whose seed is printed, so that a failure can be had again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Array where Element == UInt8 {
  /// Changes, removes, doubles or inserts a few bytes, mostly such as mean something in a line.
  mutating func mutate(using generator: inout some RandomNumberGenerator) {
    let telling = Array("\"\\{}[],:0123456789-.eutfn/ \n\u{0}\u{7F}é日\u{FEFF}".utf8) + [0xFF, 0xC0, 0xED, 0xA0]
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !isEmpty {
      let place = Int.random(in: indices, using: &generator)
      let byte = telling.randomElement(using: &generator) ?? 0
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: self[place] = byte
      case 1: insert(byte, at: place)
      case 2: remove(at: place)
      case 3: insert(self[place], at: place)
      default: swapAt(place, Int.random(in: indices, using: &generator))
      }
    }
  }
}

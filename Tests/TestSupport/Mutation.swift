import Foundation

/// Bytes one small step from valid ones, with a seed by which they can be had again.
///
/// This is what libFuzzer would do without the measuring of what was reached: it needs an executable of its own that
/// is built with `-sanitize=fuzzer`, which the package manager cannot do beside tests.
public struct Mutation {
  /// The generator, which a test may also ask.
  public var random: SeededRandom
  private let seeds: [[UInt8]]
  private let name: String
  private var inputs = 0
  private var accepted = 0

  /// Mutates these seeds; they must not be none.
  ///
  /// - Parameter name: what is read, for what is printed.
  public init(of seeds: [[UInt8]], for name: String) {
    random = SeededRandom(for: name)
    self.seeds = seeds
    self.name = name
  }

  /// How many inputs a test tries: `RAPPORT_FUZZ_ROUNDS`, or what takes a second at most.
  public static func rounds(_ usual: Int) -> Int {
    ProcessInfo.processInfo.environment["RAPPORT_FUZZ_ROUNDS"].flatMap { Int($0) } ?? usual
  }

  /// The next input: a seed with one to four small changes.
  public mutating func next() -> [UInt8] {
    var bytes = random.pick(seeds)
    change(&bytes)
    return bytes
  }

  /// Makes one to four small changes.
  public mutating func change(_ bytes: inout [UInt8]) {
    for _ in 0..<random.number(1...4) { changeOnce(&bytes) }
  }

  /// Notes that an input was read, and whether it was accepted.
  public mutating func count(accepted isAccepted: Bool) {
    inputs += 1
    accepted += isAccepted ? 1 : 0
  }

  /// Prints how many there were.
  public func tell() { print("hostile inputs: \(inputs), accepted: \(accepted), SEED=\(random.seed) for: \(name)") }

  private mutating func changeOnce(_ bytes: inout [UInt8]) {
    if bytes.isEmpty { bytes = random.pick(Self.tokens) }
    let place = random.number(0...bytes.count - 1)
    let end = min(place + random.number(1...24), bytes.count)
    switch random.number(0...9) {
    case 0: bytes[place] ^= 1 << UInt8(random.number(0...7))
    case 1: bytes[place] = UInt8(random.number(0...255))
    case 2: bytes.remove(at: place)
    case 3: bytes.insert(bytes[place], at: place)
    case 4: bytes.insert(contentsOf: random.pick(Self.tokens), at: place)
    case 5: bytes.replaceSubrange(place..<end, with: random.pick(Self.tokens))
    case 6: bytes.removeSubrange(place..<end)
    case 7: bytes.insert(contentsOf: bytes[place..<end], at: random.number(0...bytes.count))
    case 8: bytes.removeLast(random.once(in: 4) ? bytes.count - place : 1)
    default: splice(&bytes, at: place)
    }
  }

  /// Goes on with the rest of another seed.
  private mutating func splice(_ bytes: inout [UInt8], at place: Int) {
    let other = random.pick(seeds)
    let from = other.isEmpty ? 0 : min(place + random.number(-2...2), other.count)
    bytes.replaceSubrange(place..., with: other[max(from, 0)...])
  }

  /// What means something to one of the readers, or to a String where bytes were meant.
  private static let tokens: [[UInt8]] =
    [
      "\"", "\\", "{", "}", "[", "]", ",", ":", "+", "-", "=", "/", ".", "..", " ", "\t", "\r", "\n", "\r\n", "\n\n",
      "\u{0}", "\u{7F}", "\u{85}", "\u{FEFF}", "\u{301}", "\u{200D}", "\u{202E}", "\u{2028}", "\u{212A}", "\u{FF02}",
      "é", "日", "٣", "💥", "\\u0000", "\\u001b", "\\n", "\\/", "null", "true", "0", "00", "-0", "1e9", "1.0", "99999",
      "9007199254740992", "9223372036854775808", "18446744073709551616", "0000-00-00", "2025-02-29", "\"\":", "{}",
      "[]",
      "AAAA", "====", "— ", "extra ", "index ", "'", "(", ")", "not ", " or ", "X", "$(x)", "#", "--", "\"\"",
    ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3]]
}

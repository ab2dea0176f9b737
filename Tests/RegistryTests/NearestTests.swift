import Registry
import TestSupport
import Testing

@Suite struct `How far two texts lie from each other` {
  /// The usual table, all of it.
  private static func full(_ left: [Character], _ right: [Character]) -> Int {
    var table = Array(repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
    for i in 0...left.count {
      for j in 0...right.count {
        guard i > 0, j > 0 else {
          table[i][j] = max(i, j)
          continue
        }
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        var least = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          least = min(least, table[i - 2][j - 2] + 1)
        }
        table[i][j] = least
      }
    }
    return table[left.count][right.count]
  }

  @Test func `is the same up to 3 as by the usual way, and nothing beyond`() {
    var random = SeededRandom(for: "distances of texts")
    let letters: [Character] = ["a", "b", "c"]
    var counts: [Int: Int] = [:]
    for _ in 0..<3_000 {
      let left = (0..<random.number(0...12)).map { _ in random.pick(letters) }
      var right = left
      for _ in 0..<random.number(0...5) {
        let place = random.number(0...right.count)
        switch random.number(0...3) {
        case 0: right.insert(random.pick(letters), at: place)
        case 1 where place < right.count: right.remove(at: place)
        case 2 where place < right.count: right[place] = random.pick(letters)
        case 3 where place + 1 < right.count: right.swapAt(place, place + 1)
        default: break
        }
      }
      let expected = Self.full(left, right)
      counts[min(expected, 4), default: 0] += 1
      #expect(
        Nearest.distance(String(left), String(right)) == (expected <= 3 ? expected : .max),
        "\(String(left)) and \(String(right))")
    }
    #expect((0...4).allSatisfy { counts[$0, default: 0] > 20 }, "each distance comes up: \(counts)")
  }

  /// By the whole table, these would take some ten thousand million steps.
  @Test func `is found for texts of 10,000 letters as often as a file has rows`() {
    var random = SeededRandom(for: "distances of long texts")
    let letters: [Character] = ["a", "b", "c", "d", " "]
    let base = (0..<10_000).map { _ in random.pick(letters) }
    let other = String((0..<10_000).map { _ in random.pick(letters) })
    for changes in [0, 1, 2, 3, 4] {
      var changed = base
      for place in 0..<changes { changed[9_999 - 10 * place] = "#" }
      for _ in 0..<4 {
        #expect(Nearest.distance(String(base), String(changed)) == (changes <= 3 ? changes : .max))
      }
    }
    for _ in 0..<100 { #expect(Nearest.distance(String(base), other) == .max) }
  }
}

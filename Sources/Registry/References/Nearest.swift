import Domain
import Foundation
import Projections

/// Finds what somebody may have meant.
public enum Nearest {
  /// How many are named at most.
  private static let limit = 3

  /// The candidates whose references lie nearest to what was typed; none if all lie far away.
  public static func candidates(to typed: String, among known: [Candidate]) -> [Candidate] {
    best(known) { distance(typed, $0.reference) }
  }

  /// The same among references whose names are asked for only where they are needed.
  ///
  /// - Parameter name: nil for what nobody can mean now.
  static func candidates(
    to typed: String, among known: [String], name: (String) throws -> String?
  ) rethrows -> [Candidate] {
    var (nearest, least) = ([Candidate](), Int.max)
    for found in ranked(known, { distance(typed, $0) }) where nearest.count < limit {
      if least < .max, found.distance > least + 1 { break }
      guard let name = try name(found.item) else { continue }
      least = min(least, found.distance)
      nearest.append(Candidate(reference: found.item, name: name))
    }
    return nearest
  }

  /// The institutions nearest to what was typed, by code, alias and name.
  static func institutions(to typed: String, among known: [InstitutionRow]) -> [InstitutionRow] {
    let wanted = folded(typed)
    return best(known) { row in
      let names = [row.code] + row.aliases + row.name.wordings.values
      return names.map { distance(wanted, folded($0)) }.min() ?? .max
    }
  }

  /// Text without case and accents, for comparing names.
  public static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func best<Item>(_ items: [Item], _ distance: (Item) -> Int) -> [Item] {
    let ranked = ranked(items, distance)
    guard let least = ranked.first?.distance else { return [] }
    return ranked.filter { $0.distance <= least + 1 }.prefix(limit).map(\.item)
  }

  /// What does not lie far away, the nearest first.
  private static func ranked<Item>(
    _ items: [Item], _ distance: (Item) -> Int
  ) -> [(item: Item, distance: Int)] {
    items.map { (item: $0, distance: distance($0)) }.filter { $0.distance < far }.enumerated()
      .sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }.map(\.element)
  }

  /// From how many letters on two texts no longer lie near each other.
  private static let far = 4

  /// Letters to add, remove, replace or swap to get from one text to the other; `.max` for more than 3.
  ///
  /// Only what can still come to 3 is looked at, so that long texts cost a few steps a letter: of each row of the usual
  /// table the 7 places around the diagonal, and no row behind two that have come too far.
  public static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    guard abs(left.count - right.count) < far else { return .max }
    // The place at the diagonal is the one at `far`; one more at each end always stays too far.
    let width = 2 * far + 1
    var beforeLast = Array(repeating: far, count: width)
    var last = (0..<width).map { $0 < far ? far : min($0 - far, far) }
    for i in left.indices {
      var row = Array(repeating: far, count: width)
      for place in 1..<(width - 1) {
        // How much of the text on the right is taken.
        let taken = i + 1 + place - far
        guard taken >= 0, taken <= right.count else { continue }
        var least = last[place + 1] + 1
        if taken > 0 {
          let cost = left[i] == right[taken - 1] ? 0 : 1
          least = min(least, row[place - 1] + 1, last[place] + cost)
          if i > 0, taken > 1, left[i] == right[taken - 2], left[i - 1] == right[taken - 1] {
            least = min(least, beforeLast[place] + 1)
          }
        }
        row[place] = min(least, far)
      }
      if !row.contains(where: { $0 < far }), !last.contains(where: { $0 < far }) { return .max }
      (beforeLast, last) = (last, row)
    }
    let found = last[right.count - left.count + far]
    return found < far ? found : .max
  }
}

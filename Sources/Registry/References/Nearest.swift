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
    let ranked = items.map { (item: $0, distance: distance($0)) }
      .filter { $0.distance <= 3 }
      .enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
    guard let least = ranked.first?.element.distance else { return [] }
    return ranked.filter { $0.element.distance <= least + 1 }.prefix(limit).map(\.element.item)
  }

  /// Letters to add, remove, replace or swap to get from one text to the other; `.max` for more than 3 in length alone.
  public static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    if abs(left.count - right.count) > 3 { return .max }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1] + Array(repeating: 0, count: right.count)
      for j in right.indices {
        let cost = left[i] == right[j] ? 0 : 1
        row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + cost)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}

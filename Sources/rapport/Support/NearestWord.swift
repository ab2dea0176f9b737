/// Finds the word that somebody may have meant.
enum NearestWord {
  /// The known words that lie nearest to what was typed, the best first; none if all lie far away.
  static func among(_ known: [String], to typed: String) -> [String] {
    let limit = max(1, min(3, typed.count / 2))
    let ranked = known.map { (word: $0, distance: distance($0, typed.lowercased())) }.filter { $0.distance <= limit }
    guard let best = ranked.map(\.distance).min() else {
      return known.filter { typed.count >= 3 && $0.hasPrefix(typed.lowercased()) }
    }
    return ranked.filter { $0.distance == best }.map(\.word)
  }

  /// Characters to add, remove, replace or swap to get from one word to the other.
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var rows = [Array(0...right.count)]
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, rows[i - 1][j - 1] + 1) }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}

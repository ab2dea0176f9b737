import Registry

/// Finds the word that somebody may have meant.
enum NearestWord {
  /// The known words that lie nearest to what was typed, the best first; none if all lie far away.
  static func among(_ known: [String], to typed: String) -> [String] {
    let limit = max(1, min(3, typed.count / 2))
    let ranked = known.map { (word: $0, distance: Nearest.distance($0, typed.lowercased())) }
      .filter { $0.distance <= limit }
    guard let best = ranked.map(\.distance).min() else {
      return known.filter { typed.count >= 3 && $0.hasPrefix(typed.lowercased()) }
    }
    return ranked.filter { $0.distance == best }.map(\.word)
  }
}

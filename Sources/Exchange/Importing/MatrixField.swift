import Registry

/// A column of a matrix, by the name that it has here.
public enum MatrixField: String, CaseIterable, Hashable, Sendable {
  case reference, session, title, kind, side, lead, support, counterpart, tabled, response, status
  case action, owner, due, position, authority

  /// A name for comparing: case, accents, blanks, hyphens and full stops do not matter.
  static func folded(_ name: String) -> String { Nearest.folded(name).filter { $0.isLetter || $0.isNumber } }

  /// The field that a column's name means; nil for any other name.
  init?(named name: String) {
    let folded = Self.folded(name)
    guard let field = Self.allCases.first(where: { $0.rawValue == folded }) else { return nil }
    self = field
  }

  /// The field whose name lies nearest to what was written; nil if all lie far away.
  static func nearest(to name: String) -> MatrixField? {
    let folded = folded(name)
    if let field = allCases.first(where: { folded.contains($0.rawValue) }) { return field }
    if let field = usual.first(where: { folded.contains($0.word) })?.field { return field }
    let ranked = allCases.map { (field: $0, distance: Nearest.distance(folded, $0.rawValue)) }
      .filter { $0.distance <= max(1, min(3, folded.count / 3)) }
    return ranked.min { $0.distance < $1.distance }?.field
  }

  /// What the columns are often called elsewhere: only to suggest, never to take one for another.
  private static let usual: [(word: String, field: MatrixField)] = [
    ("deadline", .due), ("duedate", .due), ("targetdate", .due), ("timeline", .due), ("remark", .position),
    ("comment", .position), ("update", .position), ("progress", .position), ("type", .kind), ("category", .kind),
    ("responsib", .owner), ("focal", .lead), ("ministry", .lead), ("subject", .title), ("proposedby", .side),
    ("proposalno", .reference), ("proposalnumber", .reference), ("itemno", .reference), ("proposal", .title),
    ("country", .side), ("source", .authority), ("state", .status), ("todo", .action), ("followup", .action),
    ("reply", .response), ("ref", .reference), ("code", .reference), ("date", .tabled),
  ]
}

/// What the tabs of a workbook say: names that every spreadsheet program takes.
///
/// At most 31 UTF-16 units; none of `: \ / ? * [ ]`; no apostrophe at an edge; not "History", which Excel keeps for
/// itself; no two alike but for case.
enum SheetNames {
  static func cleaned(_ names: [String]) -> [String] {
    var taken: Set<String> = ["history"]
    return names.map { name in
      let base = cleaned(name)
      var (candidate, number) = (base, 2)
      while !taken.insert(candidate.lowercased()).inserted {
        let ending = " (\(number))"
        candidate = cut(base, to: longest - ending.utf16.count) + ending
        number += 1
      }
      return candidate
    }
  }

  private static let longest = 31

  private static func cleaned(_ name: String) -> String {
    let shown = XMLWriter.shown(name)
    let allowed = shown.map { ":\\/?*[]\n\t".contains($0) ? "-" : $0 }
    return trimmed(cut(trimmed(String(allowed)), to: longest), otherwise: "Sheet")
  }

  private static func trimmed(_ text: String, otherwise: String = "") -> String {
    let isEdge = { (character: Character) in character == "'" || character == " " }
    guard let first = text.firstIndex(where: { !isEdge($0) }), let last = text.lastIndex(where: { !isEdge($0) })
    else { return otherwise }
    return String(text[first...last])
  }

  /// As many whole characters as fit.
  private static func cut(_ text: String, to units: Int) -> String {
    var (kept, used) = ("", 0)
    for character in text {
      used += character.utf16.count
      if used > units { break }
      kept.append(character)
    }
    return kept
  }
}

/// The parts of a path as it was typed.
///
/// Foundation's own way to take a path apart ends the program for a name of one letter.
public enum PathText {
  /// What stands behind the last slash, slashes at the end left away; `/` for the root.
  public static func name(of path: String) -> String {
    let trimmed = trimmed(path)
    return trimmed.lastIndex(of: "/").map { String(trimmed[trimmed.index(after: $0)...]) }
      .flatMap { $0.isEmpty ? nil : $0 } ?? String(trimmed)
  }

  /// What stands before the last slash, and that slash; empty for a name alone.
  public static func beginning(of path: String) -> String {
    let trimmed = trimmed(path)
    return trimmed.lastIndex(of: "/").map { String(trimmed[...$0]) } ?? ""
  }

  private static func trimmed(_ path: String) -> Substring {
    var rest = path[...]
    while rest.count > 1, rest.last == "/" { rest.removeLast() }
    return rest
  }
}

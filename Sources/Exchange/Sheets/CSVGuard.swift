/// The apostrophe by which `CSVRenderer` keeps a spreadsheet from running a text as a formula.
enum CSVGuard {
  /// The text without it: one apostrophe is taken away where apostrophes stand before what begins a formula.
  static func removed(from written: String) -> String {
    guard written.utf8.first == UInt8(ascii: "'"), let first = written.unicodeScalars.first(where: { $0 != "'" }),
      formulaStarts.contains(first)
    else { return written }
    return String(written.unicodeScalars.dropFirst())
  }

  private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
}

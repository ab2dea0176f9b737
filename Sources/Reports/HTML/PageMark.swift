import CZlib

/// The line at the end of a page by which it is known that nobody has altered it since.
///
/// It guards against writing over somebody's own work, not against anybody who means to deceive.
public enum PageMark {
  private static let (opening, closing) = ("<!-- as made: ", " -->\n")

  static func marked(_ page: String) -> String { page + opening + sum(of: page) + closing }

  /// Whether a page is byte for byte as it was made; also one that bears no mark.
  public static func isAsMade(_ page: String) -> Bool {
    guard let mark = page.ranges(of: opening).last else { return true }
    let made = String(page[..<mark.lowerBound])
    return page == marked(made)
  }

  private static func sum(of page: String) -> String {
    var page = page
    let sum = page.withUTF8 { crc32(0, $0.baseAddress, UInt32($0.count)) }
    return String(sum, radix: 16)
  }
}

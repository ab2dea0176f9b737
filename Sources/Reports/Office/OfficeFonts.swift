/// Which font a script is set in, and what a computer without it uses instead.
struct OfficeFont: Hashable, Sendable {
  let name: String
  /// Tried in this order by Word where the font is missing.
  let instead: String
  /// As Word classes fonts: `swiss`, `roman`, `auto`.
  let family: String

  static let latin = OfficeFont(name: "Noto Sans", instead: "Segoe UI,Calibri,Arial", family: "swiss")
  /// For titles and headings.
  static let serif = OfficeFont(name: "Noto Serif", instead: "Cambria,Georgia,Times New Roman", family: "roman")
  static let japanese = OfficeFont(
    name: "Noto Sans CJK JP", instead: "Yu Gothic,Meiryo,MS Gothic,Hiragino Sans", family: "swiss")
  static let korean = OfficeFont(
    name: "Noto Sans CJK KR", instead: "Malgun Gothic,Apple SD Gothic Neo,Gulim", family: "swiss")
  static let urdu = OfficeFont(
    name: "Noto Nastaliq Urdu", instead: "Jameel Noori Nastaleeq,Urdu Typesetting,Segoe UI", family: "auto")

  static let all = [latin, serif, japanese, korean, urdu]

  /// The one for ideographs, kana and Hangul in a paper of this language.
  static func eastAsian(for language: TextLanguage) -> OfficeFont {
    language.primary == "ko" ? .korean : .japanese
  }
}

extension TextLanguage {
  /// The first part of the tag: `ja` of `ja-JP`.
  var primary: String { String(tag.split(separator: "-").first ?? "").lowercased() }

  /// The tag as Office programs expect it, with a region: `ja-JP`.
  var officeTag: String {
    let usual = ["en": "en-GB", "ja": "ja-JP", "ko": "ko-KR", "ur": "ur-PK"]
    return usual[tag.lowercased()] ?? tag
  }

  /// Whether its text is set in the font for East Asian scripts.
  var isEastAsian: Bool { ["ja", "ko", "zh"].contains(primary) }
}

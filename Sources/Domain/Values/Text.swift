/// A name or title: as agreed, and perhaps in other languages.
///
/// In the log it is either one string, or an object from BCP 47 language tags to strings.
public struct Text: Hashable, Sendable {
  /// The wording in each language, in order of the tags; the tag `""` stands for one string without a language.
  public let wordings: [String: String]

  /// One wording whose language is not said.
  public init(_ plain: String) { wordings = ["": plain] }

  /// Wordings by language tag; the tag `""` for one without a language.
  ///
  /// One without a language becomes English as soon as other languages stand beside it, so that a wording has one
  /// name only.
  public init(wordings: [String: String]) {
    var tagged = wordings
    if wordings.count > 1, let plain = tagged.removeValue(forKey: "") { tagged["en"] = tagged["en"] ?? plain }
    self.wordings = tagged
  }

  /// The wording to show where one language is read: that language, else the one without a tag, else English,
  /// else the first by tag; empty only if there is none at all.
  public func wording(in language: String = "en") -> String {
    wordings[language] ?? wordings[""] ?? wordings["en"]
      ?? wordings.min { $0.key < $1.key }?.value ?? ""
  }

  /// The wordings in languages other than the one shown, by tag.
  public func others(than language: String = "en") -> [(language: String, wording: String)] {
    let shown = wording(in: language)
    return wordings.filter { $0.value != shown && !$0.key.isEmpty }
      .sorted { $0.key < $1.key }.map { (language: $0.key, wording: $0.value) }
  }

  /// This text with the wordings of another laid over it; one without a language stands for the English one.
  public func merging(_ other: Text) -> Text {
    var merged = wordings.merging(other.wordings) { _, new in new }
    if let plain = other.wordings[""], wordings[""] == nil {
      merged[""] = nil
      merged["en"] = plain
    }
    return Text(wordings: merged)
  }
}

import Projections
import Testing

@Suite struct `Words that are searched` {
  private func finds(_ typed: String, _ text: String) -> Bool { SearchWords(typed)?.match(text) ?? false }

  @Test(arguments: [
    ("cafe societe", "Café de la Société"), ("CAFÉ", "cafe"), ("invest", "Foreign investment"),
    ("centre language", "Language centre"), ("９-05", "No. 9-05"), ("straße", "STRASSE or Straße"),
    ("日本", "在日本大使館"), ("教育", "日本語教育センター"), ("産業", "経済産業省"), ("省", "経済産業省"), ("センター", "日本語教育センター"),
    ("인력", "한국산업인력공단"), ("노동", "고용노동부"), ("jica 協力", "JICA 国際協力機構"), ("وزارت", "وزارتِ تجارت"),
  ])
  func `are found without case, accents and width, dense scripts inside longer runs`(typed: String, text: String) {
    #expect(finds(typed, text))
  }

  @Test(arguments: [
    ("vest", "investment"), ("日語", "日本語"), ("が", "か"), ("language lab", "Language centre"), ("力機関", "国際協力機構"),
  ])
  func `are not found where they do not stand`(typed: String, text: String) {
    #expect(!finds(typed, text))
  }

  @Test func `are none without a letter or a digit`() {
    #expect(SearchWords("... \u{0301} -") == nil)
  }

  @Test func `stand in the index as pairs of characters`() {
    #expect(SearchText.indexed("Café 日本語, JICA 力") == "cafe 日本 本語 語 jica 力")
  }
}

import EventLog
import Foundation
import Projections
import TestSupport
import Testing

@Suite struct `Words that are searched` {
  @Test func `leaves Han and kana as they stand, which every form of Unicode does`() {
    for range in [0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FC, 0x4E00...0x9FFF] as [ClosedRange<UInt32>] {
      for scalar in range.compactMap(Unicode.Scalar.init) {
        let text = "A\(scalar)b\(scalar)\(scalar)"
        let composed = text.decomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
        #expect(SearchText.folded(text) == composed.lowercased())
      }
    }
    #expect(SearchText.folded("か\u{3099}") == "が", "a mark of its own is put to its letter")
  }

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

  @Test func `are found in plain text just as in text that is looked at letter by letter`() throws {
    var random = SeededRandom(for: "plain words")
    var (found, excluded) = (0, 0)
    for _ in 0..<4_000 {
      let letters = Array("aAbB1 -,.")
      let others = Array("日語カがー、「・　々〡éＡ㎏\n\"\\")
      let text = String(
        (0..<random.number(0...12)).map { _ in random.pick(random.number(0...4) > 0 ? letters : others) })
      let typed = String((0..<random.number(1...4)).map { _ in random.pick(letters) })
      guard let words = SearchWords(typed) else { continue }
      // A character of another script makes the text one that is not plain, and is no part of the words.
      #expect(words.match(text) == words.match(text + " ◦"), "seed \(random.seed): \(typed) in \(text)")
      #expect(words.touch(text) == words.touch(text + " ◦"), "seed \(random.seed): \(typed) in \(text)")
      let data = DataObject([("text", .string(text))]).encoded
      let mayStand = data.withUnsafeBytes { words.mayStand(in: $0) }
      if words.match(text) {
        found += 1
        #expect(mayStand, "seed \(random.seed): \(typed) in \(text)")
      } else if !mayStand {
        excluded += 1
      }
    }
    #expect(found > 100 && excluded > 100)
  }

  @Test func `are none without a letter or a digit`() {
    #expect(SearchWords("... \u{0301} -") == nil)
  }

  @Test func `stand in the index as pairs of characters`() {
    #expect(SearchText.indexed("Café 日本語, JICA 力") == "cafe 日本 本語 語 jica 力")
  }
}

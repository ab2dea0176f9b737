import Domain
import EventLog
import Projections
import Registry
import TestSupport
import Testing

@Suite struct `What is redacted at random` {
  @Test func `keeps its roots and its meaning when words of it are removed`() throws {
    var random = SeededRandom(for: "redactions at random")
    for _ in 0..<4 {
      let place = try TemporaryRegister()
      try place.furnish()
      var said = 0
      for _ in 0..<random.number(12...25) {
        place.now = place.now.adding(seconds: 1)
        // What the rules refuse is not recorded.
        _ = try failure { try place.open().write { try say(draft: $0, &random, &said) } }
      }
      for _ in 0..<5 {
        place.now = place.now.adding(seconds: 1)
        try removeWords(in: place, &random)
      }
    }
  }

  private func say(draft: Draft, _ random: inout SeededRandom, _ said: inout Int) throws {
    said += 1
    let words = "Utterance\(said)x"
    let reference = TemporaryRegister.reference
    let id = EventID(stream: "mea", number: random.number(2...max(2, said + 4)))
    let why = Circumstances(authority: "Source\(said)x", reason: "Reason\(said)x")
    switch random.number(0...8) {
    case 0, 1: try draft.note(words, why)
    case 2:
      _ = try draft.addFollowUp(to: reference, action: words, owner: "OPHRD", due: nil, isDecision: false, why)
    case 3: _ = try draft.withdraw(id, why)
    case 4: _ = try draft.handle(.followUp(.complete(number: 1, outcome: words)), on: reference, why)
    case 5: _ = try draft.handle(.rename(Text(wordings: ["en": words, "ja": "\(words)省"])), on: "OPHRD", why)
    default: _ = try draft.correct(id, [(random.pick(["text", "action", "title", "reason"]), words)], why)
    }
  }

  private func removeWords(in place: TemporaryRegister, _ random: inout SeededRandom) throws {
    let before = try place.lines()
    let root = try place.root(ofFirst: before.count)
    let target = random.pick(before).id
    let order = Circumstances(authority: "Order of the Secretary", reason: "personal data")
    if try failure({ try place.open().write { _ = try $0.redact(target, .usual, order) } }) != nil { return }
    let after = try place.lines()
    #expect(try place.root(ofFirst: before.count) == root, "seed \(random.seed), \(target)")
    let cut = zip(before, after).filter { $0.form != $1.form }.map(\.0)
    #expect(cut.contains { $0.id == target } && after[target.number - 1].data == nil)
    let left = Set(after.flatMap(tokens))
    let gone = Set(cut.flatMap(tokens)).subtracting(left)
    let scan = WordScan(words: gone.sorted(), salts: cut.compactMap(\.salt))
    #expect(try scan.findings(in: place.folder) == [], "seed \(random.seed), \(target)")
    let register = try place.open()
    #expect(!register.condition.isDamaged)
    try register.ask { queries in
      for subject in try queries.subjects() {
        let standing = StandingHistory(of: try queries.history(of: subject), asOf: nil)
        #expect(standing.notUnderstood.isEmpty, "seed \(random.seed), \(target)")
      }
    }
    let answers = try register.answers()
    _ = try register.rebuild(accepting: false)
    #expect(try register.answers() == answers, "seed \(random.seed), \(target)")
  }

  /// The words that were made up for a line.
  private func tokens(_ line: LogLine) -> [String] {
    let text = String(decoding: line.dataBytes ?? [], as: UTF8.self)
    return text.matches(of: /(Utterance|Source|Reason)[0-9]+x/).map { String($0.output.0) }
  }
}

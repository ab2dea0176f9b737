import Domain
import TestSupport
import Testing

@Suite struct `A reference` {
  @Test(arguments: [
    ("JPHLEPD-9-05", "JPHLEPD", 9, 5, ""), ("JPHLEPD-9-05a", "JPHLEPD", 9, 5, "a"),
    ("JPHLEPD-X-01", "JPHLEPD", nil, 1, ""), ("K2-12-118b", "K2", 12, 118, "b"),
  ]) func `is read in the form of the log and written as it was read`(
    _ text: String, _ dialogue: String, _ session: Int?, _ number: Int, _ part: String
  ) throws {
    let reference = try #require(ProposalReference(text))
    #expect(reference.text == text && reference.dialogue == dialogue && reference.session == session)
    #expect(reference.number == number && reference.part == part)
    #expect(ProposalReference(dialogue: dialogue, session: session, number: number, part: part) == reference)
  }

  @Test(arguments: [
    ("jphlepd-9-05", "JPHLEPD-9-05"), ("JPHLEPD-09-5", "JPHLEPD-9-05"), ("JPHLEPD-9-005A", "JPHLEPD-9-05a"),
    ("ｊｐｈｌｅｐｄ－９－０５", "JPHLEPD-9-05"), ("JPHLEPD-۹-۰۵", "JPHLEPD-9-05"), ("JPHLEPD-٩-٠٥", "JPHLEPD-9-05"),
    ("JPHLEPD-९-०५", "JPHLEPD-9-05"), ("JPHLEPD–9–05", "JPHLEPD-9-05"), (" JPHLEPD - x - 1 ", "JPHLEPD-X-01"),
  ]) func `means the same proposal in any case, with any zeros, digits and dashes`(_ typed: String, _ text: String)
    throws
  {
    let reference = try #require(ProposalReference(ReferenceText.normalised(typed)))
    #expect(reference.names(try #require(ProposalReference(text))))
  }

  @Test(arguments: [
    "", "JPHLEPD", "JPHLEPD-9", "JPHLEPD-9-", "JPHLEPD-9-0", "JPHLEPD-0-1", "JPHLEPD-9-05ab", "JPHLEPD-9-05é",
    "9LEPD-9-05", "J-9-05", "JPHLEPD-9-05-1", "JPHLEPD-Y-05", "JPHLEPD-9-1234567890", "JPHLEPD--05", "JPHLEPD-9-+5",
    "JPHLEPD-9-a", "ABCDEFGHIJKLMNOPQ-1-1",
  ]) func `is nothing else`(_ text: String) {
    #expect(ProposalReference(text) == nil)
  }

  @Test func `of a follow-up is a proposal's with a number`() throws {
    let reference = try #require(FollowUpReference(ReferenceText.normalised("jphlepd-9-05a．０３")))
    #expect(reference.proposal == "JPHLEPD-9-05a" && reference.number == 3 && "\(reference)" == "JPHLEPD-9-05a.3")
    for text in ["JPHLEPD-9-05", "JPHLEPD-9-05.", "JPHLEPD-9-05.0", "JPHLEPD-9-05.T1", "JPHLEPD-9-05.1.2", ".1"] {
      #expect(FollowUpReference(text) == nil, "\(text)")
    }
  }

  @Test(arguments: [
    "register", "institution/MOC", "dialogue/JPHLEPD", "session/JPHLEPD-9", "calendar/PK-5", "paper/mea-P31",
    "circulation/MOC-2026-08-10", "reminder/MOC-2026-09-01", "JPHLEPD-9-05", "JPHLEPD-X-01a", "session/JPHLEPD-09",
    "jphlepd-9-05", "JPHLEPD-09-05", "JPHLEPD-9-05A", "institution/", "target/1", "registers", "session/JPHLEPD",
  ]) func `that stands in the log as a subject stays as it is`(_ text: String) {
    #expect("\(Subject(text))" == text)
  }

  @Test func `that this version does not give is kept apart from those that it does`() {
    for text in ["session/JPHLEPD-09", "jphlepd-9-05", "JPHLEPD-09-05", "JPHLEPD-9-05A", "institution/", "target/1"] {
      #expect(Subject(text) == .other(text))
    }
    #expect(Subject("JPHLEPD-9-5") != Subject("JPHLEPD-9-05"))
  }
}

@Suite struct `A code` {
  @Test func `has the shape that the format gives it`() {
    #expect(["JPHLEPD", "K2", "ABCDEFGHIJKLMNOP"].allSatisfy { CodeRule.isDialogue($0) })
    #expect(!["J", "2K", "jp", "J-P", "", "ABCDEFGHIJKLMNOPQ", "JÉ"].contains { CodeRule.isDialogue($0) })
    #expect(["M", "MOC", "PK-EMB-TOKYO"].allSatisfy { CodeRule.isInstitution($0) })
    #expect(!["", "MOC-", "-MOC", "moc", "1MOC", "M C"].contains { CodeRule.isInstitution($0) })
    #expect(["mea.d3", "0", "a-b.c"].allSatisfy { CodeRule.isActor($0) })
    #expect(!["", ".d3", "Mea", "a@b", String(repeating: "a", count: 33)].contains { CodeRule.isActor($0) })
    #expect(["abc:12", "A._-9"].allSatisfy { CodeRule.isToken($0) })
    #expect(!["", "a b", String(repeating: "a", count: 65), "ü"].contains { CodeRule.isToken($0) })
    #expect(["mea", "m", "mea-2"].allSatisfy { StreamName.isValid($0) })
    #expect(
      !["", "Mea", "2mea", "schema", "con", "mea_2", String(repeating: "a", count: 33)].contains {
        StreamName.isValid($0)
      })
    let event = "mea/412"
    #expect(EventID(event) == EventID(stream: "mea", number: 412))
    #expect(["mea/0", "mea/01", "mea/", "mea", "Mea/1", "mea/1/2", "mea/+1"].allSatisfy { EventID($0) == nil })
  }
}

import Domain
import EventLog
import Exchange
import Foundation
import Projections
import Registry
import TestSupport
import Testing

@Suite final class `An import of a matrix` {
  private let place: ImportPlace

  init() throws { place = try ImportPlace() }

  private static let centre =
    "JPHLEPD-9-05,Centre,language-centre,PK,OPHRD,MOC,JICA,2025-09-10,noted,agreed,Send the form,OPHRD,2026-03-31,Draft ready,No. 1"

  @Test func `makes one commit of each row, on the days that it says, found again by file and row`() throws {
    let first = try place.count() + 1
    let csv = """
      \(ImportPlace.head)
      \(Self.centre)
      JPHLEPD-9-05,,,,,,,,,,Name a focal point,Ministry of Commerce,30/04/2026,,
      JPHLEPD-X-3,Fair,trade-fair,both,,,,2025-10-01,,,,,,,
      """
    try place.take(csv, Circumstances(authority: "Matrix of 5 Jan"))
    #expect(
      try place.commits(since: first) == [
        [
          "JPHLEPD-9-05 proposal.tabled 2025-09-10", "JPHLEPD-9-05 proposal.status-changed 2025-09-10",
          "JPHLEPD-9-05 proposal.responded 2025-09-10", "JPHLEPD-9-05 follow-up.scheduled 2025-09-10",
          "JPHLEPD-9-05 proposal.noted 2026-01-05",
        ],
        ["JPHLEPD-9-05 follow-up.scheduled 2025-09-10"],
        ["JPHLEPD-X-03 proposal.tabled 2025-10-01"],
      ])
    let headers = try place.register.open().lines().dropFirst(first - 1).compactMap(\.header)
    let digest = Digest.sha256(Array(csv.utf8)).hex.prefix(32)
    #expect(headers.compactMap(\.command) == ["\(digest):2", "\(digest):3", "\(digest):4"])
    #expect(zip(headers, headers.dropFirst()).allSatisfy { $0.time < $1.time || $0.more })
    #expect(headers[5].basis == [EventID(stream: "mea", number: first + 4)], "decided on the row before")
    let proposal = try place.proposal("JPHLEPD-9-05")
    #expect(proposal.tabling?.support == ["MOC"] && proposal.response?.value == .noted)
    #expect(proposal.response?.provenance.authority == "No. 1" && proposal.followUps[2]?.owner == "MOC")
    #expect(proposal.followUps[2]?.dueProvenance.authority == "Matrix of 5 Jan")
    #expect(proposal.notes.map(\.note) == [Note(text: "Draft ready", followUp: 1)])
  }

  @Test func `records nothing when the same file comes again, and does not undo what was recorded since`() throws {
    try place.take(rows: Self.centre)
    let bytes = try place.bytes()
    #expect(try place.take(rows: Self.centre).kind == .nothing)
    #expect(try place.bytes() == bytes)
    _ = try place.register.open().record(by: Desk(actor: "mea.d3")) { draft in
      try draft.handle(
        .followUp(.reschedule(number: 1, to: "2026-06-30")), on: "JPHLEPD-9-05", Circumstances(reason: "JICA asked"))
    }
    let later = try place.bytes()
    let again = try place.take(rows: Self.centre)
    #expect(again.kind == .nothing && again.answer.counts.before == 1 && again.answer.counts.kept == 1)
    #expect(try place.bytes() == later)
  }

  @Test(arguments: [
    ("2026-03-31", "2026-05-31", "follow-up.rescheduled"), ("form,OPHRD", "form,MOC", "follow-up.reassigned"),
    (",agreed,", ",under-implementation,", "proposal.status-changed"), (",noted,", ",accepted,", "proposal.responded"),
    ("PK,OPHRD", "PK,MOEA", "proposal.assigned"), ("MOC,JICA", "MOC;MOEA,JICA", "proposal.assigned"),
    ("JICA,2025", "METI,2025", "proposal.assigned"), ("Centre,", "Centre of Excellence,", "proposal.amended"),
    ("language-centre", "it-centre", "proposal.amended"), ("Draft ready", "Form sent", "proposal.noted"),
  ])
  func `makes of one changed cell the one event that it means`(_ old: String, _ new: String, _ type: String) throws {
    try place.take(rows: Self.centre)
    let first = try place.count() + 1
    try place.take(rows: Self.centre.replacing(old, with: new))
    #expect(try place.commits(since: first) == [["JPHLEPD-9-05 \(type) 2026-01-05"]])
    #expect(try place.take(rows: Self.centre.replacing(old, with: new) + " ").kind == .nothing, "and once only")
  }

  @Test func `takes a change on the day that is given, with its reason`() throws {
    try place.take(rows: Self.centre)
    let first = try place.count() + 1
    try place.take(
      rows: Self.centre.replacing("2026-03-31", with: "2026-05-31").replacing("agreed", with: "deferred"),
      circumstances: Circumstances(on: "2025-12-20", reason: "Minutes of the review"))
    #expect(
      try place.commits(since: first) == [
        ["JPHLEPD-9-05 proposal.status-changed 2025-12-20", "JPHLEPD-9-05 follow-up.rescheduled 2025-12-20"]
      ])
    #expect(try place.proposal("JPHLEPD-9-05").status?.provenance.reason == "Minutes of the review")
  }

  @Test func `knows a row by what it says: in another order, with other columns, under another spelling`() throws {
    try place.take(
      rows: Self.centre, "JPHLEPD-9-05,,,,,,,,,,Second action,MOC,2026-04-30,,",
      "JPHLEPD-9-05,,,,,,,,,,Third action,JICA,,,")
    let csv = """
      Action;DUE;Reference;Owner
      third  ACTION;-;jphlepd-09-5;Japan International Cooperation Agency
      Second action;30 Apr 2026;JPHLEPD-9-05;moc
      Send the form;2026-07-01;JPHLEPD-9-05;
      """
    let first = try place.count() + 1
    try place.take(csv)
    #expect(try place.commits(since: first) == [["JPHLEPD-9-05 follow-up.rescheduled 2026-01-05"]])
    #expect(try place.proposal("JPHLEPD-9-05").followUps[1]?.due == "2026-07-01")
  }

  @Test func `tells follow-ups with the same words apart by owner and day, else leaves it to somebody`() throws {
    try place.take(
      rows: Self.centre, "JPHLEPD-9-05,,,,,,,,,,Report,MOC,2026-04-30,,",
      "JPHLEPD-9-05,,,,,,,,,,Report,JICA,2026-04-30,,")
    let first = try place.count() + 1
    try place.take(
      rows: "JPHLEPD-9-05,,,,,,,,,,Report,JICA,2026-05-30,,", "JPHLEPD-9-05,,,,,,,,,,Report,MOC,2026-04-30,,")
    #expect(try place.commits(since: first) == [["JPHLEPD-9-05 follow-up.rescheduled 2026-01-05"]])
    #expect(try place.proposal("JPHLEPD-9-05").followUps[3]?.due == "2026-05-30")
    #expect(
      try place.faults(rows: "JPHLEPD-9-05,,,,,,,,,,Report,MOEA,2026-05-01,,") == ["2 action: severalFollowUps"])
    #expect(
      try place.faults(rows: "JPHLEPD-9-05,,,,,,,,,,Send the forms,MOC,,,") == ["2 action: similarFollowUp"])
    #expect(
      try place.faults(rows: "JPHLEPD-9-05,,,,,,,,,,Post the papers,OPHRD,2026-03-31,,") == [
        "2 action: similarFollowUp"
      ])
    #expect(try place.faults(rows: "JPHLEPD-9-05,,,,,,,,,,Visit Tokyo,OPHRD,2026-08-31,,").isEmpty, "a new one")
  }

  @Test func `takes the whole cell for one body where that is its name`() throws {
    try place.take(rows: Self.centre.replacing(",MOC,", with: ",\"Ministry of Commerce, Trade and Textile\","))
    #expect(try place.proposal("JPHLEPD-9-05").tabling?.support == ["MOC"])
  }

  @Test func `keeps good rows where it is told to, and holds back the others of a bad proposal`() throws {
    let csv = """
      \(ImportPlace.head)
      \(Self.centre)
      JPHLEPD-9-06,Fair,trade-fair,JP,,,,,,,Book the hall,MOC,2026-02-30,,
      JPHLEPD-9-06,,,,,,,,,,Print posters,MOC,2026-03-30,,
      """
    let first = try place.count() + 1
    let written = try place.take(csv, goodRows: true)
    #expect(try place.commits(since: first).flatMap { $0 }.allSatisfy { $0.hasPrefix("JPHLEPD-9-05") })
    #expect(written.answer.held == [4: 3])
    let bytes = Array(csv.utf8)
    let matrix = try Matrix(try SheetFile.read(bytes, named: "matrix.csv"), digest: Digest.sha256(bytes).hex)
    let bad = BadRows(written.answer, of: matrix).bytes
    let sheet = try #require(try SheetFile.read(bad, named: "bad.csv").first)
    #expect(
      sheet.rows.map { $0.cells.last?.text ?? "" }.map { String($0.prefix(16)) } == [
        "problem", "due: 2026-02-30 ", "Held back: line ",
      ])
    try place.take(String(decoding: bad, as: UTF8.self).replacing("2026-02-30", with: "2026-02-28"))
    #expect(try place.proposal("JPHLEPD-9-06").followUps.count == 2, "mended, it is imported as it is")
  }

  @Test func `goes on where it was interrupted, to the very events of a run in one go`() throws {
    var random = SeededRandom(for: "goes on where it was interrupted")
    let csv = MatrixText(rows: 450, &random).csv
    let first = try place.count() + 1
    try place.take(csv)
    let whole = try place.commits(since: first)
    for _ in 0..<4 {
      let other = try ImportPlace()
      try other.take(csv)
      try other.cut(behind: first - 1 + random.number(0...whole.joined().count - 1))
      try other.take(csv)
      #expect(try other.commits(since: first) == whole)
      #expect(try other.register.open().take(csv).kind == .nothing)
    }
  }
}

extension ImportPlace {
  /// Leaves the first events only, as a program that was killed while it wrote the next one, and no projection.
  func cut(behind number: Int) throws {
    let folder = LogFolder(register: register.folder)
    try register.removeProjection()
    for (name, data) in try bytes() {
      guard let first = Segment.first(ofName: name) else { continue }
      let path = folder.folder(of: "mea") + "/" + name
      let lines = Array(data).split(separator: UInt8(ascii: "\n")).prefix(max(0, number - first + 1))
      try FileManager.default.removeItem(atPath: path)
      guard !lines.isEmpty else { continue }
      try Data(lines.flatMap { Array($0) + [UInt8(ascii: "\n")] }).write(to: URL(filePath: path))
    }
  }
}

import TestSupport
import Testing

@testable import Reports

@Suite struct `An archive` {
  private func refusal(_ names: [(String, [UInt8])], _ limits: ZipArchive.Limits = .init()) -> ZipFailure? {
    var archive = ZipArchive(limits: limits)
    do throws(ZipFailure) {
      for (name, content) in names { try archive.add(name, content) }
      _ = try archive.finished()
      return nil
    } catch {
      return error
    }
  }

  @Test func `refuses what it could only write wrongly`() {
    #expect(refusal([("a", [1]), ("b/é", []), ("c", Array(repeating: 7, count: 100_000))]) == nil)
    #expect(refusal([("a", [1]), ("a", [2])]) == .nameTaken("a"))
    #expect(refusal([("a\\b", [])]) == .badName("a\\b"))
    #expect(refusal([("/a", [])]) == .badName("/a"))
    #expect(refusal([("", [])]) == .badName(""))
    let long = String(repeating: "é", count: 32_768)
    #expect(refusal([(long, [])]) == .badName(long))
  }

  @Test func `refuses to outgrow the format`() {
    #expect(refusal([("a", []), ("b", []), ("c", [])], .init(entries: 2)) == .tooManyEntries)
    #expect(refusal([("a", [1, 2, 3])], .init(bytes: 2)) == .tooLarge("a"))
    // One entry of one byte takes 32 bytes, its line of the directory 47, the end 22.
    #expect(refusal([("a", [1])], .init(bytes: 101)) == nil)
    #expect(refusal([("a", [1])], .init(bytes: 100)) == .tooLarge("directory"))
    #expect(refusal([("a", [1]), ("b", [1])], .init(bytes: 63)) == .tooLarge("b"))
    let words = FailureWording.words(for: .archive(.tooLarge("b")) as SpreadsheetFailure)
    #expect(words.sentence == "The file would be larger than its format allows. Nothing was written.")
    #expect(words.exitStatus == 73 && words.hint?.hasSuffix("-o report.csv") == true)
  }

  @Test func `of a sheet with more columns than a spreadsheet opens is not made`() {
    let wide = Workbook.Sheet(
      name: "Wide", title: "", columns: [], rows: [.cells(Array(repeating: .init(.empty), count: 16_385))])
    let renderer = SpreadsheetRenderer(dated: "2026-11-21")
    #expect(throws: SpreadsheetFailure.tooManyColumns("Wide")) {
      try renderer.render(Workbook(title: "", sheets: [wide]))
    }
  }
}

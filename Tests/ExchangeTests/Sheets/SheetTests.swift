import Domain
import Exchange
import Testing

@Suite struct `A sheet` {
  @Test func `has empty cells behind its last column`() {
    let row = Sheet.Row(number: 2, cells: [.text("JPHLEPD-9-05"), .truth(true)])
    #expect(row[0].text == "JPHLEPD-9-05")
    #expect(row[1].text == "TRUE")
    #expect(row[2] == .empty && row[2].isEmpty)
  }
}

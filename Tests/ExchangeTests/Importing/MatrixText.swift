import TestSupport

/// A matrix of many rows, made at random: one to three follow-ups a proposal, of which some stand apart from the others.
struct MatrixText {
  let csv: String

  init(rows count: Int, _ random: inout SeededRandom) {
    var (rows, late, number) = ([String](), [String](), 0)
    while rows.count + late.count < count {
      number += 1
      let reference = "JPHLEPD-9-\(number)"
      let status = random.pick(["", "agreed", "under-examination", "completed", "deferred"])
      let response = random.pick(["", "noted", "accepted"])
      rows.append(
        "\(reference),Proposal \(number),fta,\(random.pick(["PK", "JP", "both"])),OPHRD,MOC,JICA,2025-09-10,"
          + "\(response),\(status),Action 1,MOC,2026-0\(random.number(1...9))-15,Position \(number),")
      for action in 2..<random.number(2...4) {
        let row = "\(reference),,,,,,,,,,Action \(action),\(random.pick(["MOC", "JICA"])),,,"
        if random.once(in: 5) { late.append(row) } else { rows.append(row) }
      }
    }
    csv = ([ImportPlace.head] + rows + late).joined(separator: "\n") + "\n"
  }
}

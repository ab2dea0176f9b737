import Domain

// What to say in the room. This report is the house's own: a paper for the other side has none of it.
extension FollowUpReport {
  /// The newest line to take for each item that has one.
  var linesToTake: [(item: ReportItem, position: Proposal.Position)] {
    items.compactMap { item in
      let lines = item.proposal.notes.filter { $0.note.isLine && !$0.note.isOffRecord }
      return lines.max { ($0.on, $0.time) < ($1.on, $1.time) }.map { (item, $0) }
    }
  }

  var lineBlocks: [Document.Block] {
    let lines = linesToTake
    guard !lines.isEmpty else { return [] }
    var table = Table(columns: [
      .fixed(wording[.ref]), .init(wording[.lineToTakeHeading], minimumWidth: 24), .fixed(wording[.ofDay]),
    ])
    for (item, position) in lines {
      table.append([
        .init("\(item.reference)", .reference), .init(wording.recorded(position.note.text)),
        .init(wording.short(position.on), .quiet),
      ])
    }
    return [
      .heading(level: 2, wording[.linesToTake]), .table(table),
    ]
  }
}

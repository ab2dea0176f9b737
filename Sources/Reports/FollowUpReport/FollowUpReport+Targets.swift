import Domain

// What is measured, against the straight line from baseline to goal.
extension FollowUpReport {
  private var measured: [(reference: String, target: Proposal.Target)] {
    items.flatMap { item in
      item.proposal.targets.values.sorted { $0.number < $1.number }
        .map { (reference: "\(item.reference).T\($0.number)", target: $0) }
    }
  }

  var targetBlocks: [Document.Block] {
    guard !measured.isEmpty else { return [] }
    let table = Table(
      columns: [
        .fixed(wording[.target]), .init(wording[.measure], minimumWidth: 16), .init(wording[.goal], minimumWidth: 12),
        .init(wording[.readingAgainstLine], minimumWidth: 24),
      ],
      rows: measured.map { reference, target in
        let definition = target.definition
        return .cells([
          .init(reference, .reference),
          .init(
            wording.recorded(definition.measure)
              + wording.rich(.inBrackets, ["words": .recorded(definition.unit)])),
          .init(wording(.goalBy, ["goal": .text(definition.goal.value), "day": .day(definition.goal.on)])),
          .init(TargetWording.latest(of: target, in: wording)),
        ])
      })
    return [.heading(level: 2, wording[.targets]), .table(table)]
  }

  var targetsJSON: JSONValue {
    .array(
      measured.map { reference, target in
        [
          "target": .string(reference), "measure": .string(target.definition.measure),
          "unit": .string(target.definition.unit), "goal": .string(target.definition.goal.value),
          "goalOn": JSONValue(target.definition.goal.on), "position": TargetWording.json(target.position),
        ]
      })
  }
}

import Domain

/// The words of the figure that shows how far proposals have come.
struct StageWording {
  let wording: Wording

  var title: RichText { wording[.figureOfStages] }
  var stage: RichText { wording[.stageHeading] }
  var now: RichText { wording[.proposalsHeading] }
  var share: RichText { wording[.share] }
  var left: RichText { wording[.leftThePath] }
  var nothing: String { wording(.noProposalOpen) }

  func explanation(_ session: SessionReference?) -> RichText {
    session.map { wording.rich(.stagesReachedWith, ["session": "\($0)"]) } ?? wording[.stagesReached]
  }

  func then(_ session: SessionReference) -> RichText { wording.rich(.atSession, ["session": "\(session)"]) }

  func name(_ status: Status) -> String { wording(.status(status)).capitalizedFirst }

  func percent(_ number: Int) -> String { "\(number)%" }

  func left(_ left: [StageFigures.Leaving]) -> String {
    let counts = left.map { wording.counted($0.count, wording(.status($0.status))) }
    return wording(.leftThePathOf, ["list": .text(wording.series(counts))])
  }

  func summary(_ figures: StageFigures) -> String {
    let rows = figures.rows.map { row in
      let then = row.then.map { wording(.inBrackets, ["words": .number($0)]) } ?? ""
      return "\(name(row.stage)) \(wording.digits(row.now))\(then)"
    }
    return wording.sentence(.init(wording.series(rows))).plain
  }
}

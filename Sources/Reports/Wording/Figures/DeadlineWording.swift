import Domain

/// The words of the figure that shows the deadlines of open proposals.
struct DeadlineWording {
  let wording: Wording

  var title: RichText { wording[.figureOfDeadlines] }
  var explanation: RichText { wording[.deadlinesExplained] }
  var followUp: RichText { wording[.followUp] }
  var proposal: RichText { wording[.proposal] }
  var first: RichText { wording[.firstPromised] }
  var slips: RichText { wording[.slips] }
  var due: RichText { wording[.due] }
  var late: RichText { wording[.daysLate] }
  // Over narrow columns of the drawing.
  var lateShort: String { wording(.daysLateShort) }
  var slipsShort: String { wording(.slipsShort) }
  var standing: RichText { wording[.standing] }

  func times(_ number: Int) -> String { "\(wording.digits(number))×" }

  func nothing(_ undated: Int) -> String {
    undated == 0
      ? wording(.noDeadline) : wording.sentence(.init(self.undated(undated).capitalizedFirst)).plain
  }

  func undated(_ number: Int) -> String { wording.count(.proposalsUndated, number) }

  /// What is not drawn; nil if everything is.
  func note(more: Int, undated: Int) -> String? {
    let parts = [
      more > 0 ? wording.count(.andMore, more) : nil, undated > 0 ? self.undated(undated) : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: wording(.semicolon))
  }

  func summary(_ figures: DeadlineFigures) -> String {
    let counts = Standing.allCases.compactMap { standing -> String? in
      let count = figures.rows.count { $0.standing == standing }
      return count == 0 ? nil : wording.counted(count, wording(.standing(standing)))
    }
    let parts = counts + (figures.undated > 0 ? [undated(figures.undated)] : [])
    return parts.isEmpty ? nothing(0) : wording.sentence(.init(wording.series(parts))).plain
  }
}

import Domain

/// The words of the figure that shows what was delivered against what was promised.
struct DeliveryWording {
  let wording: Wording

  var promised: RichText { wording[.promisedCount] }
  var due: RichText { wording[.dueAsFirstPromised] }
  var delivered: RichText { wording[.delivered] }
  var day: RichText { wording[.dayHeading] }
  var today: String { wording(.todayLabel) }
  var nothing: String { wording(.nothingPromised) }
  var explanation: RichText { wording[.deliveryExplained] }

  func title(_ session: SessionReference?) -> RichText {
    session.map { wording.rich(.figureOfDeliverySince, ["session": "\($0)"]) } ?? wording[.figureOfDelivery]
  }

  // Behind the ends of the lines.
  func promised(_ count: Int) -> String { wording.count(.countPromised, count) }
  func due(_ count: Int) -> String { wording.count(.countDueByThen, count) }
  func delivered(_ count: Int) -> String { wording.count(.countDelivered, count) }
  func projected(_ count: Int) -> String { wording.count(.countIfOnTrack, count) }

  func projection(_ session: SessionReference) -> RichText {
    wording.rich(.projectionAt, ["session": "\(session)"])
  }

  func summary(promised: Int, due: Int, delivered: Int) -> String {
    wording(
      .deliverySummary, ["delivered": .number(delivered), "promised": .number(promised), "due": .number(due)])
  }
}

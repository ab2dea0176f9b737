extension FollowUpReport {
  /// How far the proposals have come, against the last session.
  public var stageFigure: Figure { StageFigures(self).figure }

  /// What is overdue, by institution and age.
  public var overdueFigure: Figure { OverdueFigures(self).figure }

  /// What was delivered against what was promised, until the next session.
  public var deliveryFigure: Figure { DeliveryFigures(self).figure }

  /// The deadlines of open proposals, with the first promise, slips, today and the session.
  public var deadlineFigure: Figure { DeadlineFigures(self).figure }

  /// What is open at each institution, and how much of it is overdue.
  public var ownerFigure: Figure { OwnerFigures(self).figure }
}

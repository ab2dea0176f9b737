import Projections

extension Register {
  /// Brings the full text index up to date; where it cannot be written, a search reads every event instead.
  public func prepareSearch() {
    try? mendingProjection { try $0.prepareSearch() }
  }
}

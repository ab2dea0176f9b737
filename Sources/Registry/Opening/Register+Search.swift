import Projections

extension Register {
  /// Brings the full text index up to date; where it cannot be written, a search reads every event instead.
  public func prepareSearch() {
    defer { progress(.finished) }
    try? mendingProjection { projection in
      try projection.prepareSearch { progress(LongWork(step: .indexing, done: $0, total: $1)) }
    }
  }
}

public import Domain

extension Queries {
  /// The subjects in whose histories all the words may stand in one event, whether or not it holds.
  ///
  /// From the index where it covers everything that is recorded, else by reading every event.
  public func candidates(_ words: SearchWords) throws -> [Subject] {
    let index = SearchIndex(db: db)
    return try index.isComplete() ? index.candidates(words) : index.candidatesByReading(words)
  }
}

extension Projection {
  /// Brings the full text index up to date, so that a search need not read every event.
  ///
  /// - Parameter progress: is told how many histories are in it, where all of them are put in.
  public func prepareSearch(progress: HistoryProgress = { _, _ in }) throws {
    let day = CalendarDate(daysSinceEpoch: 0)
    if try ask(Moment(day: day), { try SearchIndex(db: $0.db).isComplete() }) { return }
    try update { projector in
      try SearchIndex(db: projector.queries(on: day).db).carryOn(progress)
      return (answer: (), keep: true)
    }
  }
}

import Domain
import EventLog
import Foundation
import GRDB

extension Projection {
  /// Asks about a moment for an audience.
  ///
  /// The tables that answer are made in memory, for this one question, from what the audience may see and have never
  /// held anything else. They stand for the one day that is asked about.
  public func ask<Answer>(
    _ moment: Moment, for audience: Audience, _ body: (Queries) throws -> Answer
  ) throws -> Answer {
    let shared = try queue.read { db in try SharedEvents(db, moment, audience) }
    let copy = try DatabaseQueue()
    try copy.inDatabase { db in
      try ProjectionFolder.fill(db, HistoryPiles(folder: nil)) { try shared.fill($0) }
    }
    return try copy.read { db in
      try body(Queries(db: db, moment: Moment(day: moment.day), disclosure: shared.disclosure))
    }
  }
}

extension SharedEvents {
  /// Writes each fact as an event of its own, as it holds: nothing was ever said about it.
  fileprivate func fill(_ projector: Projector) throws {
    for (subject, facts) in histories {
      for shown in facts {
        let fact = shown.fact
        let (type, data) = EventCodec.encode(fact.fact, fact.provenance)
        let event = StoredEvent(
          id: fact.id, type: type, subject: subject, time: fact.time, effective: fact.effective, actor: fact.actor,
          basis: [], sharing: fact.sharing, data: data)
        try projector.take(event, first: fact.id.number, command: nil)
      }
    }
    for (stream, size) in ends {
      let end = StreamPosition(
        size: size, lastLeaf: .zero, lastTime: nil, lastLineOffset: 0, endOffset: 0, identity: .unknown)
      try projector.setPosition(end, of: stream)
    }
  }
}

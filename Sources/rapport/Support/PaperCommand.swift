import Domain
import Projections
import Registry
import Reports

/// A reading command whose answer may leave the house.
///
/// For others than ourselves the question is put to tables that hold nothing but what they may see, so a command takes
/// `AudienceOptions`, says which dialogue it is about, and cannot say more, whatever it asks.
protocol PaperCommand: ReadingCommand {
  /// What was typed, once it is found.
  associatedtype Matter
  var audience: AudienceOptions { get }
  /// What was typed, found in everything that is known.
  func matter(_ queries: Queries) throws -> Matter
  /// The dialogue that it belongs to: no paper for others spans two.
  func dialogue(of matter: Matter) -> String
  /// The answer, of what the queries hold.
  func report(on matter: Matter, _ queries: Queries, _ register: Register) throws -> any Report
}

extension PaperCommand {
  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    try report(on: matter(queries), queries, register)
  }

  func answer(_ register: Register, _ moment: AskedMoment) throws -> Answered {
    try paper(register, moment)
  }

  /// The answer for those who are to read it.
  func paper(_ register: Register, _ moment: AskedMoment) throws -> Answered {
    if try audience.circle() == .internal {
      return try register.ask(moment) { (try report($0, register), try EarlierKnowledge($0)) }
    }
    let (asked, earlier) = try register.ask(moment) { (try matter($0), try EarlierKnowledge($0)) }
    return (try shared(asked, register, moment) { try report(on: asked, $0, register) }, earlier)
  }

  /// Asks for readers outside the house.
  /// - Throws: `RegisterFailure.notShared` if what was asked for is there and they may not see it.
  func shared<Result>(
    _ matter: Matter, _ register: Register, _ moment: AskedMoment, _ body: (Queries) throws -> Result
  ) throws -> Result {
    guard let readers = try audience.audience(of: dialogue(of: matter)) else {
      return try register.ask(moment, body)
    }
    do {
      return try register.ask(asOf: moment.day, knownAt: moment.known, for: readers, body)
    } catch RegisterFailure.unknown(let kind, let reference, _) {
      // What is not there for us either is said so, with what could have been meant.
      _ = try register.ask(moment, body)
      throw RegisterFailure.notShared(kind, reference, readers.circle)
    }
  }
}

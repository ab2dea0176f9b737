import Domain
import Exchange
import Foundation
import Projections
import Registry
import Reports

/// Why letters are refused that the register itself would allow.
struct LetterRefusal: Error {
  let words: WordedFailure
}

/// Which reminder letters are asked for, and in which language.
struct LetterRequest {
  /// As typed; nil = all.
  let institution: String?
  let side: String?
  let step: String?
  /// As typed.
  let replyBy: String?
  let language: LanguageOptions

  /// The letters as they are handed over, made of the template of their language.
  ///
  /// What was not shared with the other side stands in no letter to it, and is said beside the answer.
  func paper(_ register: Register, _ moment: AskedMoment) throws -> ReminderPaper {
    let named = try register.ask(moment) { queries in
      try institution.map { try References(queries, currentDialogue: nil).institution($0) }
    }
    return try paper(register, moment, to: named, .init())
  }

  /// The letters that are recorded at the same time, on any day, to a body that is known now.
  func paper(_ register: Register, on day: CalendarDate, number: String?) throws -> ReminderPaper {
    let (named, names) = try register.ask { queries in
      (
        try institution.map { try References(queries, currentDialogue: nil).institution($0) },
        try queries.institutions()
      )
    }
    return try paper(
      register, AskedMoment(day: day, known: nil), to: named, .init(step: step, number: number, names: names))
  }

  private func paper(
    _ register: Register, _ moment: AskedMoment, to named: InstitutionRow?, _ wanted: ReminderLetters.Wanted
  ) throws -> ReminderPaper {
    let wording = try language.wording()
    let template = try TemplateFile.template(of: wording.language.tag, in: register.folder)
    var wanted = wanted
    wanted.institution = named?.code
    // Whoever names a body means it, whatever its side.
    wanted.side = side ?? named?.side
    wanted.replyBy = try replyBy.map { typed throws(RegisterFailure) in try register.day(typed, field: "--reply-by") }
    let (letters, day) = try letters(register, moment, wanted)
    if !letters.withheld.isEmpty { Console.talk("note: \(LetterWording.withheld(letters.withheld))\n") }
    return ReminderPaper(letters.letters, template: template, on: day, wording: wording, institution: named?.code)
  }

  private func letters(
    _ register: Register, _ moment: AskedMoment, _ wanted: ReminderLetters.Wanted
  ) throws -> (letters: ReminderLetters, day: CalendarDate) {
    var (letters, day) = try register.ask(moment) { queries in
      if let last = wanted.replyBy, last <= queries.day {
        throw LetterRefusal(words: LetterWording.words(forReplyBy: last, queries.day))
      }
      return (try ReminderLetters(queries, wanted), queries.day)
    }
    var shared: [FollowUpRow] = []
    for dialogue in letters.dialoguesAbroad.sorted() {
      let readers = Audience(circle: .joint, dialogue: dialogue)
      shared += try register.ask(asOf: moment.day, knownAt: moment.known, for: readers) { queries in
        var filter = Filter()
        filter.isOverdue = true
        return try queries.followUps(filter)
      }
    }
    letters.restrict(to: shared)
    return (letters, day)
  }
}

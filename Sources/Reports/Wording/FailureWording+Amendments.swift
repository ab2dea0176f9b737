import Domain
import EventLog
import Registry

// What cannot be said about an earlier entry, and about letters.
extension FailureWording {
  static func amendment(_ refusal: AmendmentRefusal, of event: EventID) -> WordedFailure {
    switch refusal {
    case .alreadyWithdrawn(let id):
      return entry("\(event) was withdrawn by \(id), so there is nothing to change.", "rapport show \(event)")
    case .isWithdrawal:
      return entry("\(event) is a withdrawal, which stands as it is.", "Enter anew what was withdrawn by mistake.")
    case .isRedaction: return entry("\(event) removed words for good, which stands as it is.", nil)
    case .opensStream: return entry("\(event) opens a stream and stands as it is.", nil)
    case .isAmendment(let target):
      return entry("\(event) says something about \(target) and is not itself the entry.", "Name \(target)")
    case .correctedSince(let corrected, let later):
      return entry(
        "\(later) corrected \(corrected) later and rests on \(event).",
        "Correct \(corrected) itself, or take back first: rapport event withdraw \(later) -r \"...\"")
    case .reasonMissing(let act):
      return entry("\(act.rawValue.capitalizedFirst) \(event) needs a reason.", "Add: --reason \"...\"")
    case .authorityMissing:
      return entry("Who may see \(event) changes on somebody's authority.", "Add: --authority \"...\", or --paper P")
    case .neverShared:
      return entry("\(event) is a line to take or off the record, which is never shared.", "rapport show \(event)")
    case .noSuchField, .notAField, .fieldNeeded: return field(refusal, of: event)
    case .entryBetween(let other, let type, let day, let new):
      return entry(
        "\(event) cannot take effect on \(DayWording.long(new)): \(other) (\(type)) of \(DayWording.long(day)) stands "
          + "between, and the two do not fit in that order.",
        "If that one bears the wrong day: rapport event correct \(other) --set effective=D -r \"...\"")
    case .named(let subject, let other, let place):
      return entry(
        "\(other) in \(reference(of: place)) rests on \(reference(of: subject)), which would no longer be known.",
        "See it with: rapport show \(other)")
    case .wordsGone, .noWords, .notWords, .repeatsWords, .orderMissing: return redaction(refusal, of: event)
    case .notMovable, .numberNeeded, .alreadyThere: return moving(refusal, of: event)
    case .notYours(let actor):
      return entry("\(event) was recorded by \(actor), not by you.", "rapport event withdraw \(event) -r \"...\"")
    case .newestTookBack(let before):
      return entry(
        "Your newest entry, \(event), is a withdrawal, which stands as it is.",
        before == nil ? nil : "Find the entry with: rapport log — then name it: rapport undo ID")
    case .nothingToUndo(let actor):
      return WordedFailure("\(actor) has recorded nothing in this stream.", hint: "rapport log", exitStatus: 1)
    }
  }

  private static func field(_ refusal: AmendmentRefusal, of event: EventID) -> WordedFailure {
    switch refusal {
    case .noSuchField(let name, let type, let known):
      return WordedFailure(
        "\(event) (\(type)) has no field \"\(name)\".", hint: "It has \(alternatives(known + ["effective"]))",
        exitStatus: 64)
    case .notAField("sharing"):
      return entry(
        "Who may see \(event) is not corrected but decided anew.", "rapport event share \(event) --as C -a A")
    case .notAField(let name):
      return entry(
        "The \(name) of \(event) cannot be corrected.",
        "Under another reference: rapport event move \(event) --to REF — else withdraw it and enter it anew")
    case .fieldNeeded(let name):
      return WordedFailure(
        "\(event) cannot be without \(name).", hint: "Give it a value: --set \(name)=...", exitStatus: 64)
    default: return entry("\(event) does not allow this.", nil)
    }
  }

  private static func moving(_ refusal: AmendmentRefusal, of event: EventID) -> WordedFailure {
    switch refusal {
    case .notMovable(let type):
      return entry(
        "\(event) (\(type)) has no other place.", "rapport event withdraw \(event) -r \"...\" — then enter it anew")
    case .numberNeeded(let reference):
      return entry(
        "\(event) is about one number of a proposal, and \(reference) does not say which.",
        "Name it: --to \(reference).1")
    case .alreadyThere(let reference):
      return entry("\(event) stands under \(reference) already.", "rapport history \(reference)")
    default: return entry("\(event) cannot be moved.", nil)
    }
  }

  static func paper(_ failure: RegisterFailure) -> WordedFailure {
    switch failure {
    case .paper(let reference, let refusal): paper(refusal, of: reference)
    case .letterKnown(let number, let reference):
      entry("\(quoted(number)) was logged before: \(reference).", "rapport show \(reference)")
    default: unforeseen(failure)
    }
  }

  private static func paper(_ refusal: PaperRefusal, of reference: String) -> WordedFailure {
    switch refusal {
    case .alreadyLogged(let number, let dated):
      entry("\(reference) is \(quoted(number)) of \(DayWording.long(dated)).", "rapport show \(reference)")
    case .receivedBeforeDated(let dated, let received):
      WordedFailure(
        "A letter of \(DayWording.long(dated)) cannot have arrived on \(DayWording.long(received)).",
        hint: "Check --dated and --received", exitStatus: 64)
    case .replyBeforeDated(let dated, let replyBy):
      WordedFailure(
        "A letter of \(DayWording.long(dated)) cannot ask for a reply by \(DayWording.long(replyBy)).",
        hint: "Check --dated and --reply-by", exitStatus: 64)
    case .replyToNothing(let reply):
      WordedFailure(
        "A letter that is \(reply == .interim ? "an" : "a") \(reply.words) answers something, and that is not named.",
        hint: "Add: --answers P, or --about REFS", exitStatus: 64)
    case .nobodyAddressed:
      WordedFailure("The letter has no addressee.", hint: "Add: --to I", exitStatus: 64)
    }
  }

  static func entry(_ sentence: String, _ hint: String?) -> WordedFailure {
    WordedFailure(sentence, hint: hint, exitStatus: 1)
  }
}

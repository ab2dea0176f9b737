import Domain

extension ProposalEvent {
  init(type: String, from reader: FieldReader) throws(NotUnderstood) {
    switch type {
    case "proposal.tabled": self = .tabled(try Tabling(from: reader))
    case "proposal.amended": self = .amended(try Amendment(from: reader))
    case "proposal.assigned":
      self = .assigned(
        lead: try reader.optionalString("lead"), support: try reader.optionalStrings("support"),
        counterpart: try reader.optionalStrings("counterpart"))
    case "proposal.status-changed":
      self = .statusChanged(
        StatusChange(
          from: try reader.choice("from"), to: try reader.choice("to"),
          evidence: try reader.optionalString("evidence"), by: try reader.optionalString("by"),
          until: try reader.optionalString("until")))
    case "proposal.responded":
      self = .responded(side: try reader.string("side"), response: try reader.choice("response"))
    case "proposal.noted": self = .noted(try Note(from: reader))
    case "proposal.waiting":
      self = .waiting(on: try reader.string("on"), thirdParty: try reader.optionalString("thirdParty"))
    case "proposal.reviewed":
      self = .reviewed(session: try reader.string("session"), outcome: try reader.choice("outcome"))
    case "proposal.related": self = .related(try reader.choice("relation"), to: try reader.string("to"))
    case "proposal.split": self = .split(into: try reader.requiredStrings("into"))
    case "milestone.reached": self = .milestoneReached(try reader.string("milestone"))
    default: self = try Self.numbered(type: type, from: reader)
    }
  }

  /// The events of follow-ups and targets, which all carry a number.
  private static func numbered(type: String, from reader: FieldReader) throws(NotUnderstood) -> ProposalEvent {
    let number = try reader.integer("number")
    switch type {
    case "target.set":
      return .targetSet(number: number, try TargetDefinition(from: reader))
    case "target.read":
      return .targetRead(number: number, value: try reader.string("value"), on: try reader.date("on"))
    default:
      return .followUp(number: number, try FollowUpEvent(type: type, from: reader))
    }
  }
}

extension FollowUpEvent {
  init(type: String, from reader: FieldReader) throws(NotUnderstood) {
    switch type {
    case "follow-up.scheduled":
      self = .scheduled(
        action: try reader.string("action"), owner: try reader.string("owner"),
        due: try reader.optionalDate("due"), isDecision: try reader.flag("decision"))
    case "follow-up.rescheduled": self = .rescheduled(due: try reader.date("due"))
    case "follow-up.reassigned": self = .reassigned(owner: try reader.string("owner"))
    case "follow-up.amended": self = .amended(action: try reader.string("action"))
    case "follow-up.completed": self = .completed(outcome: try reader.optionalString("outcome"))
    case "follow-up.cancelled": self = .cancelled
    case "follow-up.reopened": self = .reopened(due: try reader.date("due"))
    default: throw .unknownType(type)
    }
  }
}

extension Tabling {
  init(from reader: FieldReader) throws(NotUnderstood) {
    self.init(
      title: try reader.text("title"), kind: try reader.string("kind"), side: try reader.string("side"),
      session: try reader.optionalString("session"), forum: try reader.optionalString("forum"),
      sector: try reader.optionalString("sector"), lead: try reader.optionalString("lead"),
      support: try reader.strings("support"), counterpart: try reader.strings("counterpart"),
      summary: try reader.optionalString("summary"), isStanding: try reader.flag("standing"),
      tabledBy: try reader.optionalString("tabledBy"), aliases: try reader.strings("aliases"))
  }
}

extension Amendment {
  init(from reader: FieldReader) throws(NotUnderstood) {
    self.init(
      title: try reader.optionalText("title"), kind: try reader.optionalString("kind"),
      sector: try reader.optionalString("sector"), summary: try reader.optionalString("summary"),
      aliases: try reader.optionalStrings("aliases"), isStanding: try reader.optionalFlag("standing"))
  }
}

extension Note {
  init(from reader: FieldReader) throws(NotUnderstood) {
    self.init(
      text: try reader.string("text"), institution: try reader.optionalString("institution"),
      followUp: try reader.optionalInteger("followUp"), reply: try reader.optionalChoice("reply"),
      isLine: try reader.flag("line"), isOffRecord: try reader.flag("offRecord"))
  }
}

extension TargetDefinition {
  init(from reader: FieldReader) throws(NotUnderstood) {
    self.init(
      measure: try reader.string("measure"), unit: try reader.string("unit"),
      direction: try reader.optionalChoice("direction"), baseline: try Reading(from: reader.reader("baseline")),
      goal: try Reading(from: reader.reader("goal")), basis: try reader.optionalString("basis"))
  }
}

extension Reading {
  init(from reader: FieldReader) throws(NotUnderstood) {
    self.init(value: try reader.string("value"), on: try reader.date("on"))
  }
}

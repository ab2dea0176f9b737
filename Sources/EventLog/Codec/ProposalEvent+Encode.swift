import Domain

extension ProposalEvent {
  func encode(to writer: inout FieldWriter) -> String {
    switch self {
    case .tabled(let tabling):
      tabling.encode(to: &writer)
      return "proposal.tabled"
    case .amended(let amendment):
      amendment.encode(to: &writer)
      return "proposal.amended"
    case .assigned(let lead, let support, let counterpart):
      writer.add("lead", lead)
      writer.add("support", support)
      writer.add("counterpart", counterpart)
      return "proposal.assigned"
    case .statusChanged(let change):
      change.encode(to: &writer)
      return "proposal.status-changed"
    case .responded(let side, let response):
      writer.add("side", side)
      writer.add("response", response)
      return "proposal.responded"
    case .noted(let note):
      note.encode(to: &writer)
      return "proposal.noted"
    case .waiting(let on, let thirdParty):
      writer.add("on", on)
      writer.add("thirdParty", thirdParty)
      return "proposal.waiting"
    case .reviewed(let session, let outcome):
      writer.add("session", session)
      writer.add("outcome", outcome)
      return "proposal.reviewed"
    case .related(let relation, let to):
      writer.add("relation", relation)
      writer.add("to", to)
      return "proposal.related"
    case .split(let into):
      writer.add("into", into)
      return "proposal.split"
    case .followUp(let number, let event): return event.encode(number: number, to: &writer)
    case .targetSet(let number, let definition):
      definition.encode(number: number, to: &writer)
      return "target.set"
    case .targetRead(let number, let value, let on):
      writer.add("number", number)
      writer.add("value", value)
      writer.add("on", on)
      return "target.read"
    case .milestoneReached(let milestone):
      writer.add("milestone", milestone)
      return "milestone.reached"
    case .documentAttached(let document): return document.encode(to: &writer)
    }
  }
}

extension FollowUpEvent {
  func encode(number: Int, to writer: inout FieldWriter) -> String {
    writer.add("number", number)
    switch self {
    case .scheduled(let action, let owner, let due, let isDecision):
      writer.add("action", action)
      writer.add("owner", owner)
      writer.add("due", due)
      writer.addIfSet("decision", isDecision)
      return "follow-up.scheduled"
    case .rescheduled(let due):
      writer.add("due", due)
      return "follow-up.rescheduled"
    case .reassigned(let owner):
      writer.add("owner", owner)
      return "follow-up.reassigned"
    case .amended(let action):
      writer.add("action", action)
      return "follow-up.amended"
    case .completed(let outcome):
      writer.add("outcome", outcome)
      return "follow-up.completed"
    case .cancelled: return "follow-up.cancelled"
    case .reopened(let due):
      writer.add("due", due)
      return "follow-up.reopened"
    }
  }
}

extension Tabling {
  fileprivate func encode(to writer: inout FieldWriter) {
    writer.add("title", title)
    writer.add("kind", kind)
    writer.add("side", side)
    writer.add("session", session)
    writer.add("forum", forum)
    writer.add("sector", sector)
    writer.add("lead", lead)
    writer.addIfAny("support", support)
    writer.addIfAny("counterpart", counterpart)
    writer.add("summary", summary)
    writer.addIfSet("standing", isStanding)
    writer.add("tabledBy", tabledBy)
    writer.addIfAny("aliases", aliases)
  }
}

extension Amendment {
  fileprivate func encode(to writer: inout FieldWriter) {
    writer.add("title", title)
    writer.add("kind", kind)
    writer.add("sector", sector)
    writer.add("summary", summary)
    writer.add("aliases", aliases)
    writer.add("standing", isStanding)
  }
}

extension StatusChange {
  fileprivate func encode(to writer: inout FieldWriter) {
    writer.add("from", from)
    writer.add("to", to)
    writer.add("evidence", evidence)
    writer.add("by", by)
    writer.add("until", until)
  }
}

extension Note {
  fileprivate func encode(to writer: inout FieldWriter) {
    writer.add("text", text)
    writer.add("institution", institution)
    writer.add("followUp", followUp)
    writer.add("reply", reply)
    writer.addIfSet("line", isLine)
    writer.addIfSet("offRecord", isOffRecord)
  }
}

extension TargetDefinition {
  fileprivate func encode(number: Int, to writer: inout FieldWriter) {
    writer.add("number", number)
    writer.add("measure", measure)
    writer.add("unit", unit)
    writer.add("direction", direction)
    writer.add("baseline") { baseline.encode(to: &$0) }
    writer.add("goal") { goal.encode(to: &$0) }
    writer.add("basis", basis)
  }
}

extension Reading {
  fileprivate func encode(to writer: inout FieldWriter) {
    writer.add("value", value)
    writer.add("on", on)
  }
}

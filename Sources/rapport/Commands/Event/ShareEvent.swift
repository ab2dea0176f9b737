import ArgumentParser
import Domain
import EventLog
import Projections
import Registry
import Reports

struct ShareEvent: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "share", abstract: "Changes who may see an entry, or everything about one thing, from a day on.",
    usage: "rapport event share ID|REF --as internal|joint|public -a TEXT",
    discussion: """
      Lines to take and notes off the record are never shared. Widening everything about a reference is asked about; \
      --yes answers. Example: \(example)
      """)
  static let example = "rapport event share mea/412 --as joint --authority \"Secretary's minute of 5 December 2025\""

  @Argument(help: ArgumentHelp("An entry, or a reference for everything about it.", valueName: "ID|REF"))
  var reference: String?
  @Option(
    name: .customLong("as"), help: ArgumentHelp("internal, joint or public.", valueName: "CIRCLE"),
    completion: .list(Sharing.allCases.map(\.rawValue)))
  var circle: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let typed = try desk.required(reference, "ID|REF", "the entry or the reference")
    let circles = Sharing.allCases.map(\.rawValue)
    let circle: Sharing = try Choice.value(
      try desk.required(circle, "--as", "who may see it", choices: .list(circles)), of: "--as")
    var circumstances = desk.circumstances
    if circumstances.paper == nil {
      circumstances.authority = try desk.required(circumstances.authority, "--authority", "who decided it")
    }
    if let event = EventID(ReferenceText.normalised(typed).lowercased()) {
      return { [circumstances] draft in [.amendment(try draft.share(event, as: circle, circumstances))] }
    }
    if circle != .internal { try desk.confirm("Everything about \(typed) becomes \(circle.words).") }
    return { [circumstances] draft in
      let thing = try Thing(typed, in: draft.queries, draft.references, office: draft.office)
      let (subject, followUp) = try thing.subject(in: draft.queries)
      return [.amendment(try draft.shareAll(of: subject, followUp: followUp, as: circle, circumstances))]
    }
  }
}

extension Thing {
  /// Whose history it has a part in, and the number of the follow-up that it is.
  func subject(in queries: Queries) throws -> (Subject, followUp: Int?) {
    switch self {
    case .proposal(let reference): (.proposal(reference), nil)
    case .followUp(let reference): (.proposal(reference.proposal), reference.number)
    case .session(let reference): (.session(reference), nil)
    case .dialogue(let code): (.dialogue(code), nil)
    case .institution(let code): (.institution(code), nil)
    case .event(let id): (try queries.event(id)?.subject ?? .other("\(id)"), nil)
    case .subject(let subject): (subject, nil)
    }
  }
}

import Foundation
import TestSupport

/// The sample register read in the plainest way: lines of JSON, put in the order of their days, folded by hand.
///
/// It shares nothing with the program: days are texts, which sort as they should.
struct PlainLog {
  struct Proposal {
    let reference: String
    /// Each status with the day on which it began; the first is `tabled`.
    var statuses: [(day: String, status: String)]
    var followUps: [Int: FollowUp] = [:]

    static let path = ["tabled", "under-examination", "agreed", "under-implementation", "completed", "closed"]

    var status: String { statuses.last?.status ?? "" }
    var isOpen: Bool { Self.isOpen(status) }

    static func isOpen(_ status: String) -> Bool {
      ["tabled", "under-examination", "agreed", "under-implementation", "deferred"].contains(status)
    }

    /// The farthest of the five stages at the end of a day, 1 to 5; 0 before it was tabled.
    func stage(on day: String) -> Int {
      let onPath = statuses.filter { $0.day <= day }.compactMap { Self.path.firstIndex(of: $0.status) }
      return onPath.last.map { min($0, 4) + 1 } ?? 0
    }

    func wasOpen(since start: String) -> Bool {
      let before = statuses.last { $0.day < start }?.status
      return (before.map(Self.isOpen) ?? false) || statuses.contains { $0.day >= start && Self.isOpen($0.status) }
    }
  }

  struct FollowUp {
    var owner: String
    var dues: [String]
    /// "open", "done" or "cancelled" with the day on which it began.
    var states: [(day: String, state: String)]

    var isOpen: Bool { states.last?.state == "open" }

    func state(on day: String) -> String? { states.last { $0.day <= day }?.state }
  }

  private(set) var proposals: [String: Proposal] = [:]
  /// The side of each institution.
  private(set) var sides: [String: String] = [:]

  /// What holds on a day of one dialogue.
  init(dialogue: String, on day: String) throws {
    let text = try String(contentsOf: Project.root.appending(path: "events/mea/000000000001.jsonl"), encoding: .utf8)
    let events = try text.split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
    }
    let dated = events.enumerated().map { (day: $0.element["effective"] as? String ?? "", place: $0.offset) }
    for entry in dated.sorted(by: { ($0.day, $0.place) < ($1.day, $1.place) }) where entry.day <= day {
      take(events[entry.place], on: entry.day, dialogue + "-")
    }
  }

  private mutating func take(_ event: [String: Any], on day: String, _ beginning: String) {
    let data = event["data"] as? [String: Any] ?? [:]
    let subject = event["subject"] as? String ?? ""
    let type = event["type"] as? String ?? ""
    if type == "institution.registered" {
      sides[subject.replacingOccurrences(of: "institution/", with: "")] = data["side"] as? String
    }
    guard subject.hasPrefix(beginning) else { return }
    let number = data["number"] as? Int ?? 0
    let due = data["due"] as? String
    switch type {
    case "proposal.tabled": proposals[subject] = Proposal(reference: subject, statuses: [(day, "tabled")])
    case "proposal.status-changed": proposals[subject]?.statuses.append((day, data["to"] as? String ?? ""))
    case "follow-up.scheduled":
      proposals[subject]?.followUps[number] = FollowUp(
        owner: data["owner"] as? String ?? "", dues: due.map { [$0] } ?? [], states: [(day, "open")])
    case "follow-up.rescheduled": proposals[subject]?.followUps[number]?.dues.append(due ?? "")
    case "follow-up.reassigned": proposals[subject]?.followUps[number]?.owner = data["owner"] as? String ?? ""
    case "follow-up.completed": proposals[subject]?.followUps[number]?.states.append((day, "done"))
    case "follow-up.cancelled": proposals[subject]?.followUps[number]?.states.append((day, "cancelled"))
    case "follow-up.reopened":
      proposals[subject]?.followUps[number]?.states.append((day, "open"))
      proposals[subject]?.followUps[number]?.dues.append(due ?? "")
    default: break
    }
  }
}

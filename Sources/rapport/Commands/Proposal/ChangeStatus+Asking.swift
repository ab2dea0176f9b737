import Domain
import Projections
import Registry

extension ChangeStatus {
  /// What the moves of these proposals need beside the status, asked for at a terminal where it is missing.
  ///
  /// Without anybody to ask it stays missing, and the model refuses with what it needs.
  func asked(
    _ references: String, _ status: Status, _ desk: Preparation
  ) throws -> (evidence: String?, by: String?, followUps: String?) {
    let proposals = desk.proposalsToAskAbout(references)
    let needs = Set(proposals.compactMap { StatusMoves.need(from: $0.currentStatus, to: status) })
    if needs.contains(.reason) { try desk.requireReason() }
    var (evidence, by, followUps) = (evidence, by, followUps)
    if needs.contains(.evidence), evidence == nil {
      evidence = try desk.required(nil, "--evidence", "what shows that it is done")
    }
    if needs.contains(.successor), by == nil {
      by = try desk.required(nil, "--by", "the proposal that takes its place")
    }
    let open = proposals.reduce(0) { $0 + $1.openFollowUps.count }
    if status.isEnded, !needs.isEmpty, open > 0, followUps == nil {
      followUps = try desk.required(
        nil, "--follow-ups", "what becomes of \(open) open follow-ups: keep, cancel or move:REF", proposed: "keep")
    }
    return (try desk.text(evidence, "--evidence"), by, followUps)
  }
}

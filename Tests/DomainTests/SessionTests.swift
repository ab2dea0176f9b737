import Domain
import TestSupport
import Testing

@Suite struct `A session` {
  private let plan = SessionEvent.planned(date: "2026-02-10", until: "2026-02-11", venue: "Tokyo")
  private let held = SessionEvent.held(
    date: "2026-02-10", until: "2026-02-11", venue: nil, heads: [Head(side: "PK", name: "Secretary")])

  @Test func `is planned, and planned anew`() {
    given(Session.self).when(.plan(date: "2026-02-10", until: "2026-02-11", venue: "Tokyo")).then(plan)
    let planned = given(Session.self, on("2025-09-10", plan))
    planned.when(.plan(date: "2026-02-10", until: "2026-02-11", venue: nil)).thenNothing()
    planned.when(.plan(date: "2026-03-10", until: nil, venue: nil))
      .then(.planned(date: "2026-03-10", until: nil, venue: nil))
    planned.when(.plan(date: "2026-03-10", until: "2026-03-09", venue: nil))
      .thenRefused(.endsBeforeItBegins(date: "2026-03-10", until: "2026-03-09"))
  }

  @Test func `is held once, also unplanned, and then neither moved nor cancelled`() {
    let heads = [Head(side: "PK", name: "Secretary")]
    let hold = SessionCommand.hold(date: "2026-02-10", until: "2026-02-11", venue: nil, heads: heads)
    given(Session.self).when(hold).then(held)
    let given = given(Session.self, on("2025-09-10", plan), on("2026-02-10", held))
    #expect(given.state.venue == "Tokyo" && given.state.state == .held)
    given.when(hold).thenNothing()
    given.when(.hold(date: "2026-02-12", until: nil, venue: nil, heads: [])).thenRefused(.alreadyHeld(on: "2026-02-10"))
    given.when(.plan(date: "2026-02-12", until: nil, venue: nil)).thenRefused(.alreadyHeld(on: "2026-02-10"))
    given.when(.cancel, reason: "no").thenRefused(.alreadyHeld(on: "2026-02-10"))
  }

  @Test func `is cancelled with a reason, if it was planned, and can be planned again`() {
    given(Session.self).when(.cancel, reason: "no").thenRefused(.unknown)
    given(Session.self, on("2025-09-10", plan)).when(.cancel).thenRefused(.reasonMissing)
    given(Session.self, on("2025-09-10", plan)).when(.cancel, reason: "elections").then(.cancelled)
    let cancelled = given(Session.self, on("2025-09-10", plan), on("2025-12-01", .cancelled))
    cancelled.when(.cancel, reason: "elections").thenNothing()
    cancelled.when(.plan(date: "2026-02-10", until: "2026-02-11", venue: "Tokyo")).then(plan)
  }

  @Test func `has its minutes agreed after its last day`() {
    given(Session.self, on("2025-09-10", plan)).when(.agreeMinutes("2026-02-11")).thenRefused(.notHeld)
    let given = given(Session.self, on("2026-02-10", held))
    given.when(.agreeMinutes("2026-02-10"))
      .thenRefused(.minutesBeforeSession(held: "2026-02-11", agreed: "2026-02-10"))
    given.when(.agreeMinutes("2026-02-11")).then(.minutesAgreed("2026-02-11"))
  }
}

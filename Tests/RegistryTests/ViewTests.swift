import Domain
import Projections
import Registry
import TestSupport
import Testing

@Suite final class `A saved view` {
  private let place: TemporaryRegister

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
  }

  private func save(_ name: String, _ filter: String, on day: CalendarDate? = nil) throws {
    try place.open().write { _ = try $0.saveView(name, as: filter, Circumstances(on: day)) }
  }

  private func resolve(_ filter: String, asOf day: CalendarDate? = nil) throws -> RowFilter {
    try place.open().ask(asOf: day) { queries in
      try FilterResolver(queries, References(queries, currentDialogue: nil)).resolve(filter)
    }
  }

  private func failure(_ body: () throws -> Void) -> RegisterFailure? {
    do { try body() } catch { return error as? RegisterFailure }
    return nil
  }

  @Test func `is kept in its normal form and found by its name, from its day on`() throws {
    try save("Late", "OVERDUE  (owner:ophrd)", on: "2026-01-04")
    #expect(try place.open().ask { try $0.settings().views } == ["late": "overdue and owner:ophrd"])
    #expect(try resolve("VIEW:late open").expression.description == "view:late and open")
    #expect(throws: RegisterFailure.self) { try resolve("view:late", asOf: "2026-01-03") }
    try place.open().write { _ = try $0.removeView("late", Circumstances()) }
    #expect(try place.open().ask { try $0.settings().views }.isEmpty)
    #expect(try resolve("view:late", asOf: "2026-01-04").expression.views == ["late"], "it was there then")
  }

  @Test func `is refused where it says nothing, uses itself, or names what is not there`() throws {
    try save("late", "overdue")
    try save("mine", "view:late not stale")
    let circle = failure { try save("late", "view:mine or open") }
    guard case .viewsInCircle(["late", "mine", "late"])? = circle else {
      Issue.record("\(String(describing: circle))")
      return
    }
    guard case .viewsInCircle(["self", "self"])? = failure({ try save("self", "view:self") }) else {
      Issue.record("a view may not use itself")
      return
    }
    guard case .filter(let filter)? = failure({ try save("odd", "overdu") }) else {
      Issue.record("what does not parse is not saved")
      return
    }
    #expect(filter.nearest == ["overdue"])
    guard case .unknown(.view, "lat", let nearest)? = failure({ try save("odd", "view:lat") }) else {
      Issue.record("an unknown view is not saved")
      return
    }
    #expect(nearest.map(\.reference) == ["late"])
    guard case .unknown(.institution, "OPHR", _)? = failure({ try save("odd", "lead:OPHR") }) else {
      Issue.record("an unknown body is not saved")
      return
    }
    guard case .badViewName? = failure({ try save("two words", "open") }) else {
      Issue.record("a name is one word")
      return
    }
    guard
      case .viewInUse("late", by: ["mine"])? = failure({
        try place.open().write { _ = try $0.removeView("late", Circumstances()) }
      })
    else {
      Issue.record("a view that another one uses stays")
      return
    }
    #expect(try place.open().ask { try $0.settings().views.keys.sorted() } == ["late", "mine"])
  }
}

import Domain

/// A row of a matrix with its values understood, as far as that goes without the register.
struct MatrixRow: Sendable {
  let source: Sheet.Row
  var reference: ProposalReference?
  var session: String?
  var title: String?
  var kind: String?
  var side: String?
  /// Institutions as they are written there.
  var lead: String?
  var support: BodyList?
  var counterpart: BodyList?
  var tabled: CalendarDate?
  var response: Response?
  var status: Status?
  var action: String?
  var owner: String?
  var due: CalendarDate?
  var position: String?
  var authority: String?

  init(source: Sheet.Row) { self.source = source }

  /// The row's number in the file.
  var number: Int { source.number }
}

/// Institutions that stand in one cell.
struct BodyList: Hashable, Sendable {
  /// The cell in one line: a name may have a comma in it.
  let whole: String
  /// What stands between commas, semicolons, slashes or lines.
  let items: [String]
}

// The sheets that go with the paper, and files for an office.
extension English {
  static let workbook: [Phrase: String] = [
    .asAtDay: "As at {day}",
    .sheetMatrix: "Matrix",
    .sheetFollowUps: "Follow-ups",
    .sheetChanges: "Changes",
    .matrixTitled: "Implementation matrix, {dialogue}",
    .followUpsTitled: "Open follow-ups, {dialogue}",
    .changesTitled: "What changed, {dialogue}",
    .changesTitledSince: "What changed since {session}, {dialogue}",
    .tabledByHeading: "Tabled by",
    .leadInstitution: "Lead institution",
    .withHeading: "With",
    .statusSince: "Status since",
    .nextFollowUp: "Next follow-up",
    .openFollowUpsHeading: "Open follow-ups",
    .latestOn: "Latest on",
    .firstDueHeading: "First due",
    .timesMoved: "Times moved",
    .decisionHeading: "For decision",
    .remindersHeading: "Reminders",
    .entry: "Entry",
    .yes: "yes",
    .untitledReport: "Report",
    .cutInCell: " … (cut: {n} characters in the register)",
  ]
}

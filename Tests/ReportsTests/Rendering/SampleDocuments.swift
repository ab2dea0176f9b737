import Reports

/// Documents with text in four scripts, as reading commands make them.
enum Sample {
  static let overdue = Document(
    title: "Overdue follow-ups",
    [
      .facts([
        .init("Dialogue", "Japan-Pakistan High-Level Economic Policy Dialogue (JPHLEPD)"),
        .init("As at", "20 Nov 2026"),
        .init("Next session", ["JPHLEPD-10, 14 Dec 2026, ", TextRun("24 days left", .warning)]),
      ]),
      .paragraph(
        "Four of five follow-ups are overdue, two of them by more than a hundred days. Nobody has chased the oldest "
          + "since it was moved in March."),
      .heading(level: 1, "By group"),
      .table(table),
      .bullets([
        ["Waiting on ", TextRun("独立行政法人国際協力機構", language: .japanese), ": two follow-ups."],
        ["Waiting on ", TextRun("وزارتِ تجارت", language: .urdu), ": one follow-up."],
      ]),
      .note("JPHLEPD at mea/412. Made again with: rapport overdue --as-of 2026-11-20"),
    ])

  static let table = Table(
    columns: [
      .fixed("Follow-up"),
      .init("Action", minimumWidth: 16, weight: 2),
      .init("Owner", minimumWidth: 12),
      .fixed("Due"),
      .number("Days late"),
      .init("Standing", wraps: false),
    ],
    rows: [
      .group("A  Trade and market access", detail: "2 proposals, 2 overdue"),
      .cells([
        ref("JPHLEPD-9-01.1"), "Send the second draft of Annex B (vapour-heat treatment) to MAFF",
        ["MNFSR\n", TextRun("وزارتِ قومی غذائی تحفظ و تحقیق", language: .urdu)], "30 Sep 2026",
        .init("51", .bad), .init("overdue", .bad),
      ]),
      .cells([
        ref("JPHLEPD-9-02.1"), "Name priority sectors for the sourcing office; 優先分野の一覧を日本側に提出すること",
        ["METI\n", TextRun("経済産業省", language: .japanese)], "30 Jun 2026", .init("143", .bad),
        .init("overdue", .bad),
      ]),
      .group("B  Skills and labour mobility", detail: "3 proposals, 2 overdue"),
      .cells([
        ref("KRPK-2-04.2"), "Agree the yearly quota under the Employment Permit System",
        ["MOEL\n", TextRun("고용노동부", language: .korean)], "31 Oct 2026", .init("20", .bad),
        .init("overdue", .bad),
      ]),
      .cells([
        ref("JPHLEPD-9-05.1"),
        [
          "Answer the note \"", TextRun("جاپانی زبان کی تربیت کا مرکز: JICA سروے", language: .urdu),
          "\" and send the request form",
        ], "OP&HRD, so-japan", "2 Aug 2026", .init("110", .bad), .init("overdue", .bad),
      ]),
      .cells([ref("JPHLEPD-9-07.3"), "Inspect the Lahore site", "OP&HRD", "31 Jan 2027", "", .init("on track", .good)]),
      .totals(["5 follow-ups", "", "", "", "324", "4 overdue"]),
    ])

  private static func ref(_ reference: String) -> Table.Cell { .init(reference, .reference) }
}

extension ManualTopic {
  static let firstSteps = ManualTopic(
    "first-steps", title: "First steps", abstract: "From an empty folder to the first reminder.",
    """
    Say once who you are, then begin the register in an empty folder. Name the desk or post, not the person: what is
    recorded stays for ever.

    - rapport config actor so-japan
    - rapport init --title "Japan-Pakistan follow-up register" --office mea --time-zone Asia/Karachi

    Enter who takes part, and what was put on the table. The first side of a dialogue is ours.

    - rapport institution add MOEA --name "Ministry of Economic Affairs" --side PK --kind ministry
    - rapport institution add JICA --name "Japan International Cooperation Agency" --side JP
    - rapport dialogue open JPHLEPD --title "High-Level Economic Policy Dialogue" --sides PK,JP
    - rapport session hold JPHLEPD-9 --date 2025-09-10 --venue Tokyo
    - rapport proposal table JPHLEPD-9 "Centre for language training" --kind language-centre --side PK --lead MOEA
    - rapport follow-up add JPHLEPD-9-01 "Send the request form" --owner MOEA --due 2026-03-31

    From then on: when a letter comes in, log it once and cite it with each thing that it brings. Every Monday ask what
    is late, and whom to remind. Before a session, make its report.

    - rapport paper in "No. 3(1)/2025" --dated 2025-12-03 --from MOEA --about JPHLEPD-9-01
    - rapport follow-up done JPHLEPD-9-01.1 --paper P1 --outcome "Form sent"
    - rapport overdue
    - rapport remind --list
    - rapport report JPHLEPD-10 -o report.md

    At a terminal, what you leave out is asked for. Try anything with --dry-run first: it says what would be recorded
    and records nothing.
    """)
}

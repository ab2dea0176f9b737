/// What an office types over nine months, a command at a time, and what it asks meanwhile.
///
/// `$(entry TEXT)` is the newest entry in whose line a text stands.
enum GrowingRegister {
  /// A command, and the moment at which it is typed.
  struct Step {
    let time: String
    let command: String

    init(_ time: String, _ command: String) {
      self.time = time
      self.command = command
    }
  }

  /// Days apart, with corrections, late entries and everything else that changes what was known.
  static let steps: [Step] = [
    .init(
      "2025-09-01T05:00:00Z",
      "rapport init --title 'Follow-up register' --office mea --origin example.org/follow-up --time-zone Asia/Karachi"),
    .init("2025-09-11T05:00:00Z", "rapport record bodies.txt"),
    .init("2025-09-12T05:00:00Z", "rapport record tabled.txt"),
    .init("2025-09-15T05:00:00Z", "rapport register set secretariat MOEA"),
    .init(
      "2025-09-20T05:00:00Z",
      "rapport follow-up add 9-01 'Send the request form' --owner OPHRD --due 2025-10-15 -a 'minutes' --on 2025-09-10"),
    .init(
      "2025-09-21T05:00:00Z",
      "rapport follow-up add 9-02 'Name a site' --owner MOC --due 2025-11-20 --decision -a telephone --grade oral"),
    .init("2025-09-28T20:00:00Z", "rapport follow-up add 9-02 'Open the account' --owner METI"),
    .init(
      "2025-10-02T05:00:00Z",
      "rapport paper out MOEA/J-12 --dated 2025-10-01 --to OPHRD,MOC --reply-by 2025-10-10 --about 9-01,9-02"),
    .init("2025-10-08T05:00:00Z", "rapport follow-up reschedule 9-01.1 --to 2025-12-15 -r 'survey postponed'"),
    .init(
      "2025-10-12T05:00:00Z",
      "rapport paper in 'No. 3(1)' --dated 2025-10-09 --from OPHRD --answers P1 --about 9-01.1"),
    .init(
      "2025-10-15T05:00:00Z", "rapport proposal status 9-01 agreed -p P2 && rapport proposal respond 9-01 accepted"),
    .init(
      "2025-10-21T05:00:00Z", "rapport event correct $(entry '\"due\":\"2025-12-15') --set due=2025-12-25 -r 'misread'"),
    .init(
      "2025-10-25T05:00:00Z",
      "rapport target set 9-01 --measure Graduates --unit persons --baseline 100@2025-01-01 --goal 465@2026-12-31"),
    .init("2025-11-03T05:00:00Z", "rapport target read 9-01.T1 180 --on 2025-06-30 --grade official"),
    .init("2025-11-05T05:00:00Z", "rapport session minutes 9 --agreed 2025-10-02 -a 'No. 4(2)'"),
    .init("2025-11-06T05:00:00Z", "rapport proposal note 9-02 'Press for a date' --line"),
    .init(
      "2025-11-12T05:00:00Z", "rapport institution rename MOC --name 'Ministry of Commerce and Textile' --on 2025-11-01"
    ),
    .init("2025-11-18T05:00:00Z", "rapport register set silence 30"),
    .init("2025-11-24T05:00:00Z", "rapport remind --issue MOC -a 'O.M. No. 7'"),
    .init(
      "2025-12-01T05:00:00Z", "rapport holiday add PK-5 2025-11-21..2025-11-24 'Day of mourning' --announced 2025-11-20"
    ),
    .init("2025-12-03T05:00:00Z", "rapport event share 9-01 --as joint -a 'Secretary' --yes"),
    .init("2025-12-04T05:00:00Z", "rapport event confirm $(entry '\"oral\"') -p P2"),
    .init("2025-12-10T05:00:00Z", "rapport proposal note 9-02 'Survey under way' --institution MOC --reply interim"),
    .init("2025-12-29T05:00:00Z", "rapport remind --issue OPHRD"),
    .init("2026-01-01T20:00:00Z", "rapport proposal wait 9-01 JICA"),
    .init("2026-01-05T05:00:00Z", "rapport event move $(entry 'Press for') --to 9-01"),
    .init("2026-01-08T05:00:00Z", "rapport event withdraw $(entry event.corrected) -r 'the first reading was right'"),
    .init("2026-01-12T05:00:00Z", "rapport register set ladder 'O.M. +2, D.O. letter +5'"),
    .init(
      "2026-01-13T05:00:00Z", "rapport proposal split 9-02 'Office in Tokyo' 'Office in Osaka' --follow-ups move:9-02a"),
    .init("2026-01-20T05:00:00Z", "rapport register set secretariat MOC --on 2025-10-01"),
    .init("2026-02-01T05:00:00Z", "rapport institution add MEC --name 'Ministry of Economy' --side PK --on 2026-01-01"),
    .init(
      "2026-02-02T05:00:00Z",
      "rapport institution succeed MOC --by MEC --how merged --on 2026-01-01 && "
        + "rapport institution succeed MOEA --by MEC --how merged --on 2026-01-15"),
    .init(
      "2026-02-05T05:00:00Z", "rapport proposal table JPHLEPD 'Visa for nurses' --kind visa --side JP --lead OPHRD"),
    .init(
      "2026-02-06T05:00:00Z", "rapport proposal relate X-01 continues 9-01 && rapport milestone reach 9-01 application"),
    .init("2026-02-10T05:00:00Z", "rapport undo"),
    .init("2026-02-15T05:00:00Z", "rapport init --office tokyo --actor tokyo.desk && rapport config office mea"),
    .init(
      "2026-02-16T05:00:00Z", "RAPPORT_OFFICE=tokyo rapport follow-up add 9-01 'Answer' --owner JICA --due 2026-02-20"),
    .init("2026-02-20T05:00:00Z", "rapport proposal status 9-03 deferred --until 2026-03-10 -r 'no budget'"),
    .init("2026-02-25T05:00:00Z", "rapport institution succeed OPHRD --by NUML,MEC --how split --on 2026-02-20"),
    .init("2026-03-01T05:00:00Z", "rapport session plan 10 --date 2026-05-03 --venue Islamabad"),
    .init(
      "2026-03-12T05:00:00Z",
      "rapport dialogue open KPEC --title 'Korea' --sides PK,KR && rapport session plan KPEC-1 --date 2026-09-01"),
    .init(
      "2026-04-01T05:00:00Z", "rapport follow-up done JPHLEPD-9-01.1 --on 2026-03-30 --outcome 'Form sent' -a 'No. 9'"),
    .init(
      "2026-05-04T05:00:00Z",
      "rapport session hold JPHLEPD-10 --date 2026-05-03 && rapport session review JPHLEPD-10 --carry-rest"),
    .init("2026-05-20T05:00:00Z", "rapport proposal status JPHLEPD-9-01 completed --follow-ups cancel --on 2026-05-18"),
    .init("2026-06-01T05:00:00Z", "rapport proposal status JPHLEPD-9-01 closed --evidence 'visited' -a 'No. 12'"),
  ]

  /// Who takes part, and what was on the table in September.
  static let files = [
    "bodies.txt": """
    institution add MOEA --name "Ministry of Economic Affairs" --side PK --kind ministry
    institution add MOC --name "Ministry of Commerce" --side PK --kind ministry --calendar PK-5
    institution add OPHRD --name "Ministry of Overseas Pakistanis" --side PK --alias OPF --calendar PK-5
    institution add NUML --name "University of Modern Languages" --side PK
    institution add JICA --name "Japan International Cooperation Agency" --name.ja 国際協力機構 --side JP
    institution add METI --name "Ministry of Economy, Trade and Industry" --side JP
    calendar define PK-5 --weekend sat,sun
    dialogue open JPHLEPD --title "High-Level Economic Policy Dialogue" --sides PK,JP --on 2025-09-01
    """,
    "tabled.txt": """
    session hold 9 --date 2025-09-10 --venue Tokyo --head "PK:Secretary" -a "minutes of 10 September"
    session plan 10 --date 2026-04-03
    proposal table 9 "Centre for language training" --kind language-centre --side PK --lead OPHRD --counterpart JICA
    proposal table 9 "Sourcing office in Tokyo" --kind sourcing-office --side PK --lead MOC --counterpart METI
    proposal table 9 "Yearly report on trade" --kind coordination --side both --lead MOC --standing
    """,
  ]

  /// Everything that can be asked.
  static let questions = [
    "status --full", "overdue", "overdue --by-institution", "overdue --institution MOC", "list", "list --overdue",
    "list --institution MEC", "deadlines", "check", "log --all", "paper list", "paper list --awaiting",
    "institution list", "institution show MOC", "institution show OPHRD", "dialogue list", "session list",
    "holiday list PK-5", "register show", "remind --list", "remind --institution MOC", "show 9-01", "show 9-01.1",
    "show 9-01.T1", "show 9-02", "show JPHLEPD", "show JPHLEPD-10", "show P1", "show mea/20", "show mea/2",
    "history 9-01", "history 9-01.1", "history X-01 --lineage", "history 9-02", "history MOC", "history register",
    "history P2", "history JPHLEPD-10", "explain 9-01.1 due", "explain 9-01 status", "explain MOC name",
    "explain register secretariat", "search office", "search 国際", "report 9", "report 10", "report",
  ]
}

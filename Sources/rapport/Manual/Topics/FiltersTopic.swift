extension ManualTopic {
  static let filters = ManualTopic(
    "filters", title: "Filters", abstract: "The one language of list, overdue, deadlines and status.",
    """
    A filter says which proposals, or which open follow-ups, are wanted. list, status, overdue and deadlines take it
    behind the command, search takes it with --where, and it can be saved for everybody as a view. The shell takes < > and
    parentheses for itself: put the filter in single quotation marks.

    rapport list 'overdue lead:OPHRD' :: led by OPHRD, and something is late
    rapport list 'status:agreed,under-implementation not stale' :: either status, and something was entered lately
    rapport list '(kind:mra or kind:grant) fy:2025-26' :: of one kind or the other, tabled in that fiscal year
    rapport overdue 'due<2026-03-31 counterpart:JICA' :: late follow-ups, by their day and their proposal
    rapport list --count-by fiscal-year :: how many of each; the counts add up to the list

    Words that are worked out on the day asked for. The first four look at open follow-ups.

    overdue :: its day has passed
    undated :: it has no day
    moved :: it was put off
    decision :: a session is to decide it
    stale :: open, not deferred, and nothing entered for longer than the register's setting silence
    waiting :: somebody is to move; waiting:JICA says who
    open, ended :: more is expected of it, or nothing more
    standing :: a standing commitment

    Fields take one value, or several with commas, of which one has to fit; none asks for those without.

    lead: support: counterpart: owner: waiting: :: a body by code, alias or name; a body that passed on means the one that
    answers for it today; waiting:secretariat is we ourselves
    institution: :: in any of the roles lead, support, counterpart, and owner of an open follow-up
    status: response: standing: kind: sharing: :: the words that the tables and the JSON have: standing:at-risk
    side: sector: :: the side that tabled it, PK or both; the heading
    proposal: session: dialogue: :: references, short ones too: session:9; session:none was tabled outside a session
    title: :: words of the title, in quotation marks if there are several: title:"language centre"
    due: slips: :: of an open follow-up: the day, and how often it was put off
    tabled: completed: since: updated: :: days: tabled, completed, the status as it is now, the newest entry
    fy: :: the fiscal year in which it was tabled
    view: :: a saved filter

    Days are typed as everywhere, today being the day asked for, and as 2025-09 (a month), 2025 (a calendar year) and
    fy2025-26 (a fiscal year). A range is 2025-07-01..2026-06-30, open at either end. Days and slips are also compared:
    due<2026-03-31, tabled>=fy2024-25, slips>=2.

    Fiscal years are those of our side of the dialogue: in Pakistan July to June, in Japan April to March, in Korea the
    calendar year. fy:JP:2025-26, due:fy:JP:2025-26 and --count-by fiscal-year:JP ask for another side's. A Pakistani year is
    always typed with both its years, for 2025 alone may mean either; fy:JP:2025 begins in April 2025.

    Joining: words one behind the other, or with and, all have to fit; or: one of them; not: the next one must not fit. not
    binds closest, then and, then or; parentheses say otherwise. != is not with a colon: status!=agreed.

    What is asked of follow-ups side by side is asked of one and the same: owner:MOC overdue finds what is late at MOC
    itself. not overdue finds proposals of which nothing is late.

    view save NAME FILTER saves a filter as an entry of the register; view list shows them; view remove NAME takes one away.
    An answer in JSON repeats the filter in its member filter, with codes and days in full.

    As a grammar: filter = all { "or" all }; all = part { ["and"] part }; part = "not" part | "(" filter ")" | word | term;
    term = field (":" | "=" | "!=" | "<" | "<=" | ">" | ">=") value { "," value }; value = text | "text" | [text] ".." [text];
    a text in quotation marks alone is words of the title.
    """)
}

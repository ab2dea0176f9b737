extension ManualTopic {
  static let reading = ManualTopic(
    "output", title: "Where answers go", abstract: "Text, Markdown, CSV, JSON, calendars; files and pipes.",
    """
    An answer is text, as wide as the terminal. With --format or -o FILE it is Markdown for a paper, CSV for a
    spreadsheet (one row a thing, full references, days as 2025-12-03) or JSON for programs. The ending of FILE chooses
    the form; -o may be said more than once.

    - rapport report JPHLEPD-10 -o report.md -o report.csv
    - rapport deadlines -o deadlines.ics
    - rapport overdue --format json

    A file is written whole or not at all. A file of that name is replaced if rapport wrote it, and the answer says so;
    any other file is left alone unless you say --force.

    The answer goes to standard output, and what is said beside it to standard error: rapport overdue > list.txt holds
    the list and nothing else.
    """)
}

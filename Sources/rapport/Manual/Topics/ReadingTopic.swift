extension ManualTopic {
  static let reading = ManualTopic(
    "output", title: "Where answers go", abstract: "Text, pages, PDF, Word, Excel, CSV, JSON; files and pipes.",
    """
    An answer is text, as wide as the terminal. With --format or -o FILE it is a page (html), a paper to print (pdf), a
    document or a workbook (docx, xlsx), Markdown, CSV for a spreadsheet (one row a thing, full references, days as
    2025-12-03; --bom marks it as UTF-8 in a pipe too) or JSON for programs. The ending of FILE chooses the form; -o may
    be said more than once.

    - rapport report JPHLEPD-10 -o report.html -o report.pdf -o report.docx
    - rapport deadlines -o deadlines.ics
    - rapport overdue --format json

    PDF is printed by Chromium or Chrome, which has to be installed; RAPPORT_BROWSER names another one. Without one,
    print the page from any browser.

    Files are written whole or not at all, and if one of several cannot be written, none is. A file of that name is
    replaced if rapport wrote it and nobody has edited it since, and the answer says so; any other file is left alone
    unless you say --force.

    The answer goes to standard output, and what is said beside it to standard error: rapport overdue > list.txt holds
    the list and nothing else.
    """)
}

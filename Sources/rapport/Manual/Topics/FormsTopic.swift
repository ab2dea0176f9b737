extension ManualTopic {
  static let forms = ManualTopic(
    "forms", title: "Return forms", abstract: "Asking each institution, and recording what it sends back.",
    """
    A return form has a row for each open follow-up of an institution, and for each open proposal that it leads or
    supports without one. It says what is asked, by when, and what it said last; four columns are empty.

    position :: Where it stands, in the institution's own words: recorded as its note.
    done :: Yes, or the day on which it was done: the follow-up ends, and the position says with what result.
    newDue :: The new date of the follow-up.
    reason :: Why it moves.

    - rapport circulate --institution MOC --reply-by +10wd -o moc.xlsx
    - rapport circulate --all --reply-by 2026-08-24 -o forms --format docx
    - rapport circulate --status

    The first writes one form, the second one for every institution of our side with which something is open. A form
    and the entry that it went out are both there, or neither; on the same day the command gives the same forms and
    records nothing again. In a form stands what concerns its institution and nothing that is internal to others: no
    follow-up or day of another body, no note that is not its own or shared, no line to take, nothing off the record. A
    form for the other side (--side JP, or one of its institutions by name) is made from what is shared with it.

    What comes back is CSV, XLSX or DOCX, whichever program it was filled in with.

    - rapport collect MOC-2026-08-10.xlsx --dry-run
    - rapport collect MOC-2026-08-10.xlsx --paper P31
    - rapport collect MOC-2026-08-10.xlsx --leave JPHLEPD-9-05.1

    One form is one commit. Everything that is wrong with it is said at once, with the row, and then nothing is
    recorded. A person has to decide where something is done without a result, done and moved at once, moved into the
    past, or moved without a reason: you are asked; without a terminal the status is 64, and --yes takes the first and
    the third as they are, --reason gives one reason for all.

    Where something was recorded since the form went out, about what a row says, the row is a conflict: nothing is
    recorded, the status is 3, and each such entry is shown. Record such rows all the same with --accept REF,REF, or
    leave them out with --leave REF,REF; the same file can be collected again for what was left out. A row that says
    nothing new records nothing, and a form that was collected is not collected twice.

    A position on a follow-up that goes on is recorded as an interim reply: its reminders begin anew.
    """)
}

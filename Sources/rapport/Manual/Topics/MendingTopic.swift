extension ManualTopic {
  static let mending = ManualTopic(
    "mending", title: "When something was entered wrongly", abstract: "Undo, correct, withdraw, move.",
    """
    Nothing is edited or deleted. You record what should have been said; history shows both, and who changed what, when.

    the command just now :: rapport undo
    a value or a day of an entry :: rapport event correct mea/412 --set due=2026-03-31 --reason "the letter says so"
    the day on which it took effect :: rapport event correct mea/412 --set effective=2025-12-03 --reason "a slip"
    an entry that should not be there :: rapport event withdraw mea/412 --reason "it was about another matter"
    an entry under the wrong reference :: rapport event move mea/412 --to JPHLEPD-9-06
    the same, said by another letter :: rapport event confirm mea/412 --paper P31

    Which entry it is, history says; its name stands at the end of each line, and of each answer.

    - rapport history JPHLEPD-9-05
    - rapport explain JPHLEPD-9-05.1 due

    What has changed is not corrected: a new day for a promise is follow-up reschedule, a new name of a ministry is
    institution rename. Correct only what was never so.
    """)
}

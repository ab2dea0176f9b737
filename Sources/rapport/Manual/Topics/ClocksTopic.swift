extension ManualTopic {
  static let clocks = ManualTopic(
    "clocks", title: "Two clocks", abstract: "When it took effect, and when it was recorded.",
    """
    Every entry bears two times: the day on which it took effect, and the moment at which it was recorded. Every command
    that reads can be asked about both.

    --as-of DATE :: As it stood on that day, by all that is known now. A letter of 3 December that was entered on the
    20th counts from the 3rd.
    --known-at DATE|TIME :: As far as it was known then. A day means its end; a time is written 2026-03-01T09:00:00Z; an
    entry, mea/412, means all up to that one.

    Together they make an answer again as it was given: the same question, with the day and the moment at which it was
    asked, prints what was printed then.

    - rapport overdue --as-of 2025-12-31
    - rapport report JPHLEPD-10 --as-of 2026-01-15 --known-at 2026-01-15 -o january.md

    An entry may be made late, about a day that has passed: it takes its place in the order of the days, and the answer
    says if something newer still holds. An entry may also take effect on a day that has not come; until then it is
    shown as what takes effect later.
    """)
}

extension ManualTopic {
  static let days = ManualTopic(
    "days", title: "Days", abstract: "How days are typed, which day is meant, and working days.",
    """
    2025-12-03 :: or 3 Dec 2025, in quotation marks if it has spaces
    today, yesterday, tomorrow :: by the time zone of the register
    +30d, -7d :: so many days from today
    +10wd :: so many working days from today; of the owner, where a follow-up has one

    03/04/2026 is two different days and is refused.

    An entry takes effect on the day of --on. Without it: on the day of the letter that --paper names; a session and what
    it tabled on the session's day; a holiday on the day on which it was announced; everything else today. An answer
    names the day where it is not today.

    A day that lies ahead may be right, for a decree that takes effect in January; it is usually a slip of the year. At a
    terminal you are asked; elsewhere it is recorded, and the answer says that it is in the future.

    Overdue is what is open though its day has passed. What is due today is not overdue. Beside the days late stand the
    working days of the owner, by its calendar, as its holidays were known on the day asked for. A promise without a day
    is undated, and counted so; no day has to be invented.

    A later day for a promise is a slip and stays on record; an earlier one is a change. A day that was typed wrongly is
    corrected with event correct and is neither.
    """)
}

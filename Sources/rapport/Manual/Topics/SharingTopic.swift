extension ManualTopic {
  static let sharing = ManualTopic(
    "sharing", title: "What may be shared", abstract: "Internal, joint, public; lines to take; off the record.",
    """
    internal :: For us. It is the circle of every entry that does not say otherwise.
    joint :: For the other side of the same dialogue too. Institutions, dialogues, sessions and holidays are joint.
    public :: For everybody.

    The circle is said with the entry (--sharing joint) or changed later, on somebody's authority. Widening everything
    about a reference is confirmed first.

    - rapport event share mea/412 --as joint --authority "Secretary's minute of 5 December 2025"

    A paper for others (--for joint, --for public) is made from tables that never held anything else: what is shared in
    that circle on the day asked for, of one dialogue. Each status, response and due day bears the day on which it was
    shared; a later one that is not shared is not there, and nothing shows that it exists. Left to us are lines to take,
    what was promised orally, what is ready, silent or without a next step, whom we chased, reminders, contacts, and our
    letters: an entry that cites one which is not shared goes out without it. An internal entry changes no byte of it.

    - rapport report JPHLEPD-10 --for joint --check
    - rapport report JPHLEPD-10 --for joint -o joint.pdf

    The first says what to look at before the second is handed over, with status 3: what is missing, each value that
    differs from our own report, each text that was shared or corrected after the last session (or --since a day) and so
    goes out for the first time. How many entries are left out is said only with --say-withheld.

    Two kinds of note are never shared: a line to take (proposal note --line), and what is off the record (--off-record),
    which stands in show and history here and in no paper at all.
    """)
}

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

    Two kinds of note are never shared: a line to take (proposal note --line), and what is off the record (--off-record),
    which stands in show and history here and in no paper at all.
    """)
}

extension ManualTopic {
  static let references = ManualTopic(
    "references", title: "References and short forms", abstract: "How things are named, and how briefly.",
    """
    dialogue, session :: JPHLEPD, JPHLEPD-9
    proposal :: JPHLEPD-9-05; a part of a split one JPHLEPD-9-05a; tabled outside a session JPHLEPD-X-01
    follow-up, target :: JPHLEPD-9-05.1, JPHLEPD-9-05.T1
    paper :: mea-P31, or P31 in your own stream
    institution :: its code, an alias, or a name that only one has
    entry :: mea/412

    A reference is permanent: it is never given to anything else. Case, leading zeros and full-width or Eastern digits do
    not matter.

    Short forms (9-05, 9-05.1) mean your dialogue, if you named one, or the only one that the register has. If that is
    not clear, nothing is recorded and the candidates are listed.

    - rapport config dialogue JPHLEPD

    Where REFS stands, several can be named, apart by commas; they are recorded together or not at all. More than ten at
    once are confirmed first.

    - rapport proposal status 9-03,9-04,9-12 under-examination

    Every answer repeats the full reference with the beginning of its title, so that a slip is seen at once.
    """)
}

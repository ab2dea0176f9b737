extension ManualTopic {
  static let register = ManualTopic(
    "basics", title: "What a register is", abstract: "What is kept, and what is computed from it.",
    """
    A register keeps what two governments said they would do. Everything that is entered is added to a log of plain text
    in the folder events/, and nothing is ever changed there: a mistake is mended by a further entry, and both stay to
    be seen. Everything that is shown is computed from the log. The folder .rapport/ holds what was computed; it may be
    deleted at any moment, and the next command makes it anew.

    When a command says that something is recorded, it is on the disk. If it says that nothing was recorded, nothing was.

    dialogue :: Talks between two sides, for example JPHLEPD; it has sessions, JPHLEPD-9.
    institution :: A ministry, agency or mission under a code, OPHRD. It may be renamed, merged or split; what it owed follows.
    proposal :: One matter on the table, JPHLEPD-9-05, with its lead on our side and its counterpart on theirs.
    follow-up :: One promised action of a proposal, JPHLEPD-9-05.1: who owes it, and by when. The first promise stays on record, however often the day is moved.
    paper :: A letter in or out, P31. What it brings cites it; letters that await an answer are a list.
    target :: What is measured, JPHLEPD-9-05.T1: where it stood, where it is to come, and each reading.
    entry :: What one command recorded, mea/412: the stream of an office, and a number in it.

    Several offices may write in one register, each in a stream of its own. Yours is what init, config office or
    --office says.
    """)
}

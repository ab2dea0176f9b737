extension ManualTopic {
  static let exitStatus = ManualTopic(
    "exit-status", title: "Exit status", abstract: "What a script learns from the number with which a command ends.",
    """
    0 :: Done, or there was nothing to change.
    1 :: Refused: an unknown reference, a move that is not open, a bad row in a file.
    3 :: A check found something: check, overdue --fail, conflicts in collect, what a stopped command left in verify.
    64 :: It was typed wrongly: an unknown option, an impossible day, a value that is missing.
    65 :: The register is damaged; what is shown was sound when it was read.
    66 :: There is no such register or file.
    69 :: A program that is needed (an editor) is missing.
    73 :: It cannot be written: a full disk, a folder that is read-only. Nothing was recorded.
    74 :: The outcome is unknown: the device did not confirm it. Look before you repeat it: rapport log
    75 :: Someone changed it meanwhile, or is writing just now: try again.
    78 :: A setting is missing or wrong: who you are, which stream is yours.

    An error is one sentence and a hint with the next command; with --format json it is one line of JSON. A command that
    may be sent twice bears a token (--command TOKEN): the second time it records nothing.
    """)
}

extension ManualTopic {
  static let documents = ManualTopic(
    "documents", title: "Documents", abstract: "Minutes, letters, scans: kept beside the log.",
    """
    The log says which document belongs to what: its name, its kind, its length, and the SHA-256 of its bytes. The bytes
    lie under documents/, called by that digest, read-only, the same bytes once.

    a document of a proposal, letter or session :: rapport document attach JPHLEPD-9-05 "Agreed minutes.pdf"
    a letter with its scan, in one entry :: rapport paper in "No. 3(1)/2025" --dated 2025-12-03 --from OPHRD --file scan.pdf
    the minutes, when both sides agreed them :: rapport session minutes JPHLEPD-9 --agreed 2025-10-02 --file minutes.pdf
    what there is :: rapport document list JPHLEPD-9-05
    open one, or copy it out :: rapport document open JPHLEPD-9-05 1 -o minutes.pdf
    are they all there, as they were :: rapport document verify

    A copy is whole and on the disk before anything is recorded about it. A command that is stopped in between leaves at
    most a copy that no entry names, which document verify finds and --mend removes. A file that is written to while it
    is copied is refused; a link is followed, and the answer says where it led.

    When the name of a document is removed by order (event redact), its copy is removed too, unless another entry names
    the same bytes. Keep documents/ in your backups, beside events/.
    """)
}

/// What each command answers with.
enum ManualAnswers {
  /// The words for a command; what records answers alike, unless something else is said here.
  static func words(for path: [String], recording: Bool) -> String? {
    byCommand[path.joined(separator: " ")] ?? (recording ? entry : nil)
  }

  private static let entry =
    "What now holds, with the full reference; the entry's name; who recorded it; often what to type next."

  private static let byCommand = [
    "init": "Where the register begins, and its first entry.",
    "config": "The setting as it now is; without VALUE what it is; without KEY all of them.",
    "register show": "Title, origin, time zone, streams and every setting, each with the entry that made it.",
    "institution list": "Code, name, side and what each has open, in the order of their codes.",
    "institution show": "Its names, predecessors and successors, what it leads and what it owes.",
    "dialogue list": "Each dialogue with its sides, its sessions, and how many proposals are open and overdue.",
    "session list": "Each session with its days and venue, and whether it was held.",
    "session review": "What the session did with each proposal, a line each; all as one commit.",
    "holiday list": "The weekend, and each holiday with the day on which it was announced.",
    "import": "So many rows, and what they came to; with --dry-run the commands that say the same.",
    "holiday import": "A line for each holiday that was new.",
    "completions": "A script for the shell.",
    "manual": "This text; at a terminal page by page.",
    "proposal status": "What now holds; without STATUS where it stands, and which moves are open.",
    "paper list": "Each letter with its number, day, sender or addressees, and who still owes an answer.",
    "document list": "Each document with its number, name, kind, size and day, by what it belongs to.",
    "document open": "Nothing where a program opens it; else where it lies. With -o nothing but the file.",
    "document verify": "Each finding with its file and rule, and how many copies are as the log says.",
    "export": "How much was written, and what was left out; without -o the lines themselves.",
    "record": "A line for each command, and how many entries they came to.",
    "status": "What is open, overdue and silent, the next session, the newest entries, and what to type next.",
    "overdue":
      "Each late follow-up by owner: due day, first promise, days and working days late, reminders sent; then what nobody chases.",
    "list": "A line for each proposal: status, standing, lead, next day, last entry.",
    "show": "All that holds of it, each value with its source; for an entry its words and what became of it.",
    "history": "Each entry in the order of its days, also what was corrected or withdrawn, with both wordings.",
    "explain": "The value, who gave it, when and on what paper, and what it was before, back to the first.",
    "search": "The entries in which all the words stand, newest first, with the place of each.",
    "deadlines": "Each open follow-up by its day, and the sessions planned; as .ics for a calendar program.",
    "report": "The follow-up report: what was tabled, how each item stands, what is promised, what has changed.",
    "log": "The newest entries, each command's together; with --format jsonl their lines.",
    "circulate":
      "A line for each form: for whom, how many items, by when; with --status who was sent what and who has answered.",
    "collect":
      "What now holds, a line for each entry; each row that is wrong, undecided or overtaken on standard error.",
    "remind":
      "For each institution which step is due for which follow-up, or the letters; with --issue what was recorded.",
    "verify": "How much was read and the root of each stream; each finding as FILE:LINE: rule on standard error.",
    "check": "Each finding with the command that mends it. Status 3 if there is one.",
    "rebuild": "How many entries were read.",
  ]
}

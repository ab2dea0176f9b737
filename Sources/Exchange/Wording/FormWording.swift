import Domain
public import Reports

/// What a return form says by itself, and why none is made.
public enum FormWording {
  static func title(_ form: ReturnForm) -> String {
    "Return form \(form.reference): \(form.institution.name.wording())"
  }

  /// Two sentences: how it is filled in, and where it goes.
  static func instructions(_ form: ReturnForm) -> String {
    let to = form.secretariat.map { " to \($0.code)" } ?? ""
    return "Write where each row stands (position); for a follow-up, say that it is done or give a new date with its "
      + "reason (newDue, reason), and leave a row empty where nothing has changed. "
      + "Send this file back\(to) by \(DayWording.long(form.replyBy)) and leave the columns proposal, followUp and form "
      + "as they are: by them it is read."
  }

  /// The sheet beside the form in a workbook, a line each.
  static func help(_ form: ReturnForm) -> [String] {
    let from = form.secretariat.map { ["From: \($0.name.wording()) (\($0.code))"] } ?? []
    return ["To: \(form.institution.name.wording()) (\(form.institution.code))"] + from
      + ["Reply by: \(DayWording.long(form.replyBy))", instructions(form)] + [
        "position: where it stands, in your own words; the secretariat records it as yours.",
        "done: yes, or the day on which it was done; the position then says with what result.",
        "newDue: the new date, for example 2026-03-31; reason: why it moves.",
      ]
  }

  static var dayRefusal: String { "A day, for example 2026-03-31" }

  static func parts(_ row: ReturnForm.Row) -> String { row.parts.map(\.rawValue).joined(separator: ", ") }

  static func remarks(_ row: ReturnForm.Row) -> String? {
    row.remarks.isEmpty ? nil : row.remarks.map(words).joined(separator: "; ")
  }

  private static func words(_ remark: ReturnForm.Remark) -> String {
    switch remark {
    case .late(let days): "\(Plural.counted(days, "day")) late"
    case .withOtherSide(nil): "waits for the other side"
    case .withOtherSide(let code?): "waits for \(code)"
    case .moved(let times, let first): "\(DayWording.moved(times)), first \(DayWording.short(first))"
    case .paused: "deferred"
    }
  }

  /// Title, action, due day, status and remarks, below each other.
  static func matter(_ row: ReturnForm.Row) -> [RichText] {
    var lines = [Wording.english.recorded(row.title, .strong)]
    if let action = row.followUp?.action { lines.append(Wording.english.recorded(action)) }
    let due = row.followUp.map { $0.due.map { "due \(DayWording.short($0))" } ?? "no date" }
    let facts = [due, row.status.words, parts(row), remarks(row)].compactMap { $0 }
    return lines + [RichText(facts.joined(separator: "; "), .quiet)]
  }

  static func position(_ row: ReturnForm.Row) -> [RichText] {
    guard let position = row.position else { return [RichText("none", .quiet)] }
    return [Wording.english.recorded(position.text), RichText(DayWording.short(position.on), .quiet)]
  }

  /// What is to be filled in of a row; a proposal without a follow-up has a position only.
  static func blanks(_ row: ReturnForm.Row) -> [FormColumn: Blank] {
    var blanks: [FormColumn: Blank] = [:]
    for column in FormColumn.inputs where row.asks(for: column) {
      let (kind, placeholder, room): (Blank.Kind, String, Int) =
        switch column {
        case .done: (.tick, "", 1)
        case .newDue: (.day, Self.placeholders[1], 13)
        case .reason: (.words, Self.placeholders[0], 24)
        default: (.words, Self.placeholders[0], 44)
        }
      blanks[column] = Blank(
        kind, tag: "\(row.reference)/\(column.rawValue)", label: column.rawValue, placeholder: placeholder,
        isLabelled: false, room: room)
    }
    return blanks
  }

  /// What stands in a blank until it is filled in.
  static let placeholders = ["Write here", "Choose a date"]

  /// By what a control asks to be filled in: our words, and those that Word puts there where somebody empties it.
  static let requests: Set<String> = Set(placeholders).union([
    "Click or tap here to enter text.", "Click here to enter text.", "Click or tap to enter a date.",
    "Click here to enter a date.", "ここをクリックまたはタップしてテキストを入力してください。", "クリックまたはタップして日付を入力してください。",
    "텍스트를 입력하려면 여기를 클릭하거나 탭하세요.", "날짜를 입력하려면 클릭하거나 탭하세요.",
  ])
}

// Why no form is made.
extension FormWording {
  public static func words(for failure: FormFailure) -> WordedFailure {
    switch failure {
    case .nothingOpen(let code, isOtherSide: true):
      WordedFailure(
        "Nothing that is open with \(code) is shared with the other side, so there is nothing to ask it.",
        hint: "Share it first: rapport event share REF --as joint -a \"...\"", exitStatus: 1)
    case .nothingOpen(let code, isOtherSide: false):
      WordedFailure(
        "Nothing is open with \(code), so there is nothing to ask it.",
        hint: "See what it has a part in: rapport report --institution \(code)", exitStatus: 1)
    case .nothingOpenAnywhere(let side):
      WordedFailure(
        "Nothing is open with any institution of \(side.map(SideWording.name) ?? "our side").",
        hint: "See what is open: rapport list", exitStatus: 1)
    case .replyByPast(let replyBy, let day):
      WordedFailure(
        "\(DayWording.long(replyBy)) (--reply-by) lies before \(DayWording.long(day)), the day on which it goes out.",
        hint: "Give a later day, for example --reply-by +10wd", exitStatus: 64)
    case .severalDialogues(let code, let dialogues):
      WordedFailure(
        "\(code) has a part in \(EventWording.list(dialogues)), and no form for the other side spans two "
          + "dialogues.", hint: "Name one: --dialogue \(dialogues.first ?? "CODE")", exitStatus: 64)
    case .otherSide(let code, let side, let asked):
      WordedFailure(
        "\(code) belongs to \(SideWording.name(side)), not to \(SideWording.name(asked)) (--side).",
        hint: "Leave --side out: an institution that is named has its own side.", exitStatus: 64)
    }
  }
}

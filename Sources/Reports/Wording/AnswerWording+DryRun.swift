import Domain
import EventLog

// What a dry run would have recorded.
extension AnswerWording {
  /// An event as it would stand in the log, its fields named as in `--set` and in JSON, a line each.
  static func lines(of event: StoredEvent) -> [String] {
    let day = "\(DayWording.long(event.effective)), \(event.sharing.words)"
    return ["  \(event.id)  \(event.type) of \(visible("\(event.subject)")), \(day)"] + lines(of: event.data, indent: 4)
  }

  private static func lines(of object: DataObject?, indent: Int) -> [String] {
    let space = String(repeating: " ", count: indent)
    // That the clock was fixed is the computer's matter.
    return (object?.members ?? []).filter { $0.name != "clock" }.flatMap { member in
      guard let inner = member.value.object else { return ["\(space)\(member.name): \(words(member.value))"] }
      return ["\(space)\(member.name):"] + lines(of: inner, indent: indent + 2)
    }
  }

  private static func words(_ value: DataValue) -> String {
    switch value {
    case .string(let text): visible(text)
    case .integer(let number): "\(number)"
    case .boolean(let truth): truth ? "yes" : "no"
    case .null: "none"
    case .array(let elements): elements.map(words).joined(separator: ", ")
    case .object(let object): object.members.map { "\($0.name) \(words($0.value))" }.joined(separator: ", ")
    }
  }
}

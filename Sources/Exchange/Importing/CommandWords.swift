import Domain

/// The words of a command, without `rapport`: its options first, and behind `--` what might be taken for one.
struct CommandWords {
  private let name: [String]
  private var arguments: [String] = []
  private var options: [String] = []

  init(_ name: [String]) { self.name = name }

  mutating func add(_ arguments: String...) { self.arguments += arguments }

  mutating func add(option: String, _ value: String) {
    options += value.hasPrefix("-") ? ["\(option)=\(value)"] : [option, value]
  }

  /// All words, with the circumstances as options.
  func finished(on day: CalendarDate, _ provenance: Provenance, _ sharing: Sharing) -> [String] {
    var whole = self
    whole.add(option: "--on", "\(day)")
    if let authority = provenance.authority { whole.add(option: "--authority", authority) }
    if let paper = provenance.paper { whole.add(option: "--paper", paper) }
    if let grade = provenance.grade { whole.add(option: "--grade", grade.rawValue) }
    if let reason = provenance.reason { whole.add(option: "--reason", reason) }
    if sharing != .internal { whole.add(option: "--sharing", sharing.rawValue) }
    if arguments.contains(where: { $0.hasPrefix("-") }) { return name + whole.options + ["--"] + arguments }
    return name + arguments + whole.options
  }
}

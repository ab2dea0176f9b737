import Domain
import Foundation
import Projections
import Registry

/// What an answer can be.
enum Choices {
  case free
  case list([String])
  case institutions
  case dialogues
}

/// Asks whoever sits at the terminal.
struct Asker {
  let canAsk: Bool
  let register: Register

  /// Asks until something is answered; a number picks from the list, an empty line takes what is proposed.
  func ask(_ meaning: String, choices: Choices, proposed: String?) throws -> String {
    let known = try list(choices)
    for (index, choice) in known.enumerated() {
      let name = choice.name.isEmpty ? "" : "  \(choice.name)"
      Console.talk("  \(index + 1)  \(choice.value)\(name)\n")
    }
    let usual = proposed.map { " [\($0)]" } ?? ""
    while true {
      Console.talk("\(meaning)\(usual): ")
      guard let line = readLine() else { throw UsageFailure.notAnswered }
      let answer = line.trimmingCharacters(in: .whitespaces)
      if answer.isEmpty, let proposed { return proposed }
      if let number = Int(answer), known.indices.contains(number - 1) { return known[number - 1].value }
      if case .list = choices, !known.contains(where: { $0.value == answer.lowercased() }) { continue }
      if !answer.isEmpty { return answer }
    }
  }

  /// Whether somebody says yes.
  func confirm(_ question: String) throws -> Bool {
    Console.talk("\(question) [y/N]: ")
    guard let line = readLine() else { throw UsageFailure.notAnswered }
    return ["y", "yes"].contains(line.trimmingCharacters(in: .whitespaces).lowercased())
  }

  private func list(_ choices: Choices) throws -> [(value: String, name: String)] {
    switch choices {
    case .free: []
    case .list(let values): values.map { (value: $0, name: "") }
    case .institutions:
      try register.ask { try $0.institutions() }.map { (value: $0.code, name: $0.name.wording()) }
    case .dialogues: try register.ask { try $0.dialogues() }.map { (value: $0.code, name: $0.title) }
    }
  }
}

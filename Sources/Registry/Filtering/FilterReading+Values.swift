import Domain
import Projections

// What codes, references and plain words of a filter mean.
extension FilterReading {
  /// Bodies by code, alias or name; one whose work passed on means the one that answers for it.
  func institutions(_ term: FilterTerm) throws -> ([FilterValue], FilterTest) {
    let values = try term.values.map { value in
      guard let typed = value.single else { return value }
      if term.field.canBeNone, typed == FilterValue.none { return value }
      if term.field == .waiting, typed.lowercased() == Proposal.Wait.secretariat {
        return FilterValue(.single(Proposal.Wait.secretariat), at: value.place)
      }
      let code = try resolver.references.institution(typed).code
      return FilterValue(.single(resolver.heirs.heir(of: code)), at: value.place)
    }
    let asked = Set(values.compactMap(\.single))
    let none = term.field.canBeNone && asked.contains(FilterValue.none)
    let isAsked = { @Sendable (code: String) in asked.contains(code) }
    let isOne = { @Sendable (code: String?) in code.map { isAsked($0) } ?? none }
    let areSome = { @Sendable (codes: [String]) in codes.isEmpty ? none : codes.contains(where: isAsked) }
    switch term.field {
    case .lead: return (values, .proposal { isOne($0.proposal.lead) })
    case .support: return (values, .proposal { areSome($0.proposal.support) })
    case .counterpart: return (values, .proposal { areSome($0.proposal.counterpart) })
    case .waiting: return (values, .proposal { isOne($0.proposal.waiting) })
    case .owner: return (values, .followUp { isAsked($0.owner) })
    default:
      return (
        values, .proposal { ($0.proposal.bodies + $0.followUps.map(\.owner)).contains(where: isAsked) }
      )
    }
  }

  /// Where a proposal was put on the table, or which one it is.
  func places(_ term: FilterTerm) throws -> ([FilterValue], FilterTest) {
    let values = try term.values.map { value in
      guard let typed = value.single, !(term.field.canBeNone && typed == FilterValue.none) else { return value }
      let found: String =
        switch term.field {
        case .proposal: try resolver.references.proposal(typed).text
        case .session: "\(try resolver.references.session(typed))"
        default: try resolver.references.dialogue(typed)
        }
      return FilterValue(.single(found), at: value.place)
    }
    let asked = Set(values.compactMap(\.single))
    switch term.field {
    case .proposal: return (values, .proposal { asked.contains($0.proposal.reference.text) })
    case .dialogue: return (values, .proposal { asked.contains($0.proposal.reference.dialogue) })
    default:
      return (
        values,
        .proposal { subject in
          let reference = subject.proposal.reference
          guard let number = reference.session else { return asked.contains(FilterValue.none) }
          return asked.contains("\(SessionReference(dialogue: reference.dialogue, number: number))")
        }
      )
    }
  }

  /// Titles by their words, sectors by their name, sides by their code.
  func plain(_ term: FilterTerm) throws -> ([FilterValue], FilterTest) {
    let typed = term.values.compactMap(\.single)
    switch term.field {
    case .title:
      let wanted = typed.map { Nearest.folded($0).split(separator: " ").map(String.init) }
      return (
        term.values,
        .proposal { subject in
          let title = Nearest.folded(subject.proposal.title)
          return wanted.contains { words in words.allSatisfy(title.contains) }
        }
      )
    case .sector:
      let wanted = Set(typed.map(Nearest.folded))
      return (
        term.values,
        .proposal { wanted.contains($0.proposal.sector.map(Nearest.folded) ?? FilterValue.none) }
      )
    default:
      let values = try term.values.map { FilterValue(.single(try side($0)), at: $0.place) }
      let wanted = Set(values.compactMap(\.single))
      return (values, .proposal { wanted.contains($0.proposal.side) })
    }
  }

  private func side(_ value: FilterValue) throws -> String {
    let typed = value.single ?? ""
    if typed.lowercased() == "both" { return "both" }
    let code = ReferenceText.normalised(typed)
    guard resolver.sides.contains(code) else {
      throw failure(.unknownSide(typed, known: resolver.sides + ["both"]), value)
    }
    return code
  }

  /// How often an open follow-up was put off.
  func numbers(_ term: FilterTerm) -> FilterTest {
    let ranges: [ClosedRange<Int>] = term.values.map { value in
      switch value.extent {
      case .single(let text):
        let number = Int(text) ?? 0
        return number...number
      case .range(let first, let last):
        let lower = first.flatMap { Int($0) } ?? 0
        return lower...max(lower, last.flatMap { Int($0) } ?? .max)
      }
    }
    let comparison = term.comparison
    return .followUp { row in ranges.contains { comparison.holds(of: row.slips, $0) } }
  }
}

extension FilterTerm.Comparison {
  /// Whether a value lies in, before or behind what it is compared with.
  func holds<Value: Comparable>(of value: Value, _ range: ClosedRange<Value>) -> Bool {
    switch self {
    case .equal: range.contains(value)
    case .less: value < range.lowerBound
    case .atMost: value <= range.upperBound
    case .more: value > range.upperBound
    case .atLeast: value >= range.lowerBound
    }
  }
}

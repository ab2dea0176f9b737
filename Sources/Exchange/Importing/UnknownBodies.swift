import Domain
import Foundation
import Projections
public import Registry

/// The institutions that a matrix names and the register has not, each once, with the command that adds it.
///
/// The first import of a workbook meets dozens of them: one list to look through says more than a line a row.
public struct UnknownBodies: Sendable {
  /// A name as it stands in the file.
  public struct Body: Sendable, Hashable {
    public let name: String
    /// In how many rows it stands.
    public let rows: Int
    /// The code that is proposed for it.
    public let code: String
    public let side: String
  }

  /// In the order in which they first stand in the file.
  public let bodies: [Body]

  /// - Parameters:
  ///   - sides: of the dialogue, ours first.
  ///   - taken: codes that the register has.
  public init(in plan: MatrixPlan, sides: [String], taken: Set<String>) {
    var (names, rows, side) = ([String](), [String: Int](), [String: String]())
    for fault in plan.faults {
      guard case .unknownInstitution(let typed, let nearest, let expected) = fault.problem, nearest.isEmpty else {
        continue
      }
      if rows[typed] == nil { names.append(typed) }
      rows[typed, default: 0] += 1
      side[typed] = side[typed] ?? expected
    }
    var codes = taken
    bodies = names.map { name in
      let code = Self.code(for: name, besides: codes)
      codes.insert(code)
      return Body(name: name, rows: rows[name] ?? 0, code: code, side: side[name] ?? sides.first ?? "CC")
    }
  }

  /// Those that the rows of a plan name.
  public init(in plan: MatrixPlan, of matrix: Matrix, _ desk: PlanningDesk) throws {
    let dialogue = matrix.rows.lazy.compactMap(\.reference?.dialogue).first ?? ""
    let taken = Set(try desk.queries.institutions().map(\.code))
    self.init(in: plan, sides: try desk.dialogue(dialogue).sides, taken: taken)
  }

  /// A code as written, or made of the capitals of a name.
  private static func code(for name: String, besides taken: Set<String>) -> String {
    let written = ReferenceText.normalised(name)
    let isCode = !name.contains(where: \.isWhitespace) && CodeRule.isInstitution(written)
    // The Ministry of IT is MOIT: what is in capitals is an abbreviation already.
    let words = name.split { !$0.isLetter }.filter { $0.first?.isUppercase == true || $0 == "of" }
    let initials = words.map { $0.count <= 4 && $0 == $0.uppercased() ? String($0) : String($0.prefix(1)) }.joined()
      .folding(options: [.diacriticInsensitive], locale: nil).uppercased()
    var code = isCode ? written : initials
    if !CodeRule.isInstitution(code) { code = "BODY" }
    guard taken.contains(code) else { return code }
    return (2...9_999).lazy.map { "\(code)-\($0)" }.first { !taken.contains($0) } ?? code
  }
}

import Reports

/// The rows that were not taken, as a file that can be mended and imported: the columns as they were, and `problem`.
public struct BadRows: Sendable {
  private let matrix: Matrix
  private let plan: MatrixPlan

  public init(_ plan: MatrixPlan, of matrix: Matrix) {
    self.plan = plan
    self.matrix = matrix
  }

  /// CSV in UTF-8 with a byte order mark, as spreadsheets open it.
  public var bytes: [UInt8] {
    let faults = Dictionary(grouping: plan.faults) { $0.row.number }
    let width = matrix.head.names.count
    var table = RecordTable(columns: matrix.head.names + [MatrixHead.problem])
    for row in matrix.rows {
      let problem: String
      if let own = faults[row.number] {
        problem = own.map { ImportWording.problem($0, in: matrix) }.joined(separator: " ")
      } else if let other = plan.held[row.number] {
        problem = "Held back: line \(other) of the same proposal is bad."
      } else {
        continue
      }
      table.rows.append((0..<width).map { .text(row.source[$0].text) } + [.text(problem)])
    }
    return Array(CSVRenderer(byteOrderMark: true).render(table).utf8)
  }
}

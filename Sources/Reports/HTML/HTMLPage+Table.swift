// Tables: heads that are repeated on paper, groups, and on a narrow screen a record a row.
extension HTMLPage {
  func write(_ table: Table, _ html: inout HTMLWriter) {
    guard !table.columns.isEmpty else { return }
    // Roles are named, because a narrow screen shows rows as blocks, which would take them away.
    html.element("table", ["role": "table", "aria-label": caption]) { html in
      html.element("colgroup") { html in
        for column in table.columns {
          html.void("col", ["class": column.wraps ? "weight-\(min(column.weight, 3))" : "fixed"])
        }
      }
      html.element("thead", ["role": "rowgroup"]) { html in
        html.element("tr", ["role": "row"]) { html in
          for column in table.columns {
            html.element("th", ["role": "columnheader", "scope": "col", "class": Self.names(of: column)]) {
              write(column.heading, &$0)
            }
          }
        }
      }
      for body in Self.bodies(of: table) {
        html.lineFeed()
        html.element("tbody", ["role": "rowgroup"]) { html in
          for row in body { write(row, of: table, &html) }
        }
      }
    }
  }

  /// The rows, a body for each group, so that a group's heading is not left alone at the end of a page.
  private static func bodies(of table: Table) -> [[Table.Row]] {
    table.rows.reduce(into: [[Table.Row]]()) { bodies, row in
      if case .group = row { return bodies.append([row]) }
      if bodies.isEmpty { bodies.append([]) }
      bodies[bodies.count - 1].append(row)
    }
  }

  private func write(_ row: Table.Row, of table: Table, _ html: inout HTMLWriter) {
    html.lineFeed()
    switch row {
    case .group(let heading, let detail):
      html.element("tr", ["role": "row", "class": "group"]) { html in
        let attributes: HTMLWriter.Attributes = [
          "role": "rowheader", "scope": "rowgroup", "colspan": "\(table.columns.count)",
          "aria-colspan": "\(table.columns.count)",
        ]
        html.element("th", attributes) { html in
          html.element("div") { html in
            html.element("span") { write(heading, &$0) }
            if let detail { html.element("span", ["class": "detail"]) { write(detail, &$0) } }
          }
        }
      }
    case .cells(let cells): write(table.fitted(cells), "", cells.map(\.blanks), of: table, &html)
    case .totals(let cells): write(table.fitted(cells), "totals", [], of: table, &html)
    }
  }

  private func write(
    _ cells: [RichText], _ name: String, _ blanks: [[Blank]], of table: Table, _ html: inout HTMLWriter
  ) {
    let mark = cells.lazy.flatMap(\.runs).compactMap(\.mark).first
    let names = [name, mark.map { Self.name(of: $0) } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    html.element("tr", ["role": "row", "class": names]) { html in
      for (place, (cell, column)) in zip(cells, table.columns).enumerated() {
        // What names the row stands first.
        let isHead = place == 0
        let attributes: HTMLWriter.Attributes =
          isHead
          ? ["role": "rowheader", "scope": "row", "class": Self.names(of: column), "data-label": column.heading.plain]
          : ["role": "cell", "class": Self.names(of: column), "data-label": column.heading.plain]
        html.element(isHead ? "th" : "td", attributes) { html in
          // In one element, beside which a narrow screen puts the head of the column.
          html.element("div") { html in
            if blanks.indices.contains(place), !blanks[place].isEmpty {
              write(blanks[place], &html)
            } else {
              write(cell, &html)
            }
          }
        }
      }
    }
  }

  /// What is filled in by hand has a line as long as there is room.
  private func write(_ blanks: [Blank], _ html: inout HTMLWriter) {
    for blank in blanks {
      html.element("span", ["class": "blank"]) { html in
        html.text(blank.kind == .tick ? "☐ \(blank.label)" : "\(blank.label):")
        if blank.kind != .tick { html.element("span", text: "") }
      }
    }
  }

  private static func names(of column: Table.Column) -> String {
    [column.alignment == .right ? "number" : "", column.wraps ? "" : "fixed"].filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}

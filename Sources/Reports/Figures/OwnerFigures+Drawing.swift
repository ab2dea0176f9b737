extension OwnerFigures {
  private var words: OwnerFigureWording { .init(wording: wording) }

  var figure: Figure {
    Figure(
      title: words.title, explanation: words.explanation,
      summary: words.summary(self), drawing: drawing, table: table)
  }

  private var table: Table {
    var table = Table(columns: [
      .fixed(words.office), .init(words.name),
      .number(words.open), .number(words.overdue),
    ])
    for row in rows {
      table.append([
        .init(row.owner, .reference), .init(row.name.map { words.wording.recorded($0) } ?? RichText()),
        .init(words.wording.digits(row.open)),
        .init(words.wording.digits(row.overdue)),
      ])
    }
    let (open, overdue) = (rows.reduce(0) { $0 + $1.open }, rows.reduce(0) { $0 + $1.overdue })
    table.rows.append(
      .totals([.init(words.all), "", .init(words.wording.digits(open)), .init(words.wording.digits(overdue))]))
    return table
  }

  // MARK: The drawing

  private static let places = 14
  private static let bars = (left: 92.0, right: 300.0)
  /// As many can be counted at a glance, one box each.
  private static let mostBoxes = 12

  private var drawing: Drawing {
    guard !rows.isEmpty else { return Drawing.tall.saying(words.nothing) }
    var drawing = Drawing.tall
    let shown = rows.count > Self.places ? Array(rows.prefix(Self.places - 1)) : rows
    let pitch = min((drawing.height - 4) / Double(min(rows.count, Self.places)), 20)
    for (place, row) in shown.enumerated() {
      draw(row, 2 + Double(place) * pitch, min(pitch - 5, 13), on: &drawing)
    }
    drawing.end(at: 4 + Double(min(rows.count, Self.places)) * pitch)
    let rest = rows.dropFirst(shown.count)
    if !rest.isEmpty {
      let words = words.more(
        rest.count, open: rest.reduce(0) { $0 + $1.open }, overdue: rest.reduce(0) { $0 + $1.overdue })
      drawing.write(
        words, at: Self.bars.left, 2 + Double(shown.count) * pitch + 10, within: 268, .init(size: 9, ink: .quiet))
    }
    return drawing
  }

  private func draw(_ row: Row, _ y: Double, _ height: Double, on drawing: inout Drawing) {
    let base = y + height / 2 + 3.7
    drawing.write(row.owner, at: Self.bars.left - 7, base, within: Self.bars.left - 9, .init(size: 10, anchor: .end))
    let most = rows.map(\.open).max() ?? 1
    let unit = min((Self.bars.right - Self.bars.left) / Double(max(most, 1)), 30)
    if most <= Self.mostBoxes {
      for number in 0..<row.open { drawBox(number, number < row.overdue, unit, y, height, on: &drawing) }
    } else {
      let (left, late) = (Self.bars.left, unit * Double(row.overdue))
      drawing.add(
        .box(
          .init(left, y), width: unit * Double(row.open), height: height, corner: 1, .stroke(.navy, 1.1)))
      if row.overdue > 0 {
        drawing.add(.box(.init(left, y), width: late, height: height, corner: 1, .fill(.overdue)))
      }
    }
    let isLate = row.overdue > 0
    drawing.add(
      .words(
        words.share(row), .init(Self.bars.left + unit * Double(row.open) + 3, base),
        .init(size: 10, isStrong: isLate, ink: isLate ? .overdueWords : .quiet)))
  }

  private func drawBox(
    _ number: Int, _ isLate: Bool, _ unit: Double, _ y: Double, _ height: Double, on drawing: inout Drawing
  ) {
    let paint: Drawing.Paint =
      isLate
      ? .init(fill: .overdue, stroke: .overdue, strokeWidth: 1.1) : .init(fill: .paper, stroke: .navy, strokeWidth: 1.1)
    drawing.add(
      .box(
        .init(Self.bars.left + Double(number) * unit + 0.5, y), width: unit - 3, height: height, corner: 1.5, paint))
  }
}

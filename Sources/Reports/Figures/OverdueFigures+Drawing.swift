extension OverdueFigures {
  private var words: OverdueFigureWording { .init(wording: wording) }

  var figure: Figure {
    Figure(
      title: words.title, explanation: words.explanation,
      summary: words.summary(self), drawing: drawing, table: table)
  }

  private var table: Table {
    let ages = Age.allCases.map { Table.Column.number(.init(words.words($0, isFirst: true))) }
    var table = Table(
      columns: [.fixed(words.office), .init(words.name)] + ages
        + [.number(words.all)])
    for row in rows {
      table.append(
        [.init(row.owner, .reference), .init(row.name.map { words.wording.recorded($0) } ?? RichText())]
          + (row.counts + [row.total]).map { .init(words.wording.digits($0)) })
    }
    let sums = Age.allCases.map { age in rows.reduce(0) { $0 + $1.counts[age.rawValue] } }
    table.rows.append(
      .totals([.init(words.all), ""] + (sums + [total]).map { .init(words.wording.digits($0)) }))
    return table
  }

  // MARK: The drawing

  private static let places = 11
  private static let bars = (left: 88.0, right: 340.0, top: 15.0)

  /// Those that owe most, in the order of the table.
  private var shown: [Row] {
    guard rows.count > Self.places else { return rows }
    let most = rows.sorted { ($1.total, $0.oldest, $0.owner) < ($0.total, $1.oldest, $1.owner) }
    let owners = Set(most.prefix(Self.places - 1).map(\.owner))
    return rows.filter { owners.contains($0.owner) }
  }

  private var drawing: Drawing {
    guard !rows.isEmpty else { return Drawing.small.saying(words.nothing, .done) }
    var drawing = Drawing.small
    drawLegend(on: &drawing)
    let shown = shown
    let pitch = min((drawing.height - Self.bars.top - 4) / Double(max(min(rows.count, Self.places), 1)), 18)
    var y = Self.bars.top
    for (place, row) in shown.enumerated() {
      if place > 0, isOurs(row) != isOurs(shown[place - 1]) {
        drawing.add(.line([.init(0, y + 1), .init(drawing.width, y + 1)], .stroke(.rule)))
        y += 3
      }
      draw(row, y, min(pitch - 2.2, 12.5), on: &drawing)
      y += pitch
    }
    if shown.count < rows.count {
      let sum = total - shown.reduce(0) { $0 + $1.total }
      drawing.write(
        words.more(rows.count - shown.count, sum), at: Self.bars.left, y + 8.5, within: 270,
        .init(size: 9, ink: .quiet))
    }
    return drawing
  }

  private func drawLegend(on drawing: inout Drawing) {
    var x = Self.bars.left
    for age in Age.allCases {
      let words = words.words(age, isFirst: age == .month)
      drawing.add(
        .box(.init(x, 1), width: 9, height: 9, corner: 1, Self.paint(age)),
        .words(words, .init(x + 12, 9.2), .init(size: 9, ink: .quiet)))
      x += 12 + WordWidth.of(words, size: 9) + 12
    }
  }

  private func draw(_ row: Row, _ y: Double, _ height: Double, on drawing: inout Drawing) {
    let base = y + height / 2 + 3.5
    if let side = row.side { drawing.write(side, at: 0, base, within: 18, .init(size: 8, ink: .quiet)) }
    drawing.write(row.owner, at: Self.bars.left - 6, base, within: Self.bars.left - 26, .init(size: 10, anchor: .end))
    let most = max(rows.map(\.total).max() ?? 1, 1)
    let unit = min((Self.bars.right - Self.bars.left) / Double(most), 64)
    var x = Self.bars.left
    for age in Age.allCases where row.counts[age.rawValue] > 0 {
      let count = row.counts[age.rawValue]
      let width = unit * Double(count)
      drawing.add(
        .box(.init(x, y), width: max(width - 1.5, 0.8), height: height, corner: 0.8, Self.paint(age)))
      let number = words.wording.digits(count)
      if width > WordWidth.of(number, size: 9, isStrong: true) + 4 {
        drawing.add(
          .words(
            number, .init(x + width / 2 - 0.75, y + height / 2 + 3.2),
            .init(size: 9, anchor: .middle, isStrong: true, ink: age.rawValue < 2 ? .text : .paper)))
      }
      x += width
    }
    drawing.add(.words(words.wording.digits(row.total), .init(x + 4, base), .init(size: 10, isStrong: true)))
  }

  /// The light ones have an outline that is seen on paper.
  static func paint(_ age: Age) -> Drawing.Paint {
    let inks = [Ink.age1, .age2, .age3, .age4]
    return .init(fill: inks[age.rawValue], stroke: age.rawValue < 2 ? .age3 : inks[age.rawValue], strokeWidth: 0.7)
  }
}

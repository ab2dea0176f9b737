import Domain

extension StageFigures {
  private var words: StageWording { .init(wording: wording) }

  var figure: Figure {
    Figure(
      title: words.title, explanation: words.explanation(session),
      summary: words.summary(self), drawing: drawing, table: table)
  }

  private var table: Table {
    let columns: [Table.Column] = [
      .init(words.stage), .number(words.now), .number(words.share),
    ]
    var table = Table(columns: columns + (session.map { [.number(words.then($0))] } ?? []))
    for row in rows {
      let then = row.then.map { [Table.Cell(words.wording.digits($0))] } ?? []
      let share = words.percent(Self.percent(row.now, of: total))
      table.append([.init(words.name(row.stage)), .init(words.wording.digits(row.now)), .init(share)] + then)
    }
    if !left.isEmpty { table.rows.append(.group(words.left)) }
    for leaving in left {
      let share = words.percent(Self.percent(leaving.count, of: total))
      table.append([.init(words.name(leaving.status)), .init(words.wording.digits(leaving.count)), .init(share)])
    }
    return table
  }

  // MARK: The drawing

  private static let bars = (left: 126.0, right: 326.0, pitch: 24.5, height: 18.0)

  private var drawing: Drawing {
    guard total > 0 else { return Drawing.small.saying(words.nothing) }
    var drawing = Drawing.small
    for (place, row) in rows.enumerated() { draw(row, place, on: &drawing) }
    if !left.isEmpty {
      drawing.write(words.left(left), at: Self.bars.left, 142, within: 246, .init(size: 9, ink: .quiet))
    }
    return drawing
  }

  /// The units that so many proposals take.
  private func length(_ count: Int) -> Double {
    let most = max(rows.map { max($0.now, $0.then ?? 0) }.max() ?? 1, 1)
    return (Self.bars.right - Self.bars.left) * Double(count) / Double(most)
  }

  private func draw(_ row: Row, _ place: Int, on drawing: inout Drawing) {
    let (left, height) = (Self.bars.left, Self.bars.height)
    let y = 4 + Double(place) * Self.bars.pitch
    let base = y + height / 2 + 3.8
    drawing.write(
      words.name(row.stage), at: left - 7, base, within: left - 9, .init(size: 10.5, anchor: .end))
    drawing.add(.box(.init(left, y), width: Self.bars.right - left, height: height, .fill(.band)))
    let ink = Self.inks[min(place, Self.inks.count - 1)]
    if row.now > 0 {
      let outline = place < 3 ? Ink.step4 : ink
      drawing.add(
        .box(
          .init(left, y), width: length(row.now), height: height, .init(fill: ink, stroke: outline, strokeWidth: 0.7)))
    }
    if let then = row.then { drawTick(then, y, on: &drawing) }
    drawNumber(row, base, place >= 3, on: &drawing)
    drawing.add(
      .words(
        words.percent(Self.percent(row.now, of: total)), .init(drawing.width, base),
        .init(size: 10, anchor: .end, ink: .quiet)))
  }

  /// Where the stage stood at the last session, on every ground.
  private func drawTick(_ then: Int, _ y: Double, on drawing: inout Drawing) {
    let x = Self.bars.left + length(then)
    let ends = [Drawing.Point(x, y - 2.2), .init(x, y + Self.bars.height + 2.2)]
    drawing.add(.line(ends, .stroke(.paper, 4.6)), .line(ends, .stroke(.gold, 2.4)))
  }

  /// Inside of its bar where that has room, else behind the bar and the tick.
  private func drawNumber(_ row: Row, _ base: Double, _ isDark: Bool, on drawing: inout Drawing) {
    let number = words.wording.digits(row.now)
    let width = WordWidth.of(number, size: 12, isStrong: true)
    let tick = row.then.map(length) ?? -100
    let isTickApart = tick < 2 || tick > width + 9
    if length(row.now) > width + 10, isTickApart {
      let ink = isDark ? Ink.paper : .text
      drawing.add(.words(number, .init(Self.bars.left + 5, base), .init(size: 12, isStrong: true, ink: ink)))
    } else {
      let end = length(row.now) + 4
      let isInTheWay = tick > end - 4 && tick < end + width + 3
      drawing.add(
        .words(
          number, .init(Self.bars.left + (isInTheWay ? tick + 5 : end), base), .init(size: 12, isStrong: true)))
    }
  }

  private static let inks = [Ink.step1, .step2, .step3, .step4, .step5]
}

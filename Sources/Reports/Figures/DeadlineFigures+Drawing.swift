import Domain

extension DeadlineFigures {
  private var words: DeadlineWording { .init(wording: wording) }

  var figure: Figure {
    Figure(
      title: words.title, explanation: words.explanation,
      summary: words.summary(self), drawing: DeadlinePlot(self).drawing, table: table)
  }

  private var table: Table {
    var table = Table(columns: [
      .fixed(words.followUp), .init(words.proposal, minimumWidth: 20),
      .fixed(words.first), .number(words.slips), .fixed(words.due),
      .number(words.late), .init(words.standing),
    ])
    for row in rows {
      table.append([
        .init("\(row.followUp)", .reference), .init(words.wording.recorded(row.title)),
        .init(words.wording.short(row.first)),
        .init(words.wording.digits(row.slips)), .init(words.wording.short(row.due)),
        .init(words.wording.digits(row.daysLate)),
        .init(words.wording(.standing(row.standing)), row.standing.style),
      ])
    }
    if undated > 0 { table.rows.append(.group(.init(words.undated(undated)))) }
    return table
  }
}

/// The plot of ``DeadlineFigures``: a row for each proposal, days from the left to the right.
struct DeadlinePlot {
  private let figures: DeadlineFigures
  private let words: DeadlineWording
  let time: TimeScale
  private let shown: ArraySlice<DeadlineFigures.Row>

  private static let places = 13
  private static let (top, bottom) = (30.0, 188.0)
  private static let (title, late, moved, plot) = (78.0, 330.0, 358.0, 370.0)

  init(_ figures: DeadlineFigures) {
    self.figures = figures
    words = DeadlineWording(wording: figures.wording)
    let needsLine = figures.rows.count > Self.places || figures.undated > 0
    shown = figures.rows.prefix(figures.rows.count > Self.places - (needsLine ? 1 : 0) ? Self.places - 1 : Self.places)
    time = TimeScale(Self.window(figures, shown), left: Self.plot + 8, right: 752)
  }

  /// All days that are drawn, or, if they are too far apart to be told from each other, those around the day of the
  /// report.
  private static func window(
    _ figures: DeadlineFigures, _ shown: ArraySlice<DeadlineFigures.Row>
  ) -> ClosedRange<CalendarDate> {
    let days = shown.flatMap { [$0.first, $0.due] } + [figures.day] + (figures.session.map { [$0.day] } ?? [])
    let first = (days.min() ?? figures.day).adding(days: -10)
    let last = (days.max() ?? figures.day).adding(days: 20)
    guard first.days(to: last) > 3 * 366 else { return first...last }
    return max(first, figures.day.adding(days: -550))...min(last, figures.day.adding(days: 550))
  }

  var drawing: Drawing {
    guard !figures.rows.isEmpty else { return Drawing.wide.saying(words.nothing(figures.undated)) }
    var drawing = Drawing.wide
    let lines = shown.count + (note == nil ? 0 : 1)
    let pitch = min((Self.bottom - Self.top) / Double(max(lines, 1)), 16)
    let end = Self.top + Double(shown.count) * pitch
    drawLegend(on: &drawing)
    drawScale(to: end, on: &drawing)
    for (place, row) in shown.enumerated() {
      let y = Self.top + (Double(place) + 0.5) * pitch
      if place.isMultiple(of: 2) {
        drawing.shapes.insert(.box(.init(0, y - pitch / 2), width: drawing.width, height: pitch, .fill(.band)), at: 0)
      }
      drawWords(row, y, on: &drawing)
      drawTime(row, y, pitch, on: &drawing)
    }
    drawDays(to: end, on: &drawing)
    drawTicks(on: &drawing)
    for (place, row) in shown.enumerated() { drawMark(row, Self.top + (Double(place) + 0.5) * pitch, on: &drawing) }
    if let note { drawing.write(note, at: Self.title, end + pitch / 2 + 3.3, within: 660, .init(size: 9, ink: .quiet)) }
    drawing.end(at: end + (note == nil ? 0 : pitch) + 2)
    return drawing
  }

  private var note: String? { words.note(more: figures.rows.count - shown.count, undated: figures.undated) }

  // MARK: Scale

  /// The signs that are used, with what they mean.
  private func drawLegend(on drawing: inout Drawing) {
    let used = Set(shown.map(\.standing))
    var x = 4.5
    for standing in Standing.allCases where used.contains(standing) {
      let words = self.words.wording(.standing(standing))
      guard x + 14 + WordWidth.of(words, size: 9) < Self.plot - 66 else { break }
      drawing.add(
        .mark(Mark(standing), .init(x, 6), size: 9),
        .words(words, .init(x + 8, 9.2), .init(size: 9, ink: .quiet)))
      x += 8 + WordWidth.of(words, size: 9) + 15
    }
  }

  private func drawScale(to end: Double, on drawing: inout Drawing) {
    drawing.add(
      .words(words.lateShort, .init(Self.late, 24), .init(size: 8.5, anchor: .end, ink: .quiet)),
      .words(words.slipsShort, .init(Self.moved, 24), .init(size: 8.5, anchor: .end, ink: .quiet)))
    for tick in time.ticks {
      drawing.add(.line([.init(time.x(tick.day), Self.top), .init(time.x(tick.day), end)], .stroke(.rule, 0.8)))
    }
  }

  /// Above the lines of today and the session, which would run through them.
  private func drawTicks(on drawing: inout Drawing) {
    for tick in time.ticks {
      let words = words.wording.tick(tick, byYear: time.isByYear)
      let half = WordWidth.of(words, size: 8.5) / 2 + 1
      let x = min(time.x(tick.day), drawing.width - half)
      drawing.add(
        .words(words, .init(x, 24), .init(size: 8.5, anchor: .middle, ink: .quiet, isClear: true)))
    }
  }

  /// Today and the session as lines with a flag each; the flags stand apart where the lines do not.
  private func drawDays(to end: Double, on drawing: inout Drawing) {
    let now = time.x(figures.day)
    let today = words.wording.short(figures.day)
    let width = WordWidth.of(today, size: 8.5, isStrong: true) + 8
    let isAfter = figures.session.map { $0.day >= figures.day } ?? true
    let left = min(max(isAfter ? now - width : now, Self.plot - 60), drawing.width - width)
    drawing.add(.line([.init(now, 12), .init(now, end)], .stroke(.text, 1.2)))
    drawFlag(today, left, width, .text, on: &drawing)
    guard let session = figures.session, time.days.contains(session.day) else { return }
    let x = time.x(session.day)
    let name = "\(session.reference)"
    let room = WordWidth.of(name, size: 8.5, isStrong: true) + 8
    var place = isAfter ? x : x - room
    place = isAfter ? max(place, left + width + 1) : min(place, left - room - 1)
    place = min(max(place, 0), drawing.width - room)
    drawing.add(.line([.init(x, 12), .init(x, end)], .stroke(.gold, 1.8)))
    drawFlag(name, place, room, .goldWords, on: &drawing)
  }

  private func drawFlag(_ words: String, _ x: Double, _ width: Double, _ ink: Ink, on drawing: inout Drawing) {
    drawing.add(
      .box(.init(x, 0), width: width, height: 12, corner: 1, .fill(ink)),
      .words(
        words, .init(x + width / 2, 9), .init(size: 8.5, anchor: .middle, isStrong: true, ink: .paper)))
  }

  // MARK: Rows

  private func drawWords(_ row: DeadlineFigures.Row, _ y: Double, on drawing: inout Drawing) {
    let base = y + 3.2
    drawing.write("\(row.followUp)", at: 0, base, within: Self.title - 5, .init(size: 8.5, ink: .quiet))
    drawing.write(row.title, at: Self.title, base, within: Self.late - 30 - Self.title, .init(size: 9.5))
    if row.daysLate > 0 {
      drawing.add(
        .words(
          words.wording.digits(row.daysLate), .init(Self.late, base),
          .init(size: 9.5, anchor: .end, isStrong: true, ink: .overdueWords)))
    }
    if row.slips > 0 {
      drawing.add(
        .words(
          words.times(row.slips), .init(Self.moved, base), .init(size: 9, anchor: .end, ink: .quiet)))
    }
  }

  private func drawTime(_ row: DeadlineFigures.Row, _ y: Double, _ pitch: Double, on drawing: inout Drawing) {
    let (first, due, now) = (time.x(row.first), time.x(row.due), time.x(figures.day))
    if row.daysLate > 0 {
      let height = min(pitch - 6, 8)
      drawing.add(
        .box(.init(due, y - height / 2), width: now - due, height: height, .fill(.overdueBand)),
        .hatching(.init(due, y - height / 2), width: now - due, height: height, .stroke(.overdue, 0.5)))
    }
    let days = [row.first] + row.between + [row.due]
    guard days.count > 2 || row.first != row.due else { return }
    let (start, end) = (days.map(time.x).min() ?? first, days.map(time.x).max() ?? due)
    drawing.add(.line([.init(start, y), .init(end, y)], .stroke(.quiet, 1.1)))
    for day in row.between where time.days.contains(day) {
      drawing.add(.line([.init(time.x(day), y - 2.6), .init(time.x(day), y + 2.6)], .stroke(.quiet, 1.1)))
    }
    if time.days.contains(row.first) {
      drawing.add(.circle(.init(first, y), radius: 2.6, .init(fill: .paper, stroke: .quiet, strokeWidth: 1.1)))
    } else {
      drawArrow(first, y, row.first < time.days.lowerBound, on: &drawing)
    }
  }

  /// The sign of the standing on the day in force; one that lies outside is told in words at the edge.
  private func drawMark(_ row: DeadlineFigures.Row, _ y: Double, on drawing: inout Drawing) {
    let x = time.x(row.due)
    drawing.add(.mark(Mark(row.standing), .init(x, y), size: 9))
    guard !time.days.contains(row.due) else { return }
    let isBefore = row.due < time.days.lowerBound
    drawing.add(
      .words(
        words.wording.month(row.due), .init(x + (isBefore ? 8 : -8), y + 3),
        .init(size: 8.5, anchor: isBefore ? .start : .end, ink: .text, isClear: true)))
  }

  /// That a line goes on beyond the edge.
  private func drawArrow(_ x: Double, _ y: Double, _ isLeft: Bool, on drawing: inout Drawing) {
    let way = isLeft ? -1.0 : 1
    drawing.add(
      .area([.init(x + way * 4, y), .init(x - way, y - 2.8), .init(x - way, y + 2.8)], .fill(.quiet)))
  }
}

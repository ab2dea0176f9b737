import Domain

extension DeliveryFigures {
  private var words: DeliveryWording { .init(wording: wording) }

  var figure: Figure {
    let drawing = isEmpty ? Drawing.small.saying(words.nothing) : DeliveryPlot(self).drawing
    return Figure(
      title: words.title(last), explanation: words.explanation,
      summary: isEmpty
        ? words.nothing
        : words.summary(
          promised: Self.count(promised, on: day), due: Self.count(due, on: day), delivered: deliveredNow),
      drawing: drawing, table: table)
  }

  var isEmpty: Bool { promised.allSatisfy { $0.count == 0 } }

  var deliveredNow: Int { delivered.last?.count ?? 0 }

  static func count(_ steps: [Step], on day: CalendarDate) -> Int { steps.last { $0.day <= day }?.count ?? 0 }

  /// One row for the first day, for the end of each month, and for the day of the report.
  private var table: Table {
    var table = Table(columns: [
      .fixed(words.day), .number(words.promised),
      .number(words.due), .number(words.delivered),
    ])
    var (promised, due, delivered) = (Reader(self.promised), Reader(self.due), Reader(self.delivered))
    for day in Self.monthEnds(in: days.lowerBound...day) {
      table.append([
        .init(words.wording.short(day)), .init(words.wording.digits(promised.count(on: day))),
        .init(words.wording.digits(due.count(on: day))), .init(words.wording.digits(delivered.count(on: day))),
      ])
    }
    if let next {
      table.append([
        .init(words.projection(next.reference)), .init(words.wording.digits(promised.count(on: next.day))),
        .init(words.wording.digits(due.count(on: next.day))), .init(words.wording.digits(deliveredNow + onTrack)),
      ])
    }
    return table
  }

  /// The last day of each month within these days, with the first and the last of them.
  static func monthEnds(in days: ClosedRange<CalendarDate>) -> [CalendarDate] {
    var ends = [days.lowerBound]
    var (year, month, _) = days.lowerBound.parts
    while true {
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
      guard let next = CalendarDate(year: year, month: month, day: 1), next <= days.upperBound else { break }
      if next.adding(days: -1) > days.lowerBound { ends.append(next.adding(days: -1)) }
    }
    return ends.last == days.upperBound ? ends : ends + [days.upperBound]
  }

  /// Reads steps from the first day to the last.
  private struct Reader {
    private let steps: [Step]
    private var place = 0

    init(_ steps: [Step]) { self.steps = steps }

    /// - Parameter day: none before a day that was asked about.
    mutating func count(on day: CalendarDate) -> Int {
      while place + 1 < steps.count, steps[place + 1].day <= day { place += 1 }
      return steps.indices.contains(place) ? steps[place].count : 0
    }
  }
}

/// The plot of ``DeliveryFigures``.
struct DeliveryPlot {
  private let figures: DeliveryFigures
  private let words: DeliveryWording
  let time: TimeScale
  private let counts: CountScale

  private static let (top, bottom, labels) = (15.0, 126.0, 274.0)

  init(_ figures: DeliveryFigures) {
    self.figures = figures
    words = DeliveryWording(wording: figures.wording)
    time = TimeScale(figures.days, left: 24, right: Self.labels - 8)
    let projected = figures.deliveredNow + figures.onTrack
    counts = CountScale(upTo: ((figures.promised + figures.due).map(\.count) + [projected]).max() ?? 1)
  }

  func y(_ count: Int) -> Double {
    Self.bottom - (Self.bottom - Self.top) * Double(count) / Double(max(counts.top, 1))
  }

  var drawing: Drawing {
    var drawing = Drawing.small
    drawScales(on: &drawing)
    let now = time.x(figures.day)
    let delivered = course(figures.delivered, to: now)
    if let first = delivered.first {
      drawing.add(.area(delivered + [.init(now, Self.bottom), .init(first.x, Self.bottom)], .fill(.step1)))
    }
    drawing.add(
      .line(course(figures.promised, to: now), .stroke(.quiet, 1.1)),
      .line(course(figures.due, to: time.x(figures.days.upperBound)), .stroke(.gold, 1.4, .dashed)),
      .line(delivered, .stroke(.step4, 2)))
    drawDays(on: &drawing)
    drawProjection(on: &drawing)
    drawLabels(on: &drawing)
    return drawing
  }

  /// Steps as a line; those that fall on one place are drawn as one.
  func course(_ steps: [DeliveryFigures.Step], to end: Double) -> [Drawing.Point] {
    var points: [Drawing.Point] = []
    for step in steps {
      let (x, y) = (time.x(step.day), y(step.count))
      if let last = points.last {
        if x - last.x < 0.25 {
          points[points.count - 1].y = y
          continue
        }
        points.append(.init(x, last.y))
      }
      points.append(.init(x, y))
    }
    if let last = points.last, last.x < end { points.append(.init(end, last.y)) }
    return points
  }

  // MARK: Parts

  private func drawScales(on drawing: inout Drawing) {
    for count in counts.ticks {
      let ink: Drawing.Paint = count == 0 ? .stroke(.quiet, 0.8) : .stroke(.rule, 0.8)
      drawing.add(
        .line([.init(time.left, y(count)), .init(time.right, y(count))], ink),
        .words(
          words.wording.digits(count), .init(time.left - 4, y(count) + 3), .init(size: 8.5, anchor: .end, ink: .quiet)))
    }
    for tick in time.ticks where time.x(tick.day) < time.right - 8 || figures.next == nil {
      let x = time.x(tick.day)
      drawing.add(
        .line([.init(x, Self.bottom), .init(x, Self.bottom + 3)], .stroke(.quiet, 0.8)),
        .words(
          words.wording.tick(tick, byYear: time.isByYear), .init(x, Self.bottom + 13),
          .init(size: 8.5, anchor: .middle, ink: .quiet)))
    }
  }

  private func drawDays(on drawing: inout Drawing) {
    let now = time.x(figures.day)
    drawing.add(
      .line([.init(now, Self.top - 4), .init(now, Self.bottom)], .stroke(.text, 1, .dotted)),
      .words(
        words.today, .init(now - 3, 9),
        .init(size: 9, anchor: .end, isStrong: true, isClear: true)))
    if let next = figures.next {
      let x = time.x(next.day)
      drawing.add(.line([.init(x, Self.top - 4), .init(x, Self.bottom)], .stroke(.gold, 1.6)))
      drawing.write(
        "\(next.reference)", at: max(x + 1, now + 3), 9, within: drawing.width - max(x + 1, now + 3),
        .init(size: 9, isStrong: true, ink: .goldWords))
    }
  }

  private func drawProjection(on drawing: inout Drawing) {
    guard let next = figures.next else { return }
    let end = Drawing.Point(time.x(next.day), y(figures.deliveredNow + figures.onTrack))
    drawing.add(
      .line([.init(time.x(figures.day), y(figures.deliveredNow)), end], .stroke(.step4, 1.8, .dotted)),
      .circle(end, radius: 3, .init(fill: .paper, stroke: .step4, strokeWidth: 1.6)))
  }

  /// What the ends of the lines mean, each at its height as far as they do not meet.
  private func drawLabels(on drawing: inout Drawing) {
    typealias Label = (words: String, y: Double, ink: Ink)
    let due = figures.due.last?.count ?? 0
    var labels: [Label] = [
      (words.promised(figures.promised.last?.count ?? 0), y(figures.promised.last?.count ?? 0), .quiet),
      (words.due(due), y(due), .goldWords),
    ]
    if figures.next == nil {
      labels.append((words.delivered(figures.deliveredNow), y(figures.deliveredNow), .step4))
    } else {
      let projected = figures.deliveredNow + figures.onTrack
      labels.append((words.projected(projected), y(projected), .step4))
      drawing.write(
        words.delivered(figures.deliveredNow), at: time.x(figures.day) - 5, y(figures.deliveredNow) - 4,
        within: 120, .init(size: 9.5, anchor: .end, isStrong: true, ink: .step4, isClear: true))
    }
    labels.sort { $0.y < $1.y }
    // Below the name of the session.
    var heights = labels.map { max($0.y, Self.top + 5) }
    for place in heights.indices.dropFirst() { heights[place] = max(heights[place], heights[place - 1] + 12) }
    let excess = max((heights.last ?? 0) - Self.bottom + 2, 0)
    for place in heights.indices.reversed() {
      let limit = place == heights.count - 1 ? Self.bottom - 2 : heights[place + 1] - 12
      if excess > 0 { heights[place] = min(heights[place], limit) }
    }
    for (label, height) in zip(labels, heights) {
      drawing.write(
        label.words, at: Self.labels, height + 3.3, within: drawing.width - Self.labels,
        .init(size: 9.5, isStrong: label.ink != .quiet, ink: label.ink))
    }
  }
}

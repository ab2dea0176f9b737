/// A step of the open follow-ups, with the time since which it is known.
///
/// The steps of a day of learning are one value: each as the microseconds since the one before, its days from the day of
/// learning, twice how many and one more where there is a due day, and the distance of that, as numbers of as many bytes
/// as they need (see `EventRecord`). They are in order, and no two of one time, day and due day.
struct LearntStep {
  /// Microseconds since 1970.
  let time: Int
  var step: OpenStep

  /// The day of learning.
  var learntOn: Int { RecordingDay.number(of: time) }

  /// Whether it stands before another one; of two that add up neither does.
  func isBefore(_ other: LearntStep) -> Bool {
    if time != other.time { return time < other.time }
    if step.day != other.step.day { return step.day < other.step.day }
    return (step.due ?? .min) < (other.step.due ?? .min)
  }

  /// Adds up those of one time, day and due day, and leaves out what comes to nothing.
  static func addedUp(_ steps: [LearntStep]) -> [LearntStep] {
    var sums: [LearntStep] = []
    for step in steps.sorted(by: { $0.isBefore($1) }) {
      if let last = sums.last, !last.isBefore(step) {
        sums[sums.count - 1].step.count &+= step.step.count
      } else {
        if sums.last?.step.count == 0 { sums.removeLast() }
        sums.append(step)
      }
    }
    if sums.last?.step.count == 0 { sums.removeLast() }
    return sums
  }

  /// - Parameter day: of learning.
  static func encode(_ steps: [LearntStep], of day: Int) -> [UInt8] {
    var (bytes, time) = ([UInt8](), RecordingDay.start(of: day))
    for learnt in steps {
      let step = learnt.step
      bytes.append(signed: learnt.time &- time)
      bytes.append(signed: step.day &- day)
      bytes.append(signed: step.count << 1 | (step.due == nil ? 0 : 1))
      if let due = step.due { bytes.append(signed: due &- step.day) }
      time = learnt.time
    }
    return bytes
  }

  /// Calls back with each step of what `encode` gave.
  ///
  /// - Throws: `SQLITE_CORRUPT` if they are not whole steps.
  static func each(in bytes: UnsafeRawBufferPointer, of day: Int, _ body: (LearntStep) -> Void) throws {
    var (cursor, time) = (RecordCursor(bytes), RecordingDay.start(of: day))
    while !cursor.isAtEnd {
      time &+= try cursor.signed()
      let from = day &+ (try cursor.signed())
      let count = try cursor.signed()
      let due = count & 1 > 0 ? from &+ (try cursor.signed()) : nil
      body(LearntStep(time: time, step: OpenStep(day: from, due: due, count: count >> 1)))
    }
  }
}

import Domain
import EventLog

/// What an interrupted writer left is moved aside by the next one, which then commits.
struct Repairing: Script {
  let name: String
  /// The commits that stand there at the beginning, by their events.
  var before = [1, 2]
  /// In which segment the tail stands.
  var segment = 1
  /// The tail, given the lines of a commit of three events as they would have stood there.
  let leftover: @Sendable ([[UInt8]]) -> [UInt8]
  /// Whether an earlier tail from the same place lies in `recovered/` already.
  var hasEarlier = false
  var grain = Grain.edges

  static let all: [Repairing] = [
    Repairing(name: "half a line is moved aside", leftover: { $0[0].dropLast(200) }),
    Repairing(name: "a commit without its last line is moved aside", leftover: { $0[0] + $0[1] }),
    Repairing(name: "a block of zeros is moved aside", leftover: { _ in Array(repeating: 0, count: 700) }),
    Repairing(
      name: "zeros before the last line of a commit are moved aside",
      leftover: { Array(repeating: 0, count: $0[0].count + $0[1].count) + $0[2] }),
    Repairing(
      name: "a second tail from the same place is moved aside", leftover: { $0[0] + $0[1].dropLast(9) },
      hasEarlier: true, grain: .everyByte),
    Repairing(
      name: "half a line in a new segment is moved aside", before: [1, 1023], segment: 1025,
      leftover: { $0[0].dropLast(30) }),
    Repairing(name: "an empty new segment is removed", before: [1, 1023], segment: 1025, leftover: { _ in [] }),
    Repairing(name: "half an opening is moved aside", before: [], leftover: { $0[0].dropLast(30) }),
  ]

  var isLong: Bool { segment > 1 }

  func prepare(_ office: Office) throws {
    try office.folder.create()
    let writer = try office.open()
    for count in before { try office.append(count, to: writer) }
    let end = writer.end
    let isFirst = end.size == 0
    let lines = try writer.append(office.events(3, of: 900, opening: isFirst), time: office.time(900))
    writer.close()
    let bytes = leftover(lines.map { $0.bytes + [0x0A] })
    let offset = end.size % Segment.eventLimit == 0 ? 0 : end.endOffset
    try office.leave(bytes, in: segment, behind: offset)
    if hasEarlier { try leaveEarlier(behind: offset, in: office) }
    office.tail = bytes
  }

  private func leaveEarlier(behind offset: Int, in office: Office) throws {
    let log = office.folder
    try log.files.makeFolder(log.recovered)
    let name = "\(stream)-\(Segment.name(first: segment).dropLast(6))-\(offset).torn"
    log.files.close(try log.files.create("\(log.recovered)/\(name)"))
  }

  var processes: [@Sendable (Office) throws -> Void] {
    [
      { office in
        let writer = try office.open()
        defer { writer.close() }
        try office.append(3, to: writer)
      }
    ]
  }
}

extension Office {
  /// Puts bytes in a segment in place of what stands behind an offset, as an interrupted writer would have left them.
  func leave(_ bytes: [UInt8], in segment: Int, behind offset: Int) throws {
    let file = try folder.files.openForAppending(folder.path(first: segment, in: stream))
    try folder.files.truncate(file, to: offset)
    _ = try folder.files.append(bytes, to: file)
    folder.files.close(file)
  }
}

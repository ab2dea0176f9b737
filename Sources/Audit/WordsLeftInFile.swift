public import Domain
import EventLog
import Projections

/// Where words stand that a redaction removes: it was recorded and is not carried out, or an older copy of a file came
/// back.
public struct WordsLeftInFile: Hashable, Sendable {
  /// The event whose words they are; nil in a file of the projection, which may hold those of several.
  public let event: EventID?
  /// Relative to the register.
  public let file: String
  /// 1 and up; 1 also in a file that has no lines.
  public let line: Int
}

extension Verifier {
  /// What the redactions in the sound parts of the streams have left.
  func wordsLeft(in streams: [StreamVerification]) throws -> [WordsLeftInFile] {
    let sizes = Dictionary(streams.map { ($0.stream, $0.reading.position.size) }) { first, _ in first }
    let targets = streams.flatMap(\.redactions).filter(counts).map(\.target)
    return try wordsLeft(of: targets.filter { $0.number <= sizes[$0.stream] ?? 0 })
  }

  /// What the redactions that the projection has read, and further ones, have left.
  ///
  /// A segment that nobody has touched since the words were seen to be gone is not read again.
  func wordsLeft(by redactions: [RecordedRedaction]) throws -> [WordsLeftInFile] {
    var targets = redactions.filter(counts).map(\.target)
    for event in expectations.redacted {
      guard let identity = try folder.segmentIdentity(holding: event.id), identity != event.segment else { continue }
      targets.append(event.id)
    }
    return try wordsLeft(of: targets)
  }

  private func counts(_ recorded: RecordedRedaction) -> Bool {
    Redaction.counts(recorded.redaction, naming: recorded.target, office: expectations.writtenStream)
  }

  private func wordsLeft(of targets: [EventID]) throws -> [WordsLeftInFile] {
    let places: [WordsLeftInFile]
    do {
      places = try folder.placesOfWords(of: Array(Set(targets))).map {
        WordsLeftInFile(event: $0.event, file: $0.file, line: $0.line)
      }
    } catch is WriteFailure {
      // A line that is not where it should be is a finding of its own.
      places = []
    }
    guard !targets.isEmpty || !expectations.redacted.isEmpty else { return places }
    let projections = ProjectionFolder(register: folder.register)
    var files = try projections.filesNotInUse()
    if expectations.redacted.contains(where: \.stoodHere) { files += projections.nameInUse.map { [$0] } ?? [] }
    return places + files.sorted().map { WordsLeftInFile(event: nil, file: ".rapport/\($0)", line: 1) }
  }
}

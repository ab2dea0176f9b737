/// A rule of the log format, version 1, that a line, a stream or a segment can break.
///
/// The raw value is the name that people see, in findings and in the names of the hostile files of the tests.
/// `explanation` words each in one sentence.
public enum LogRule: String, Error, CaseIterable, Sendable {
  // One line alone.
  case lineFeed = "line-feed"
  case lineLength = "line-length"
  case byteOrderMark = "byte-order-mark"
  case encoding = "utf-8"
  case whiteSpace = "white-space"
  case members
  case specVersion = "spec-version"
  case headerCharacters = "header-characters"
  case sourceName = "source-name"
  case idNumber = "id-number"
  case typeName = "type-name"
  case subject
  case time
  case effective
  case actor
  case basis
  case sharing
  case command
  case more
  case previousText = "previous-base64"
  case dataHashText = "datahash-base64"
  case salt
  case lineEnd = "line-end"
  case withheld

  // The value of `data`.
  case dataObject = "data-object"
  case dataSyntax = "data-syntax"
  case dataNumber = "data-number"
  case dataIntegerRange = "data-integer-range"
  case dataDuplicateName = "data-duplicate-name"
  case dataDepth = "data-depth"
  case dataEscape = "data-escape"
  case dataControl = "data-control"
  case dataHash = "datahash"

  // A line among the others of its stream.
  case source
  case idRepeated = "id-repeated"
  case idGap = "id-gap"
  case previous
  case timeOrder = "time-order"
  case commitTime = "commit-time"
  case basisOrder = "basis-order"
  case commitSize = "commit-size"
  case commitUnfinished = "commit-unfinished"
  case opening
  case withheldHere = "withheld-here"
  case redactionUnnamed = "redaction-unnamed"

  // The files of a stream, and what is held about it elsewhere.
  case segmentName = "segment-name"
  case segmentMissing = "segment-missing"
  case segmentSize = "segment-size"
  case cursor
  case namedEventMissing = "named-event-missing"
  case checkpoint
}

import Domain

/// Whether a line has all of its event, only its header, or only its leaf hash.
public enum LineForm: Hashable, Sendable {
  /// Header, salt and data.
  case full
  /// The header alone: salt and data were removed by a redaction.
  case redacted
  /// The leaf hash alone: another office's event that we were not given.
  case withheld
}

/// What the parser finds in one line: the values that every reader needs, and where the texts stand.
///
/// It makes no String and takes no memory of its own, so that a million lines a second can be checked. For a
/// withheld line only `form` and `leaf` are of use.
struct LineFields: Sendable {
  var form = LineForm.full
  var leaf = Digest.zero
  var number = 0
  var time = Timestamp(microseconds: 0)
  var effective = CalendarDate(daysSinceEpoch: 0)
  var sharing = Sharing.internal
  var more = false
  var previous = Digest.zero
  var datahash = Digest.zero
  var source = ByteSpan.none
  var type = ByteSpan.none
  var subject = ByteSpan.none
  var actor = ByteSpan.none
  var basis = ByteSpan.none
  var command = ByteSpan.none
  var salt = ByteSpan.none
  var data = ByteSpan.none
}

package import Domain

extension LogLine {
  /// What a line says, as it stands in its bytes: no text is made of it.
  ///
  /// For whoever takes in millions of lines and has a number for most of the words in them.
  package struct Parts {
    package let number: Int
    package let time: Timestamp
    package let effective: CalendarDate
    package let sharing: Sharing
    /// Whether the next event belongs to the same commit.
    package let more: Bool
    package let type: UnsafeRawBufferPointer
    package let subject: UnsafeRawBufferPointer
    package let actor: UnsafeRawBufferPointer
    /// Empty for the first of a history.
    package let basis: UnsafeRawBufferPointer
    /// Empty if it has none.
    package let command: UnsafeRawBufferPointer
    /// nil if the line is redacted.
    package let data: UnsafeRawBufferPointer?

    package init(
      number: Int, time: Timestamp, effective: CalendarDate, sharing: Sharing, more: Bool,
      type: UnsafeRawBufferPointer, subject: UnsafeRawBufferPointer, actor: UnsafeRawBufferPointer,
      basis: UnsafeRawBufferPointer, command: UnsafeRawBufferPointer, data: UnsafeRawBufferPointer?
    ) {
      self.number = number
      self.time = time
      self.effective = effective
      self.sharing = sharing
      self.more = more
      self.type = type
      self.subject = subject
      self.actor = actor
      self.basis = basis
      self.command = command
      self.data = data
    }
  }

  /// Whether the next event belongs to the same commit.
  package var isContinued: Bool { fields.more }

  /// Calls back with the parts of the line, which are valid only inside the call; a withheld line has none.
  package func withParts(_ body: (Parts) throws -> Void) rethrows {
    guard form != .withheld else { return }
    try bytes.withUnsafeBytes { raw in
      func part(_ span: ByteSpan) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: raw[span.range]) }
      try body(
        Parts(
          number: number, time: fields.time, effective: fields.effective, sharing: fields.sharing, more: fields.more,
          type: part(fields.type), subject: part(fields.subject), actor: part(fields.actor),
          basis: part(fields.basis), command: part(fields.command), data: form == .full ? part(fields.data) : nil))
    }
  }
}

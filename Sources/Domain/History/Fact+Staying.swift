extension Fact {
  /// Whether it stays in the house whatever its circle: a line to take, and what is off the record.
  public var staysInHouse: Bool {
    if case .proposal(.noted(let note)) = self { note.isLine || note.isOffRecord } else { false }
  }
}

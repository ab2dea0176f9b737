extension Unicode.Scalar {
  /// C0, DEL and C1: what a terminal obeys instead of showing.
  var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

  /// The embeddings, overrides and isolates that turn the order of everything after them.
  var isDirectionOverride: Bool { (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) }

  /// Ends a line or a paragraph for some terminals, and with it every isolate that stands open.
  var isLineOrParagraphSeparator: Bool { value == 0x2028 || value == 0x2029 }
}

extension String {
  /// Whether it holds nothing but printable ASCII, which can be shown, measured and written as it stands.
  var isPlainASCII: Bool {
    // All bytes are looked at, without a way out: so several of them are looked at together.
    utf8.withContiguousStorageIfAvailable { bytes in
      bytes.reduce(into: UInt8(0)) { $0 |= $1 &- 0x20 < 0x5F ? 0 : 1 } == 0
    } ?? false
  }

  /// The text as it may be shown anywhere: whatever could steer a terminal is spelled out as `\u{1B}`.
  ///
  /// Text comes from people and from other offices; a title must not be able to clear the screen, nor to let a
  /// line read differently from what is recorded.
  public var madeVisible: String {
    guard !isPlainASCII, unicodeScalars.contains(where: Self.steers) else { return self }
    var visible = ""
    for scalar in unicodeScalars {
      if Self.steers(scalar) {
        visible += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isControl || scalar.isDirectionOverride || scalar.isLineOrParagraphSeparator
  }
}

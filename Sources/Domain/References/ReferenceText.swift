/// Brings a reference as people type it into the form of the log: capital ASCII letters, ASCII digits, hyphens.
///
/// Full-width letters and digits, Arabic-Indic and Eastern Arabic digits, Devanagari digits and the usual
/// dashes are folded; everything else is kept, so that a mistyped character is seen and refused.
public enum ReferenceText {
  public static func normalised(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars where !isSpace(scalar) {
      result.unicodeScalars.append(folded(scalar))
    }
    return result.uppercased()
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{3000}" || scalar == "\u{A0}"
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    switch value {
    case 0xFF01...0xFF5E: return shifted(value, by: 0xFF01 - 0x21) ?? scalar
    case 0x0660...0x0669: return shifted(value, by: 0x0660 - 0x30) ?? scalar
    case 0x06F0...0x06F9: return shifted(value, by: 0x06F0 - 0x30) ?? scalar
    case 0x0966...0x096F: return shifted(value, by: 0x0966 - 0x30) ?? scalar
    case 0x2010...0x2015, 0x2212, 0x30FC: return "-"
    default: return scalar
    }
  }

  private static func shifted(_ value: UInt32, by offset: UInt32) -> Unicode.Scalar? {
    Unicode.Scalar(value - offset)
  }
}

/// The shapes that codes may have.
public enum CodeRule {
  /// A dialogue's code: `[A-Z][A-Z0-9]{1,15}`.
  public static func isDialogue(_ text: some StringProtocol) -> Bool { isDialogue(Array(text.utf8)[...]) }

  /// The same of bytes.
  static func isDialogue(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard (2...16).contains(bytes.count), let first = bytes.first else { return false }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) && bytes.allSatisfy(isCapitalOrDigit)
  }

  /// An institution's code: `[A-Z][A-Z0-9-]{0,23}`, not ending in a hyphen.
  public static func isInstitution(_ text: some StringProtocol) -> Bool {
    (1...24).contains(text.utf8.count) && startsWithCapital(text)
      && text.utf8.allSatisfy { isCapitalOrDigit($0) || $0 == UInt8(ascii: "-") }
      && !text.hasSuffix("-")
  }

  /// A side: an ISO 3166 alpha-2 code, two capital letters.
  public static func isCountry(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// An actor: the desk or post that records, `[a-z0-9][a-z0-9.-]{0,31}`.
  public static func isActor(_ text: String) -> Bool {
    guard (1...32).contains(text.utf8.count), let first = text.utf8.first else { return false }
    let isLetterOrDigit = { (byte: UInt8) in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    return isLetterOrDigit(first)
      && text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
  }

  /// A caller's token: `[A-Za-z0-9._:-]{1,64}`.
  public static func isToken(_ text: some StringProtocol) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        isCapitalOrDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "-")].contains(byte)
      }
  }

  private static func startsWithCapital(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first else { return false }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
  }

  private static func isCapitalOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

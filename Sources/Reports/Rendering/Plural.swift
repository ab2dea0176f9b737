/// Numbers with their nouns in English.
public enum Plural {
  /// A number and its noun in digits: "1 proposal", "2 proposals", "0 proposals", "1,024 events".
  ///
  /// The plural adds an s unless it is given: `counted(3, "entry", "entries")`.
  public static func counted(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(digits(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// The same for running text: "no proposals", "one proposal", "nine proposals", "10 proposals".
  public static func spelled(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(word(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// "no", "one" to "nine", then digits.
  public static func word(_ number: Int) -> String {
    words.indices.contains(number) ? words[number] : digits(number)
  }

  /// Digits with a comma between thousands: "1,024".
  public static func digits(_ number: Int) -> String {
    if (0..<1000).contains(number) { return String(number) }
    let plain = String(number.magnitude)
    var grouped = number < 0 ? "-" : ""
    for (index, digit) in plain.enumerated() {
      if index > 0, (plain.utf8.count - index).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return grouped
  }

  private static let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
}

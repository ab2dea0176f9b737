/// What happens to the register as a whole and to its streams.
public enum RegisterEvent: Hashable, Sendable {
  case opened(format: Int, origin: String, title: String, timezone: String)
  case streamOpened(format: Int, origin: String, numbersFrom: Int)
  case keyPublished(vkey: String)
  case set(key: String, value: String)
}

/// The register's own settings as they stand.
public struct RegisterSettings: Evolving, Equatable {
  /// What `register.opened` says; nil before the founding stream is read.
  public struct Opening: Hashable, Sendable {
    public let origin: String
    public let title: String
    /// IANA name, `Asia/Karachi`: which day is today is decided there.
    public let timezone: String
    public let event: EventID
  }

  public private(set) var opening: Opening?
  /// First number that each stream gives on its own; 1 for the founding stream.
  public private(set) var numbersFrom: [String: Int] = [:]
  public private(set) var keys: [String] = []
  public private(set) var values: [String: String] = [:]

  public init() {}

  public mutating func apply(_ event: Recorded<RegisterEvent>) -> Bool {
    switch event.fact {
    case .opened(_, let origin, let title, let timezone):
      guard opening == nil else { return false }
      opening = Opening(origin: origin, title: title, timezone: timezone, event: event.id)
      numbersFrom[event.id.stream] = 1
    case .streamOpened(_, _, let first): numbersFrom[event.id.stream] = first
    case .keyPublished(let vkey): keys.append(vkey)
    case .set(let key, let value): values[key] = value
    }
    return true
  }

  /// Days without an entry after which a proposal counts as silent; setting `silence`, else 90.
  public var silenceDays: Int { values["silence"].flatMap { Int($0) } ?? 90 }

  /// The steps by which our own side is reminded; setting `ladder`.
  public var ladder: ReminderLadder { Self.ladder(values["ladder"]) ?? .usual }

  /// The steps by which the other side is reminded; setting `ladder-abroad`.
  public var ladderAbroad: ReminderLadder { Self.ladder(values["ladder-abroad"]) ?? .usualAbroad }

  private static func ladder(_ text: String?) -> ReminderLadder? { text.flatMap { try? ReminderLadder($0) } }

  /// Filters that were saved, by name; settings `view.NAME`, where an empty one is a view that was removed.
  public var views: [String: String] {
    let saved = values.filter { $0.key.hasPrefix(SettingRule.viewPrefix) && !$0.value.isEmpty }
    return Dictionary(
      uniqueKeysWithValues: saved.map { (String($0.key.dropFirst(SettingRule.viewPrefix.count)), $0.value) })
  }

  /// The institution that keeps the register; setting `secretariat`.
  public var secretariat: String? { values["secretariat"] }
}

/// The settings that a register knows, and what values they take.
public enum SettingRule {
  /// Why a setting cannot be made.
  public enum Refusal: Error, Hashable, Sendable {
    case unknownKey(String, known: [String])
    case notDays(key: String, value: String)
    case notInstitution(key: String, value: String)
    case notLadder(key: String, ReminderLadder.Problem)
  }

  /// The keys, in the order in which they are shown.
  public static let keys = ["secretariat", "silence", "title", "ladder", "ladder-abroad"]

  /// With what the keys of saved views begin.
  public static let viewPrefix = "view."

  /// Whether a saved view may be called so: a letter, then letters, digits and hyphens, at most 40, in lower case.
  public static func isViewName(_ name: String) -> Bool {
    guard (1...40).contains(name.utf8.count), let first = name.utf8.first else { return false }
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    return letters.contains(first)
      && name.utf8.allSatisfy {
        letters.contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
      }
  }

  /// Whether a key may hold a value.
  /// - Throws: what is wrong with the key or the value.
  public static func check(key: String, value: String) throws(Refusal) {
    switch key {
    case "secretariat":
      guard CodeRule.isInstitution(value) else { throw .notInstitution(key: key, value: value) }
    case "silence":
      guard let days = Int(value), (1...3650).contains(days), String(days) == value else {
        throw .notDays(key: key, value: value)
      }
    case "title": break
    case "ladder", "ladder-abroad":
      do throws(ReminderLadder.Problem) { _ = try ReminderLadder(value) } catch {
        throw .notLadder(key: key, error)
      }
    // What a view asks for is understood only where the register is at hand.
    case _ where key.hasPrefix(viewPrefix): break
    default: throw .unknownKey(key, known: keys)
    }
  }
}

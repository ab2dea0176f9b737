/// Why a template of letters cannot be used.
public struct TemplateFailure: Error, Hashable, Sendable {
  /// The file as it is named to the user.
  public let file: String
  /// Where, both 1 and up; nil where it is about the whole file.
  public let place: TemplatePlace?
  public let problem: Problem

  public init(file: String, place: TemplatePlace? = nil, _ problem: Problem) {
    self.file = file
    self.place = place
    self.problem = problem
  }

  public enum Problem: Error, Hashable, Sendable {
    /// There is no template for letters in this language, by its tag.
    case missing(language: String)
    /// The system does not give it: the error number.
    case unreadable(Int32)
    /// A folder or a pipe.
    case notAFile
    case notUTF8
    case tooLarge
    /// No word in it.
    case empty
    /// A character that no letter can hold.
    case controlCharacter(UInt32)
    /// A name that no letter has, with those that are meant perhaps.
    case unknownName(String, nearest: [String])
    /// A name that only entries of a list have.
    case onlyWithin(String, list: String)
    /// A list where a value is wanted.
    case list(String)
    /// Something that is only said to be so or not, where a value is wanted.
    case condition(String)
    /// `{{` without `}}`, or nothing between them.
    case unfinishedTag
    case unclosedSection(String)
    /// Closed is this, while this is open; nil: nothing is.
    case wrongClose(String, open: String?)
    case partial(String)
    case function(String)
    /// Other signs than `{{ }}`, or what else mustache has.
    case unsupported(String)
    case tooDeep
    /// Refused by the library for another reason.
    case syntax
  }
}

/// A line and a column of a template, both 1 and up.
public struct TemplatePlace: Hashable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

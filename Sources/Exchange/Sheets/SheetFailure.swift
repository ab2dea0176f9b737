public import Reports

/// Why a file that somebody sent cannot be read.
public struct SheetFailure: Error, Hashable, Sendable {
  /// The file as the user named it.
  public var file: String
  /// The line of a text file, 1 and up; nil where the problem has none.
  public var line: Int?
  public var problem: Problem

  public init(file: String, line: Int? = nil, _ problem: Problem) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  public enum Problem: Error, Hashable, Sendable {
    /// The system does not give it: the error number.
    case unreadable(Int32)
    case folder
    /// Nothing in it but perhaps blanks.
    case empty
    /// Larger than `SheetFile.largest`, in bytes.
    case tooLarge(Int)
    /// More cells than any table of people has.
    case tooManyCells
    case foreign(ForeignFormat)

    /// A quote that never closes; the line is where it opened.
    case openQuote
    /// Between the closing quote of a cell and its end stands something.
    case textBehindQuote(String)
    /// Between the beginning of a cell and its quote stand blanks, so that the quote would be a part of the text.
    case blankBeforeQuote
    case zeroByte
    case encoding(TextEncoding)
    /// Ends in the middle of a character.
    case cutOff

    case archive(ArchiveProblem)
    /// A part that the format cannot do without is not there.
    case missingPart(String)
    /// The XML of a part is broken: the line and column in it, and what the parser says.
    case brokenPart(String, line: Int, column: Int, saying: String)
    /// A part declares a document type, which these formats never do and by which a small file can become huge.
    case documentType(String)
  }

  /// How a text file is written that is not in UTF-8.
  public enum TextEncoding: Hashable, Sendable {
    case utf16LittleEndian
    case utf16BigEndian
    case utf32
    case shiftJIS
    case windows1252
  }
}

/// What a file is that is no sheet this program reads.
public enum ForeignFormat: Hashable, Sendable {
  /// A workbook of Excel 97 to 2003.
  case xls
  /// A document of Word 97 to 2003.
  case doc
  /// An Office file of 1997 to 2003 of which not even that is said.
  case oldOffice
  /// A workbook or document locked by a password.
  case locked
  case xlsb
  case ods
  case odt
  case pdf
  case html
  case rtf
  case xml
  case picture
  /// An archive that holds neither a workbook nor a document.
  case archive
}

import Foundation
public import Reports

/// Why a file cannot be read, in words.
public enum SheetWording {
  private static let asCSV = "Open it in Excel or LibreOffice and save it as \"CSV UTF-8\" or as .xlsx."

  /// The words for a failure; it names the file, and the line where there is one.
  public static func words(for failure: SheetFailure) -> WordedFailure {
    let place = failure.line.map { "\(failure.file):\($0)" } ?? failure.file
    return switch failure.problem {
    case .unreadable(let code) where code == ENOENT:
      WordedFailure("There is no file \(place).", hint: "Check the name of the file.", exitStatus: 66)
    case .unreadable(let code):
      WordedFailure(
        "\(place) cannot be read: \(String(cString: strerror(code))).", hint: "Check the name of the file.",
        exitStatus: 66)
    case .folder: WordedFailure("\(place) is a folder.", hint: "Name a file in it.", exitStatus: 66)
    case .empty: refused("\(place) is empty: there is no row in it.", "Check whether it was saved.")
    case .tooLarge(let bytes):
      refused(
        "\(place) has \(megabytes(bytes)) MB; at most \(megabytes(SheetFile.largest)) MB are read.",
        "Split it into several files, or take pictures and unused sheets out.")
    case .tooManyCells:
      refused("\(place): There are more cells than any table has.", "Delete what lies outside the table, and save it.")
    case .foreign(let format): foreign(format, place)
    case .openQuote, .textBehindQuote, .blankBeforeQuote, .zeroByte, .encoding, .cutOff:
      separatedValues(failure.problem, place)
    case .archive, .missingPart, .brokenPart, .documentType: office(failure.problem, place)
    }
  }

  static func refused(_ sentence: String, _ hint: String) -> WordedFailure {
    WordedFailure(sentence, hint: hint, exitStatus: 1)
  }

  private static func megabytes(_ bytes: Int) -> Int { (bytes + (1 << 20) - 1) >> 20 }

  private static func separatedValues(_ problem: SheetFailure.Problem, _ place: String) -> WordedFailure {
    switch problem {
    case .openQuote:
      refused(
        "\(place): A quote opens in this line and never closes.", "Close it, or write \"\" for a quote in the text.")
    case .textBehindQuote(let rest):
      refused(
        "\(place): Behind the closing quote of a cell stands \(FailureWording.quoted(rest)).",
        "Put the whole cell in quotes, and write \"\" for a quote in the text.")
    case .blankBeforeQuote:
      refused("\(place): A blank stands before the quote that opens a cell.", "Take the blank away.")
    case .zeroByte:
      refused("\(place): There is a NUL byte, which no text has: the file is damaged or no CSV file.", asCSV)
    case .encoding(let encoding):
      refused("\(place): This is not UTF-8; it looks like \(name(of: encoding)).", asCSV)
    default:
      refused(
        "\(place): The file ends in the middle of a character: it is cut off.", "Copy it again, or ask for it again.")
    }
  }

  private static func name(of encoding: SheetFailure.TextEncoding) -> String {
    switch encoding {
    case .utf16LittleEndian: "UTF-16 LE, which Excel calls \"Unicode Text\""
    case .utf16BigEndian: "UTF-16 BE"
    case .utf32: "UTF-32"
    case .shiftJIS: "Shift_JIS (Windows code page 932)"
    case .windows1252: "Windows-1252 or Latin-1"
    }
  }

  private static func foreign(_ format: ForeignFormat, _ place: String) -> WordedFailure {
    let (what, hint): (String, String) =
      switch format {
      case .xls: ("is a workbook of Excel 97–2003 (.xls), which is not read", asCSV)
      case .xlsb: ("is a binary workbook (.xlsb), which is not read", asCSV)
      case .ods: ("is an OpenDocument spreadsheet (.ods), which is not read", asCSV)
      case .doc: ("is a document of Word 97–2003 (.doc), which is not read", "Open it in Word and save it as .docx.")
      case .odt: ("is an OpenDocument text (.odt), which is not read", "Save it as .docx.")
      case .rtf: ("is a document in RTF, which is not read", "Open it in Word and save it as .docx.")
      case .oldOffice: ("is a file of an Office before 2007, which is not read", "Save it as .xlsx or .docx.")
      case .locked: ("is locked by a password", "Open it, take the password away, and save it.")
      case .pdf:
        ("is a PDF, from which no table can be read safely", "Ask for the workbook or document it was made from.")
      case .html: ("is a web page, whatever its name says", asCSV)
      case .xml: ("is XML of a kind that is not read", asCSV)
      case .picture: ("is a picture", "Ask for the workbook or document it was made from.")
      case .archive:
        ("is an archive that holds neither a workbook nor a document", "Unpack it and name the file in it.")
      }
    return refused("\(place) \(what).", hint)
  }
}

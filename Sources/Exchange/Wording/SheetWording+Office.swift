import Reports

extension SheetWording {
  private static let again = "Open it, save it again under another name, and try that; or ask for it again."

  /// The words for a workbook or document that is broken.
  static func office(_ problem: SheetFailure.Problem, _ place: String) -> WordedFailure {
    switch problem {
    case .archive(let problem): archive(problem, place)
    case .missingPart(let name): refused("\(place) lacks its part \(name): it is damaged.", again)
    case .brokenPart(let name, let line, let column, let saying):
      refused("\(place) is damaged: \(name):\(line):\(column): \(saying).", again)
    case .documentType(let name):
      refused("\(place): its part \(name) declares a document type, which no Office file does; it is not read.", again)
    default: refused("\(place) cannot be read.", again)
    }
  }

  private static func archive(_ problem: ArchiveProblem, _ place: String) -> WordedFailure {
    switch problem {
    case .cutOff: refused("\(place) is cut off: its end is missing.", "Copy it again, or ask for it again.")
    case .inconsistent: refused("\(place) is damaged: its list of parts does not fit.", again)
    case .encrypted: refused("\(place) is encrypted.", "Open it, take the password away, and save it.")
    case .unusual: refused("\(place) is packed in a way that no Office program does; it is not read.", again)
    case .badName(let name):
      refused(
        "\(place) has a part named \(FailureWording.quoted(name)), which no Office file has; it is not read.", again)
    case .method: refused("\(place) is packed by a method that no Office program uses; it is not read.", again)
    case .tooLarge(let name):
      refused(
        "\(place): unpacked, its part \(name) is larger than is read.", "Take pictures and unused sheets out of it.")
    case .tooManyParts: refused("\(place) has more parts than any Office file; it is not read.", again)
    case .damaged(let name): refused("\(place) is damaged: its part \(name) cannot be unpacked.", again)
    }
  }
}

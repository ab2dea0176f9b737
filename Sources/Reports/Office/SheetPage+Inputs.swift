// Cells that whoever receives the workbook fills in.
extension SheetPage {
  /// What the program offers in the columns that are to be filled in, and what it refuses.
  func validations(_ xml: inout XMLWriter) {
    let inputs = sheet.columns.enumerated().compactMap { index, column in column.input.map { (index, $0) } }
    let rules = inputs.filter { $0.1 != .words }
    guard !rules.isEmpty, !sheet.rows.isEmpty else { return }
    xml.element("dataValidations", ["count": "\(rules.count)"]) { xml in
      for (index, input) in rules {
        let letters = Self.letters(index)
        let area = "\(letters)2:\(letters)\(sheet.rows.count + 1)"
        switch input {
        case .words: break
        case .day(let refusal):
          xml.element(
            "dataValidation",
            [
              "type": "date", "operator": "greaterThan", "allowBlank": "1", "showErrorMessage": "1",
              "errorTitle": sheet.columns[index].heading, "error": refusal, "sqref": area,
            ]
          ) { $0.element("formula1", text: "36526") }
        case .choice(let words):
          xml.element("dataValidation", ["type": "list", "allowBlank": "1", "showErrorMessage": "0", "sqref": area]) {
            $0.element("formula1", text: "\"\(words.joined(separator: ","))\"")
          }
        }
      }
    }
  }
}

extension CellFormats.Format {
  /// The look of an empty cell that is to be filled in; nil for one that is not.
  init?(_ input: Workbook.Input?) {
    switch input {
    case nil: return nil
    case .words?, .choice?: self.init(number: .text, isInput: true)
    // What the program took for a day is seen at once.
    case .day?: self.init(number: .day, isInput: true)
    }
  }
}

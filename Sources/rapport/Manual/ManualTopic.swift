import Reports

/// A page of the manual that belongs to no single command.
struct ManualTopic: Sendable {
  /// As it is typed: `rapport help days`.
  let name: String
  let title: String
  /// One line for the list of topics.
  let abstract: String
  private let made: @Sendable () -> [Document.Block]

  var blocks: [Document.Block] { made() }

  /// A page that is made when it is read, of what the program itself goes by.
  init(
    _ name: String, title: String, abstract: String, blocks: @autoclosure @escaping @Sendable () -> [Document.Block]
  ) {
    self.name = name
    self.title = title
    self.abstract = abstract
    made = blocks
  }

  /// A page written as plain text, as ``ManualText`` reads it.
  init(_ name: String, title: String, abstract: String, _ text: String) {
    self.init(name, title: title, abstract: abstract, blocks: ManualText.blocks(text))
  }

  /// Every page, in the order in which the manual has them.
  static let all = [
    firstSteps, register, references, days, options, clocks, moves, mending, reading, filters, forms, letters, sharing,
    documents, exitStatus,
  ]

  /// The page of a name, in whatever case it is typed.
  static func named(_ name: String) -> ManualTopic? { all.first { $0.name == name.lowercased() } }
}

import ArgumentParser
import Domain
import Exchange
import Foundation
import Projections
import Registry
import Reports

struct OpenDocument: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Opens a document, prints where it lies, or copies it out.",
    usage: "rapport document open REF [NAME|N] [-o FILE]",
    discussion: """
      At a desk with a screen the program for such files opens it; without one, where standard output is no terminal, \
      or with --path, its path is printed. What is opened is the register's own copy: to work on it, copy it out with \
      -o, which also checks that it is still what was attached.
      Example: rapport document open JPHLEPD-9-05 1 -o minutes.pdf
      """)

  @Argument(help: ArgumentHelp("A proposal, letter or session.", valueName: "REF")) var reference: String
  @Argument(help: ArgumentHelp("Its name, or its number in the list.", valueName: "NAME|N")) var name: String?
  @Flag(help: "Only print where it lies.") var path = false
  @Option(
    name: .customShort("o"), help: ArgumentHelp("Copy it to this file.", valueName: "FILE"), completion: .file())
  var target: String?
  @Flag(help: "With -o: replace the file.") var force = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings()
    let register = try surroundings.register(common)
    let row = try register.ask { queries in
      let references = References(
        queries, currentDialogue: surroundings.settings.value("dialogue"), isReading: true)
      let subject = try Subject(documented: reference, references, office: register.office)
      return try DocumentHandout.document(name, among: try queries.documents(of: subject), of: reference)
    }
    let handout = DocumentHandout(DocumentFolder(register: register.folder))
    if let target {
      try handout.hand(row, to: target, replaces: force)
      if Terminal.isTerminal(STDERR_FILENO) { Console.talk("Written to \(target).\n") }
      return
    }
    let file = try handout.path(of: row)
    let hasScreen = surroundings.variable("DISPLAY") != nil || surroundings.variable("WAYLAND_DISPLAY") != nil
    if !path, hasScreen, Terminal.isTerminal(STDOUT_FILENO), Self.show(file) { return }
    try Console.answer(file + "\n")
  }

  /// Whether a program took it over.
  private static func show(_ file: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xdg-open", file]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

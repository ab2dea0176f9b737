import Domain
import Exchange
import Foundation
import Projections
import Registry
import Reports

/// The documents of one command: their copies are made before anything is locked, and taken back if nothing is
/// recorded.
final class DocumentCopies {
  private let folder: DocumentFolder
  private let isDryRun: Bool
  private var intake: DocumentIntake?

  init(register: String, isDryRun: Bool) {
    folder = DocumentFolder(register: register)
    self.isDryRun = isDryRun
  }

  /// Copies a file under `documents/`; in a dry run it is only read.
  ///
  /// - Parameter name: what it is called; nil = as the file is.
  /// - Throws: `DocumentFailure`, and `RegisterFailure` for what its name holds.
  func keep(_ path: String, called name: String?) throws -> DocumentMention {
    let path = (path as NSString).expandingTildeInPath
    let name = try DocumentName.checked(name ?? path)
    if isDryRun { return try folder.mention(ofFile: path, called: name) }
    let open = try intake ?? DocumentIntake.open(folder)
    intake = open
    let kept = try open.keep(path, called: name)
    if let linked = kept.linked { Console.talk("note: \(path) is a link; what was copied is \(linked).\n") }
    return kept.mention
  }

  /// Prepares a command, and takes the copies back if it cannot be.
  func keepingOnlyPrepared<Answer>(_ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch {
      intake?.discard()
      throw error
    }
  }

  /// Records, and takes the copies back if it is certain that nothing was.
  func keepingOnlyRecorded<Answer>(_ body: () throws -> Answer) throws -> Answer {
    defer { intake?.close() }
    do {
      return try body()
    } catch {
      if Complaint.words(for: error, command: []).isCertain { intake?.discard() }
      throw error
    }
  }
}

/// The copies of documents whose names a redaction removed.
struct RedactedCopies {
  private let register: Register
  private let folder: DocumentFolder

  init(_ register: Register) {
    self.register = register
    folder = DocumentFolder(register: register.folder)
  }

  /// Removes each copy that nothing but redacted entries names, and says so.
  ///
  /// - Throws: `DocumentFailure.copyLeft` if one could not be removed; the redaction itself stands.
  func remove() throws {
    let named = try register.ask { try $0.namedDocuments() }
    guard let first = try? folder.copiesToRemove(named).first else { return }
    do {
      let intake = try DocumentIntake.open(folder)
      defer { intake.close() }
      let files = try folder.copiesToRemove(named)
      try intake.remove(files)
      for file in files { Console.talk("note: The copy documents/\(file) was removed.\n") }
    } catch {
      throw DocumentFailure.copyLeft(file: first)
    }
  }
}

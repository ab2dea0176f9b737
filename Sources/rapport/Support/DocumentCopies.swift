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
  /// Whether another entry names it is asked once more under the lock, of the log as it is then: whoever attached the
  /// same file meanwhile has recorded it by the time the lock is free.
  /// - Throws: `DocumentFailure.copyLeft` if one could not be removed; the redaction itself stands.
  func remove() throws {
    let namedBefore = try register.ask { try $0.namedDocuments() }
    guard let first = try? folder.copiesToRemove(namedBefore).first else { return }
    do {
      let intake = try DocumentIntake.open(folder)
      defer { intake.close() }
      let current = try register.reopened()
      // Where a part of the log cannot be read, nobody knows what it names.
      guard !current.condition.isDamaged else { throw DocumentFailure.copyLeft(file: first) }
      let files = try folder.copiesToRemove(try current.ask { try $0.namedDocuments() })
      try intake.remove(files)
      for file in files { Console.talk("note: The copy documents/\(file) was removed.\n") }
    } catch {
      throw DocumentFailure.copyLeft(file: first)
    }
  }
}

extension Register {
  /// The same register, opened anew: with everything that others have recorded until now.
  ///
  /// It stays open until the process ends, as every register does.
  func reopened() throws -> Register {
    let register = try Register(folder: folder, office: office, clock: clock)
    _ = Unmanaged.passRetained(register)
    return register
  }
}

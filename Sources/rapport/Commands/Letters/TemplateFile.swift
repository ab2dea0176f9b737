import Exchange
import Foundation
import Registry
import Reports

/// The template of a register's letters in one language.
struct TemplateFile {
  private let language: String
  private let folder: String

  init(_ language: LanguageOptions, _ common: CommonOptions) throws {
    self.language = try language.wording().language.tag
    folder = try Surroundings().folder(common)
  }

  /// The office's own template, else the built-in one, which is English.
  ///
  /// - Throws: `TemplateFailure`.
  static func template(of language: String, in folder: String) throws(TemplateFailure) -> LetterTemplate {
    let name = BuiltInTemplate.path(language: language)
    let path = folder + "/" + name
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw TemplateFailure(file: name, .unreadable(errno)) }
      guard language == "en" else { throw TemplateFailure(file: name, .missing(language: language)) }
      return try LetterTemplate(BuiltInTemplate.english, file: BuiltInTemplate.name)
    }
    // A pipe would be waited for without end.
    guard status.st_mode & S_IFMT == S_IFREG else { throw TemplateFailure(file: name, .notAFile) }
    guard status.st_size <= LetterTemplate.largest else { throw TemplateFailure(file: name, .tooLarge) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TemplateFailure(file: name, .unreadable(EACCES))
    }
    guard let text = String(validating: data, as: UTF8.self) else { throw TemplateFailure(file: name, .notUTF8) }
    return try LetterTemplate(text, file: name)
  }

  /// Puts the built-in template where it can be edited; one that is there already is only looked at.
  func putIn() throws {
    let name = BuiltInTemplate.path(language: language)
    let path = folder + "/" + name
    guard !FileManager.default.fileExists(atPath: path) else {
      _ = try Self.template(of: language, in: folder)
      return try Console.answer(Array("\(name) is there already, and has no fault.\n".utf8))
    }
    do {
      try FileManager.default.createDirectory(atPath: folder + "/templates", withIntermediateDirectories: true)
    } catch {
      throw OutputFailure(path: path, code: OutputFailure.code(of: error))
    }
    try WholeFile.write(Array(BuiltInTemplate.english.utf8), to: path)
    let next = language == "en" ? "Edit it" : "It is in English: translate it"
    try Console.answer(Array("The template was put in \(path).\n\(next), then look at: rapport remind --all\n".utf8))
  }
}

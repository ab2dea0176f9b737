import Testing

/// Names that no type bears because the field's word is another one.
///
/// Whole names only; the words are those of events/README.md.
private let wordsInstead = [
  "Record": "Event", "Message": "Event", "Entry": "Event", "MessageType": "the stored name", "Channel": "Stream",
  "Journal": "Log", "Ledger": "Register", "Database": "Register", "Workspace": "Register", "Transaction": "Commit",
  "Snapshot": "Checkpoint (of a stream) or golden file (of a test)", "Offset": "Cursor", "Deleted": "Redacted",
  "Hidden": "Withheld", "Request": "Command", "Action": "Command", "ValidationError": "Refusal", "Failure": "Refusal",
  "Version": "heads", "LockVersion": "heads", "Cache": "Projection", "Sync": "catch up", "Refresh": "catch up",
  "View": "Projection", "Migration": "Upcaster", "Output": "Report", "Issue": "Finding",
]

/// Words that say nothing about what a type does: not even as a part of a name.
private let emptyWords = [
  "Manager", "Service", "Entity", "Model", "Helper", "Util", "Utils", "Ledger", "Journal", "Workspace",
]

/// The types that a file declares, nested ones and protocols among them.
private func declaredTypes(_ file: SourceFile) -> [(line: Int, name: String)] {
  let kinds: Set<String> = ["struct", "enum", "class", "actor", "protocol", "typealias"]
  return file.swift.code.enumerated().flatMap { index, line in
    let words = line.split { $0 == " " || $0 == "{" }.map(String.init)
    return zip(words, words.dropFirst()).compactMap { kind, word in
      let name = String(decoding: word.utf8.prefix(while: isWordByte), as: UTF8.self)
      return kinds.contains(kind) && name.first?.isUppercase == true ? (index + 1, name) : nil
    }
  }
}

/// `OverdueReport` is Overdue, Report.
private func parts(of name: String) -> [String] {
  name.reduce(into: [String]()) { parts, character in
    if character.isUppercase || parts.isEmpty { parts.append("") }
    parts[parts.count - 1].append(character)
  }
}

private func vocabularyFindings(_ file: SourceFile) -> [Finding] {
  declaredTypes(file).compactMap { line, name in
    if let word = wordsInstead[name] {
      let remedy = "a type called \(name): the word for it here is \(word)"
      return Finding(path: file.path, line: line, remedy: remedy)
    }
    guard let empty = emptyWords.first(where: parts(of: name).contains) else { return nil }
    let remedy = "\(empty) in \(name) says nothing: name what the type holds or decides"
    return Finding(path: file.path, line: line, remedy: remedy)
  }
}

private func moduleNameFindings(_ files: [SourceFile]) -> [Finding] {
  let modules = Set(files.compactMap(\.module))
  return files.filter { $0.module != nil }.flatMap { file in
    declaredTypes(file).filter { modules.contains($0.name) }.map {
      let remedy = "the type \($0.name) hides the module of that name: rename one of them"
      return Finding(path: file.path, line: $0.line, remedy: remedy)
    }
  }
}

@Suite struct `A type` {
  @Test func `bears the field's own word`() {
    let findings = SourceTree.sources.flatMap(vocabularyFindings)
    #expect(findings.isEmpty, "\(told(findings))")
    let bad = SourceFile("Sources/A/A.swift", "public final class Ledger {\n  enum Entry {}\n}\nstruct EventManager {}")
    #expect(vocabularyFindings(bad).map(\.line) == [1, 2, 4])
    let good = """
      struct RecordTable {}
      let a = "struct Entry" // class Model
      class func make() {}
      struct Remodelling {}
      """
    #expect(vocabularyFindings(SourceFile("Sources/A/A.swift", good)).isEmpty)
  }

  @Test func `does not bear the name of a module`() {
    let findings = moduleNameFindings(SourceTree.sources)
    #expect(findings.isEmpty, "\(told(findings))")
    let files = [
      SourceFile("Sources/Audit/A.swift", "struct A {}"), SourceFile("Sources/B/B.swift", "\nenum Audit {}"),
    ]
    #expect(moduleNameFindings(files).map { "\($0.path):\($0.line ?? 0)" } == ["Sources/B/B.swift:2"])
  }
}

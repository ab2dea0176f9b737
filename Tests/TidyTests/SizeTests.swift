import Testing

private let linesAFile = 400
private let linesAFunction = 70

/// A declaration with a body, and how many lines it takes, signature and body together.
private struct MeasuredBody: Equatable {
  let line: Int
  let lines: Int
}

private let modifiers: Set<String> = [
  "public", "package", "internal", "private", "fileprivate", "static", "class", "final", "override", "mutating",
  "nonmutating", "lazy", "required", "convenience", "nonisolated", "indirect", "prefix", "postfix", "infix", "isolated",
  "borrowing", "consuming", "weak", "unowned", "sending",
]
private let declarations: Set<String> = [
  "func", "init", "subscript", "deinit", "var", "let", "case", "struct", "enum", "extension", "protocol", "actor",
  "typealias", "associatedtype", "import",
]
private let measured: Set<String> = ["func", "init", "subscript", "deinit", "var"]

/// The word that makes a line a declaration: `func` of `@Test public static func name()`; nil for other lines.
private func declaration(_ line: String) -> String? {
  for piece in line.split(separator: " ") {
    let word = String(decoding: piece.utf8.prefix(while: isWordByte), as: UTF8.self)
    if piece.hasPrefix("@") || modifiers.contains(word) && !piece.hasPrefix("class:") { continue }
    return declarations.contains(word) ? word : nil
  }
  return line.contains("@") ? "@" : nil
}

/// Every function, initializer, subscript and computed property of a file, by matching braces.
private func bodies(_ file: SourceFile) -> [MeasuredBody] {
  file.swift.code.indices.compactMap { start in
    guard let word = declaration(file.swift.code[start]), measured.contains(word) else { return nil }
    var brackets = 0
    var braces = 0
    for index in start..<file.swift.code.count {
      // What has no body (a requirement, a stored property) ends where the next declaration begins.
      if index > start, braces == 0, brackets == 0, declaration(file.swift.code[index]) != nil { return nil }
      for byte in file.swift.code[index].utf8 {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["): brackets += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"): brackets -= 1
        case UInt8(ascii: "{") where brackets == 0 || braces > 0: braces += 1
        case UInt8(ascii: "}") where braces > 0:
          braces -= 1
          if braces == 0 { return MeasuredBody(line: start + 1, lines: index - start + 1) }
        case UInt8(ascii: "}") where brackets == 0: return nil
        default: break
        }
      }
    }
    return nil
  }
}

private func sizeFindings(_ file: SourceFile) -> [Finding] {
  let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
  let file400 =
    count > linesAFile
    ? [Finding(path: file.path, line: nil, remedy: "\(count) lines; split it by subject, \(linesAFile) at most")] : []
  return file400
    + bodies(file).filter { $0.lines > linesAFunction }.map {
      Finding(
        path: file.path, line: $0.line,
        remedy:
          "a body of \($0.lines) lines; move its pure parts into functions of their own, \(linesAFunction) at most")
    }
}

@Suite struct `A file` {
  @Test func `and each function in it stay readable at a glance`() {
    let findings = SourceTree.swift.flatMap(sizeFindings)
    #expect(findings.isEmpty, "\(told(findings))")
    #expect(SourceTree.swift.flatMap(bodies).count > 200, "The walk over the functions found almost none.")
  }

  @Test func `or function that is too long is found, one that fits is not`() {
    let filling = { (lines: Int) in String(repeating: "    work(\"}\") // }\n", count: lines) }
    let function = { (lines: Int) in
      "  func `is long, {`(_ a: () -> Int = { 1 })\n    -> Int\n  {\n\(filling(lines))  }\n"
    }
    let file = { (text: String) in SourceFile("Sources/A/A.swift", text) }
    #expect(sizeFindings(file("struct A {\n" + function(66) + "}\n")).isEmpty)
    #expect(sizeFindings(file("struct A {\n" + function(67) + "}\n")).map(\.line) == [2])
    #expect(
      sizeFindings(file("protocol A {\n  func a()\n  var b: Int { get }\n}\nstruct B {\n\(filling(90))}\n")).isEmpty)
    #expect(sizeFindings(file("struct A {\n  var a: Int {\n\(filling(90))  }\n}\n")).map(\.line) == [2])
    #expect(sizeFindings(file(String(repeating: "let a = 1\n", count: 400))).isEmpty)
    #expect(sizeFindings(file(String(repeating: "let a = 1\n", count: 401))).map(\.line) == [nil])
  }

  @Test func `is told apart into code, strings and comments`() {
    let text = SwiftText(
      ##"""
      let a = "x \(f("y)", { $0 })) z" /* c /* d */ } */ + #"\(b) " "# // e "
      func `says "{"`() { "\"}" }
      """##)
    let squeezed = text.code.map { $0.split(separator: " ").joined(separator: " ") }
    #expect(squeezed[0] == ##"let a = " \(f(" ", { $0 })) " + #" "#"##)
    #expect(squeezed[1] == ##"func `says____`() { " " }"##)
    #expect(text.comments[0].contains("} */") && text.comments[0].contains("// e"))
    #expect(text.codeAndStrings[0].contains("x") && !text.codeAndStrings[0].contains("// e"))
  }
}

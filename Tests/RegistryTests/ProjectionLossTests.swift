import Domain
import Foundation
import Registry
import TestSupport
import Testing

@Suite struct `A projection that was lost or damaged` {
  enum Harm: String, CaseIterable {
    case removed, emptied, wrongHeader, wrongPages, wrongName, fileForFolder, cut
  }

  @Test(arguments: Harm.allCases) func `changes no answer, and nothing that is recorded next`(_ harm: Harm) throws {
    let place = try TemporaryRegister()
    try place.furnish()
    for number in 1...40 { try place.note("note \(number)") }
    let answers = try place.open().answers()
    let folder = place.folder + "/.rapport"
    let name = try String(contentsOfFile: folder + "/current", encoding: .utf8)
    let file = URL(filePath: folder + "/" + name)
    var bytes = try Data(contentsOf: file)
    switch harm {
    case .removed: try FileManager.default.removeItem(at: file)
    case .emptied: try Data().write(to: file)
    case .wrongHeader: try (Data(repeating: 0x41, count: 100) + bytes.dropFirst(100)).write(to: file)
    case .wrongPages:
      let rest = 2 * 8192..<bytes.count
      bytes.replaceSubrange(rest, with: Data(repeating: 0xFF, count: rest.count))
      try bytes.write(to: file)
    case .wrongName: try Data("nothing".utf8).write(to: URL(filePath: folder + "/current"))
    case .fileForFolder:
      try FileManager.default.removeItem(atPath: folder)
      try Data().write(to: URL(filePath: folder))
    case .cut: try bytes.prefix(8192 * 3 + 100).write(to: file)
    }
    for _ in 1...2 { #expect(try place.open().answers() == answers, "\(harm)") }
    try place.note("after")
    let notes = try place.open().notes()
    #expect(notes.count == 41 && notes.last == "after")
  }
}

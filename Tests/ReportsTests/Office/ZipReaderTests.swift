import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite struct `An archive from others` {
  private static let content: [(String, [UInt8])] = [
    ("a/first.xml", Array(String(repeating: "<a>日本</a>", count: 300).utf8)), ("stored", [1, 2, 3]), ("empty", []),
  ]

  private static func archive() throws -> [UInt8] {
    var archive = ZipArchive()
    for (name, bytes) in content { try archive.add(name, bytes) }
    return try archive.finished()
  }

  private static func problem(_ bytes: [UInt8], limits: ZipReader.Limits = .init()) -> ArchiveProblem? {
    do throws(ArchiveProblem) {
      let reader = try ZipReader(bytes, limits: limits)
      for name in reader.names { _ = try reader.part(name) }
      return nil
    } catch {
      return error
    }
  }

  /// With other bytes where these stand, in both places that say the same.
  private static func changed(_ old: [UInt8], _ new: [UInt8]) throws -> [UInt8] {
    var bytes = try archive()
    for place in bytes.indices where bytes[place...].starts(with: old) {
      bytes.replaceSubrange(place..<(place + old.count), with: new)
    }
    return bytes
  }

  @Test func `gives back what our own writer put in, and Python's zipfile`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zip-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = """
      import io, zipfile
      with zipfile.ZipFile("theirs.zip", "w", zipfile.ZIP_DEFLATED) as archive:
          archive.writestr("a/first.xml", "<a>日本</a>" * 300)
          archive.writestr("stored", bytes([1, 2, 3]), zipfile.ZIP_STORED)
          archive.writestr("folder/", "")
          archive.comment = b"PK\\x05\\x06 with a comment"
          with archive.open("empty", "w") as part: pass
      class Pipe(io.BytesIO):
          def seekable(self): return False
      with open("pipe.zip", "wb") as file:
          pipe = Pipe()
          with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
              archive.writestr("a/first.xml", "<a>日本</a>" * 300)
              archive.writestr("stored", bytes([1, 2, 3]))
              archive.writestr("empty", "")
          file.write(pipe.getvalue())
      """
    let (output, status) = try Project.run(Project.python, ["-X", "utf8", "-c", script], in: folder)
    try #require(status == 0, "\(output)")
    let theirs = try ["theirs.zip", "pipe.zip"].map { Array(try Data(contentsOf: folder.appending(path: $0))) }
    for bytes in theirs + [try Self.archive()] {
      let reader = try ZipReader(bytes)
      #expect(Set(reader.names) == Set(Self.content.map(\.0)))
      for (name, content) in Self.content { #expect(try reader.part(name) == content) }
      #expect(try reader.part("nothing") == nil)
    }
  }

  @Test func `that is not what it says is refused, whatever it is`() throws {
    let whole = try Self.archive()
    #expect(Self.problem(Array(whole.dropLast(40))) == .cutOff && Self.problem([]) == .cutOff)
    #expect(Self.problem(Array(whole.dropFirst(8))) == .inconsistent)
    #expect(
      Self.problem(try Self.changed(Array("a/first.xml".utf8), Array("../../x.xml".utf8))) == .badName("../../x.xml"))
    #expect(Self.problem(try Self.changed(Array("stored".utf8), Array("a\\b\\cd".utf8))) == .badName("a\\b\\cd"))
    #expect(Self.problem(try Self.changed([1, 2, 3], [1, 2, 4])) == .damaged("stored"))
    // Flags behind the version that is needed.
    #expect(Self.problem(try Self.changed([20, 0, 0x00, 0x08], [20, 0, 0x01, 0x08])) == .encrypted)
    #expect(Self.problem(try Self.changed([0x08, 8, 0], [0x08, 12, 0])) == .method(12))
    var many = whole
    many[whole.count - ZipArchive.comment.utf8.count - 12] = 0xFF
    #expect(Self.problem(many) == .unusual || Self.problem(many) == .inconsistent)
  }

  @Test func `that would fill the memory is refused before it does`() throws {
    var bomb = ZipArchive()
    try bomb.add("bomb", [UInt8](repeating: 0, count: 1 << 20))
    let bytes = try bomb.finished()
    var limits = ZipReader.Limits()
    limits.part = 1 << 19
    #expect(Self.problem(bytes, limits: limits) == .tooLarge("bomb"))
    limits = .init()
    limits.whole = 1 << 19
    #expect(Self.problem(bytes, limits: limits) == .tooLarge("bomb"))
    // A part that says it is smaller than it is ends where it said.
    let said = withUnsafeBytes(of: UInt32(1 << 20).littleEndian, Array.init)
    var lie = bytes
    for place in lie.indices.dropLast(4) where lie[place...].starts(with: said) { lie[place + 2] = 0x08 }
    #expect(Self.problem(lie) == .damaged("bomb"))
    limits = .init()
    limits.parts = 2
    #expect(Self.problem(try Self.archive(), limits: limits) == .tooManyParts)
  }

  @Test func `one small step from a whole one is read or refused`() throws {
    var mutation = Mutation(of: [try Self.archive()], for: "mutations of an archive")
    for _ in 0..<Mutation.rounds(2_000) {
      mutation.count(accepted: Self.problem(mutation.next(), limits: .init()) == nil)
    }
    mutation.tell()
  }
}

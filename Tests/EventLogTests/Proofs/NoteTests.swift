import TestSupport
import Testing

@testable import EventLog

/// The checkpoint vector of the log format: seeds 00..1f and 20..3f.
enum CheckpointVector {
  static let note = """
    example.org/office/geneva
    3
    p5vUAZS2ZU1GBZ4VgKIVezvyXn7rgzyJJDmMmt04Vuo=

    — example.org/office/geneva 2J5Bn8fsOFqC7MWPInfVznfJ6KE+eLbggAPYVEpuIQKhRx6B6JeoS6+yZnVTLlZcW7Xfyz6OiPXMWlxxxjmnu8YFSgc=
    — example.org/office/vienna c6qtpQAAAABlU/EADgtUXimVR/WyaPWgyToRmKHwHkh0TxUt2N6qLFq95C85PZ6EHcI8OyzxIR7XEsi6eIDtOaWHoB6s/M+hUaIwAg==

    """
  static let logKey = "example.org/office/geneva+d89e419f+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
  static let cosignerKey = "example.org/office/vienna+73aaada5+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"
  static let seconds: UInt64 = 1_700_000_000

  static func signingKeys() throws -> (log: SigningKey, cosigner: SigningKey) {
    (
      try #require(SigningKey(name: "example.org/office/geneva", kind: .log, seed: Array(0x00...0x1f))),
      try #require(SigningKey(name: "example.org/office/vienna", kind: .cosignature, seed: Array(0x20...0x3f)))
    )
  }
}

@Suite struct `A checkpoint` {
  @Test func `is made byte for byte as the log format has it`() throws {
    var tree = MerkleTree()
    for number in 1...3 { tree.append(.sha256([0x00] + Array("{\"a\":\(number)}".utf8))) }
    let checkpoint = Checkpoint(register: "example.org/office", stream: "geneva", head: tree.head)
    let keys = try CheckpointVector.signingKeys()
    #expect(keys.log.verifier.text == CheckpointVector.logKey)
    #expect(keys.cosigner.verifier.text == CheckpointVector.cosignerKey)
    let signatures = [keys.log, keys.cosigner].compactMap {
      $0.signature(of: checkpoint.text, seconds: CheckpointVector.seconds)
    }
    #expect(CheckpointNote(checkpoint, signatures: signatures).encoded == CheckpointVector.note)
  }

  @Test func `is read, and its signatures are found good`() throws {
    let note = try CheckpointNote(reading: Array(CheckpointVector.note.utf8))
    #expect(note.encoded == CheckpointVector.note)
    #expect(note.checkpoint.head.size == 3 && note.signatures.count == 2)
    let keys = try [CheckpointVector.logKey, CheckpointVector.cosignerKey].map { try #require(VerifierKey($0)) }
    for (key, signature) in zip(keys, note.signatures) {
      #expect(key.verifies(signature, of: note.checkpoint.text))
    }
    #expect(!keys[0].verifies(note.signatures[1], of: note.checkpoint.text))
    #expect(note.signatures[1].cosignatureSeconds == CheckpointVector.seconds)
  }

  @Test func `with any byte changed is refused, or none of its signatures is good`() throws {
    let bytes = Array(CheckpointVector.note.utf8)
    let keys = try [CheckpointVector.logKey, CheckpointVector.cosignerKey].map { try #require(VerifierKey($0)) }
    var random = SeededRandom(for: "one byte of a checkpoint")
    var refused = 0
    for place in bytes.indices {
      for byte in [bytes[place] ^ 0x01, bytes[place] ^ 0x20, bytes[place] ^ 0x80, UInt8(random.number(0...255)), 0x0A]
      where byte != bytes[place] {
        var changed = bytes
        changed[place] = byte
        guard let note = try? CheckpointNote(reading: changed) else {
          refused += 1
          continue
        }
        #expect(!note.signatures.isEmpty, "byte \(place) changed to \(byte) leaves a checkpoint that nobody signed")
        let good = note.signatures.count { signature in
          keys.contains { $0.verifies(signature, of: note.checkpoint.text) }
        }
        // What is changed in a signature spoils that one; what is changed in the lines spoils both.
        #expect(good == (note.checkpoint.text == (try CheckpointNote(reading: bytes)).checkpoint.text ? 1 : 0))
      }
    }
    #expect(refused > bytes.count)
  }

  @Test(arguments: [
    ("", NoteFault.lastLine), ("a/b\n3\n", .root), ("a/b\n", .size), ("\n3\n", .origin),
    ("a/b\n3\np5vUAZS2ZU1GBZ4VgKIVezvyXn7rgzyJJDmMmt04Vuo=\n*— a/b 00000000AAAA\n", .noSignature),
    ("a/b\n03\np5vUAZS2ZU1GBZ4VgKIVezvyXn7rgzyJJDmMmt04Vuo=\n", .size),
    ("a/b\n+3\np5vUAZS2ZU1GBZ4VgKIVezvyXn7rgzyJJDmMmt04Vuo=\n", .size),
    ("a/b\n-1\np5vUAZS2ZU1GBZ4VgKIVezvyXn7rgzyJJDmMmt04Vuo=\n", .size),
    ("a/b\n3\np5vUAZS2ZU1GBZ4VgKIVezvyXn7rgzyJJDmMmt04Vuo\n", .root),
    ("a/b\n3\np5vUAZS2ZU1GBZ4VgKIVezvyXn7rgzyJJDmMmt04Vup=\n", .root),
    ("a/b\n3\np5vUAZS2ZU1GBZ4VgKIVezvyXn7rgzyJJDmMmt04Vuo=", .lastLine),
    ("a/b\n3\np5vUAZS2ZU1GBZ4VgKIVezvyXn7rgzyJJDmMmt04Vuo=\n\n", .origin),
    ("a/b\r\n3\np5vUAZS2ZU1GBZ4VgKIVezvyXn7rgzyJJDmMmt04Vuo=\n", .control),
  ])
  func `in another form is refused`(text: String, fault: NoteFault) {
    #expect(throws: fault) { try CheckpointNote(reading: Array(text.utf8)) }
  }

  @Test func `may stand behind others, and may have lines of its own kind`() throws {
    let plain = "a/b\n3\np5vUAZS2ZU1GBZ4VgKIVezvyXn7rgzyJJDmMmt04Vuo=\nfurther words\n"
    let bytes = Array((plain + "\n" + CheckpointVector.note + "\n" + plain).utf8)
    let notes = try CheckpointNote.all(in: bytes)
    #expect(notes.map(\.encoded) == [plain, CheckpointVector.note, plain])
    #expect(notes[0].checkpoint.extensions == ["further words"])
    #expect(throws: NoteFault.severalCheckpoints) { try CheckpointNote(reading: bytes) }
  }
}

@Suite struct `A signed note` {
  /// The example of the specification (C2SP signed-note), and the one of the Go project that it comes from.
  @Test(arguments: [
    (
      "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n",
      "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n",
      String?.none
    ),
    (
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    ),
  ])
  func `is read as its specification has it`(text: String, line: String, key: String?) throws {
    let note = try SignedNote(reading: Array((text + "\n" + line).utf8))
    #expect(note.text == text && note.encoded == text + "\n" + line)
    #expect(note.signatures.map { $0.line + "\n" } == [line])
    guard let key else { return }
    let verifier = try #require(VerifierKey(key))
    #expect(verifier.text == key)
    #expect(verifier.verifies(note.signatures[0], of: text))
    #expect(!verifier.verifies(note.signatures[0], of: text + "\n"))
  }

  @Test func `of the Go project is signed the same`() throws {
    let key = try #require(SigningKey("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"))
    #expect(key.verifier.text == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    let text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    #expect(
      key.signature(of: text, seconds: 0)?.line
        == "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    )
  }

  @Test(arguments: [
    ("text\n", NoteFault.noSignature), ("text\n\n", .noSignature), ("text", .lastLine),
    ("text\n\n— name AAAAAAA=", .lastLine), ("text\n\n- name AAAAAAA=\n", .signatureLine),
    ("text\n\n—name AAAAAAA=\n", .signatureLine), ("text\n\n—  AAAAAAA=\n", .signatureLine),
    ("text\n\n— na+me AAAAAAA=\n", .signatureLine), ("text\n\n— na\u{3000}me AAAAAAA=\n", .signatureLine),
    ("text\n\n— name AAAAAA==\n", .signatureLine), ("text\n\n— name AAAAAAA\n", .signatureLine),
    ("text\n\n— name AAAAAAA= \n", .signatureLine), ("text\n\n— name  AAAAAAA=\n", .signatureLine),
    ("text\n\n— name AAAAAAB=\n", .signatureLine), ("te\txt\n\n— name AAAAAAA=\n", .control),
    ("te\u{0}xt\n\n— name AAAAAAA=\n", .control),
  ])
  func `in another form is refused`(text: String, fault: NoteFault) {
    #expect(throws: fault) { try SignedNote(reading: Array(text.utf8)) }
  }

  @Test func `may have very many signatures of unknown keys, but not any number`() throws {
    let line = "— name AAAAAAA=\n"
    let note = try SignedNote(reading: Array(("text\n\n" + String(repeating: line, count: 100)).utf8))
    #expect(note.signatures.count == 100)
    #expect(throws: NoteFault.tooManySignatures) {
      try SignedNote(reading: Array(("text\n\n" + String(repeating: line, count: 101)).utf8))
    }
    #expect(throws: NoteFault.encoding) { try SignedNote(reading: [0xFF, 0x0A, 0x0A] + Array(line.utf8)) }
    #expect(throws: NoteFault.tooLong) { try SignedNote(reading: [UInt8](repeating: 0x61, count: 1_000_001)) }
  }
}

@Suite struct `A key` {
  @Test func `is read only whole and with its own number`() throws {
    for text in [CheckpointVector.logKey, CheckpointVector.cosignerKey] {
      #expect(VerifierKey(text)?.text == text)
      for count in 0..<text.count {
        #expect(VerifierKey(String(text.prefix(count))) == nil)
        #expect(VerifierKey(String(text.suffix(count))) == nil)
      }
      let bytes = Array(text.utf8)
      for place in bytes.indices {
        var changed = bytes
        changed[place] ^= 0x01
        #expect(VerifierKey(String(decoding: changed, as: UTF8.self)) == nil)
      }
    }
    // Kinds that are not read here: ML-DSA and ECDSA.
    #expect(VerifierKey("example.org/x+00000000+BgAA") == nil)
  }

  @Test func `comes back from its secret form, and signs what only it verifies`() throws {
    for kind in SignatureKind.allCases {
      let key = try #require(SigningKey.random(name: "example.org/r/mea", kind: kind))
      let other = try #require(SigningKey.random(name: "example.org/r/mea", kind: kind))
      let again = try #require(SigningKey(key.secretText))
      #expect(again.verifier == key.verifier && again.secretText == key.secretText)
      let signature = try #require(again.signature(of: "text\n", seconds: 5))
      #expect(key.verifier.verifies(signature, of: "text\n"))
      #expect(!key.verifier.verifies(signature, of: "text"))
      #expect(!other.verifier.verifies(signature, of: "text\n"))
    }
    #expect(SigningKey.random(name: "a b", kind: .log) == nil && SigningKey.random(name: "", kind: .log) == nil)
  }
}

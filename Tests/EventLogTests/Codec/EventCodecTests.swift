import Domain
import EventLog
import Foundation
import TestSupport
import Testing

/// A type with its golden data, as it was recorded when the type was first published.
struct GoldenData: CustomTestStringConvertible {
  let entry: EventType
  let subject: Subject
  let fact: Fact?
  let bytes: [UInt8]
  let data: DataObject

  var testDescription: String { entry.name }

  static func path(_ type: String) -> String { "Tests/EventLogTests/Golden/\(type).json" }

  /// nil without a golden file; the test of the golden files says so.
  init?(_ example: Example) {
    guard let entry = Catalogue.type(named: example.type),
      let file = try? Data(contentsOf: Project.root.appending(path: Self.path(example.type))),
      let data = try? DataValue(reading: file.dropLast()).object
    else { return nil }
    (self.entry, self.data, subject, fact, bytes) = (entry, data, example.subject, example.fact, file.dropLast())
  }

  static let all = Example.all.compactMap { GoldenData($0) }

  /// Why changed data are not understood; nil if they are.
  func refusal(_ change: (inout DataObject) -> Void) -> NotUnderstood? {
    var changed = data
    change(&changed)
    do throws(NotUnderstood) {
      _ = try EventCodec.decode(type: entry.name, subject: subject, data: changed)
      return nil
    } catch {
      return error
    }
  }
}

@Suite struct `An event in the log` {
  @Test func `has an example of each type, with all members, in the order of the catalogue`() {
    #expect(Example.all.map(\.type) == Catalogue.types.map(\.name))
    for example in Example.all {
      let entry = Catalogue.type(named: example.type)
      let members = (entry?.fields ?? []).map(\.name) + Catalogue.common.map(\.name)
      #expect(example.data.names == members, "\(example.type)")
    }
  }

  @Test(arguments: Example.all) func `is stored in the bytes of its golden file, for ever`(_ example: Example) throws {
    try Project.expect(example.data.encoded + [0x0A], at: GoldenData.path(example.type))
  }

  @Test func `has no golden file but those of the catalogue`() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Project.root.appending(path: "Tests/EventLogTests/Golden").path)
    #expect(Set(names) == Set(Catalogue.types.map { $0.name + ".json" }))
  }

  @Test(arguments: GoldenData.all) func `is read from its golden file as the same fact, and written back`(
    _ golden: GoldenData
  ) throws {
    let decoded = try EventCodec.decode(type: golden.entry.name, subject: golden.subject, data: golden.data)
    switch decoded {
    case .fact(let fact, let provenance):
      #expect(fact == golden.fact && provenance == Example.provenance)
      let (type, data) = EventCodec.encode(fact, provenance)
      #expect(type == golden.entry.name && data.encoded == golden.bytes)
    case .amendment(let amendment, let provenance):
      #expect(golden.fact == nil && amendment.target == "mea/412" && provenance == Example.provenance)
      #expect(amendment == expectedAmendment(golden.entry.name))
      #expect(golden.data.encoded == golden.bytes)
    }
  }

  private func expectedAmendment(_ type: String) -> AmendmentEvent? {
    switch type {
    case "event.corrected":
      .corrected(target: "mea/412", data: ["number": 1, "due": "2026-03-30"], effective: "2026-01-04")
    case "event.withdrawn": .withdrawn(target: "mea/412")
    case "event.confirmed": .confirmed(target: "mea/412")
    case "event.shared": .shared(target: "mea/412", .joint)
    case "event.redacted": .redacted(target: "mea/412", data: ["number": 1, "outcome": "(removed)"])
    default: nil
    }
  }
}

@Suite struct `An event that is not understood` {
  @Test func `has a type that the catalogue lacks`() {
    #expect(throws: NotUnderstood.unknownType("proposal.celebrated")) {
      try EventCodec.decode(type: "proposal.celebrated", subject: .proposal("JPHLEPD-9-05"), data: [:])
    }
    #expect(throws: NotUnderstood.unknownType("event.celebrated")) {
      try EventCodec.decode(type: "event.celebrated", subject: .register, data: ["target": "mea/1"])
    }
  }

  @Test(arguments: GoldenData.all) func `has a subject of another kind`(_ golden: GoldenData) {
    for other in Set(Example.all.map(\.subject)) where golden.entry.family != .any && !golden.entry.fits(other) {
      #expect(throws: NotUnderstood.foreignSubject(type: golden.entry.name, subject: "\(other)")) {
        try EventCodec.decode(type: golden.entry.name, subject: other, data: golden.data)
      }
    }
    #expect(golden.entry.fits(golden.subject))
  }

  @Test(arguments: GoldenData.all) func `has a member that the catalogue does not list, also within a member`(
    _ golden: GoldenData
  ) {
    #expect(golden.refusal { $0["colour"] = "blue" } == .unknownMember("colour"))
    for field in golden.entry.fields {
      switch (field.shape, golden.data[field.name]) {
      case (.object, .object(var object)?):
        object["colour"] = "blue"
        #expect(golden.refusal { $0[field.name] = .object(object) } == .unknownMember("colour"))
      case (.list(.object), .array(var elements)?):
        guard case .object(var object) = elements[0] else { continue }
        object["colour"] = "blue"
        elements[0] = .object(object)
        #expect(golden.refusal { $0[field.name] = .array(elements) } == .unknownMember("colour"))
      default: break
      }
    }
  }

  @Test(arguments: GoldenData.all) func `lacks a member that must be there, and no other`(_ golden: GoldenData) {
    for field in golden.entry.fields + Catalogue.common {
      let refusal = golden.refusal { $0[field.name] = nil }
      #expect(refusal == (field.isRequired ? .missingMember(field.name) : nil), "\(field.name)")
    }
  }

  @Test(arguments: GoldenData.all) func `has a member in another form`(_ golden: GoldenData) {
    for field in golden.entry.fields + Catalogue.common {
      for value in Self.misshapen(field.shape) {
        let refusal = golden.refusal { $0[field.name] = value }
        #expect(refusal == .misshapenMember(field.name), "\(field.name): \(value)")
      }
    }
  }

  /// Values that do not have a shape.
  private static func misshapen(_ shape: EventType.Shape) -> [DataValue] {
    switch shape {
    case .string: [.null, 7, true, ["a"], [:]]
    case .text: [.null, 7, ["a"], [:], ["en": 7]]
    case .integer: [.null, "7", true]
    case .boolean: [.null, "true", 1]
    case .date: [.null, 7, "2026-02-30", "2026-2-3", "3 Feb 2026", ""]
    case .choice(_, let isOpen): [.null, 7] + (isOpen ? [] : ["nonsense", ""])
    case .list(let element): [.null, "a", ["a": "b"]] + misshapen(element).map { [$0] }
    case .object, .data: [.null, "a", ["a"]]
    }
  }

  @Test func `names its target otherwise than stream and number`() {
    for target in ["412", "mea/0", "Mea/1", "mea/1/2", ""] {
      #expect(throws: NotUnderstood.misshapenMember("target")) {
        try EventCodec.decode(
          type: "event.withdrawn", subject: .proposal("JPHLEPD-9-05"), data: ["target": .string(target)])
      }
    }
  }
}

@Suite struct `A document` {
  static let mention = DocumentMention(
    digest: String(repeating: "0f", count: 32), name: "minutes.pdf", mediaType: "application/pdf", bytes: 48_213)

  @Test(arguments: [
    ("JPHLEPD-9-05", Fact.proposal(.documentAttached(mention))), ("paper/mea-P31", .document(mention)),
    ("session/JPHLEPD-9", .document(mention)),
  ])
  func `belongs to a proposal, a letter or a session, under one stored name`(subject: String, fact: Fact) throws {
    let (type, data) = EventCodec.encode(fact, Provenance(authority: "Agreed minutes"))
    #expect(type == "document.attached")
    guard
      case .fact(let read, let provenance) = try EventCodec.decode(type: type, subject: Subject(subject), data: data)
    else { return #expect(Bool(false), "it is read as something else than a fact") }
    #expect(read == fact && provenance.authority == "Agreed minutes")
  }

  @Test(arguments: ["register", "institution/MOC", "dialogue/JPHLEPD", "calendar/PK-5", "reminder/MOC-2026-09-01"])
  func `belongs to nothing else`(subject: String) {
    let (type, data) = EventCodec.encode(.document(Self.mention), Provenance())
    #expect(throws: NotUnderstood.foreignSubject(type: type, subject: subject)) {
      try EventCodec.decode(type: type, subject: Subject(subject), data: data)
    }
  }
}

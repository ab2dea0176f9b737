import EventLog
import Testing

@Suite struct `The data of an event` {
  @Test(arguments: [
    #"{}"#, #"{"a":"b"}"#, #"{"n":0,"m":-1,"max":9007199254740991,"min":-9007199254740991}"#,
    #"{"z":1,"a":[true,false,null,[],{}]}"#, #"{"t":"\"\\\b\t\n\f\r\u0000\u001f/ é 日本 اردو 😀"}"#,
    #"{"deep":[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]}"#, "{\"del\":\"\u{7F}\u{85}\"}",
  ])
  func `is read and written as the same bytes`(_ text: String) throws {
    let value = try DataValue(reading: text.utf8)
    #expect(String(decoding: value.encoded, as: UTF8.self) == text)
    #expect(value.object != nil)
  }

  @Test func `keeps the order of its members`() throws {
    var object: DataObject = ["z": 1, "a": 2, "m": 3]
    object["a"] = "changed"
    object["z"] = nil
    object["b"] = [true, nil ?? .null]
    #expect(String(decoding: object.encoded, as: UTF8.self) == #"{"a":"changed","m":3,"b":[true,null]}"#)
    #expect(try DataValue(reading: object.encoded).object == object)
  }

  @Test func `has texts with every control character`() throws {
    let text = String(String.UnicodeScalarView((0..<0x30).compactMap(Unicode.Scalar.init(_:))))
    let object: DataObject = ["text": .string(text)]
    #expect(try DataValue(reading: object.encoded).object?["text"]?.text == text)
  }

  @Test(arguments: [
    (#"[]"#, LogRule.dataObject), (#""a""#, .dataObject), ("", .dataObject), (#" {}"#, .whiteSpace),
    (#"{"a":1 }"#, .whiteSpace), (#"{"a": 1}"#, .whiteSpace), (#"{"a":1,}"#, .dataSyntax), (#"{"a"}"#, .dataSyntax),
    (#"{"a":1"#, .dataSyntax), (#"{"a":"b"#, .dataSyntax), (#"{a:1}"#, .dataSyntax), (#"{"a":nul}"#, .dataSyntax),
    (#"{"a":[1,]}"#, .dataSyntax), (#"{"a":1}x"#, .lineEnd), (#"{"a":1.5}"#, .dataNumber), (#"{"a":1e3}"#, .dataNumber),
    (#"{"a":-0}"#, .dataNumber), (#"{"a":01}"#, .dataNumber), (#"{"a":-}"#, .dataNumber), (#"{"a":+1}"#, .dataSyntax),
    (#"{"a":9007199254740992}"#, .dataIntegerRange), (#"{"a":-9007199254740992}"#, .dataIntegerRange),
    (#"{"a":99999999999999999999999999}"#, .dataIntegerRange), (#"{"a":1,"b":2,"a":3}"#, .dataDuplicateName),
    (#"{"o":{"a":1,"a":2}}"#, .dataDuplicateName), (#"{"d":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}"#, .dataDepth),
    (#"{"a":"\/"}"#, .dataEscape), (#"{"a":"\u001F"}"#, .dataEscape), (#"{"a":"\u0041"}"#, .dataEscape),
    (#"{"a":"\u000a"}"#, .dataEscape), (#"{"a":"\u0020"}"#, .dataEscape), (#"{"a":"\ud83d\ude00"}"#, .dataEscape),
    (#"{"a":"\x"}"#, .dataEscape), ("{\"a\":\"\n\"}", .dataControl), ("{\"a\":\"\u{0}\"}", .dataControl),
  ])
  func `is refused by the first rule that it breaks`(_ text: String, _ rule: LogRule) {
    #expect(throws: rule) { try DataValue(reading: text.utf8) }
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0xAF], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFF], [0xE2, 0x82],
    ] as [[UInt8]])
  func `is refused when it is not UTF-8`(_ bytes: [UInt8]) {
    let text = Array(#"{"a":""#.utf8) + bytes + Array(#""}"#.utf8)
    #expect(throws: LogRule.encoding) { try DataValue(reading: text) }
  }

  @Test func `finds a name given twice among thousands`() throws {
    let members = (0..<2000).map { "\"n\($0)\":\($0)" }
    let text = "{" + members.joined(separator: ",") + "}"
    #expect(try DataValue(reading: text.utf8).object?.members.count == 2000)
    let twice = "{" + (members + ["\"n17\":0"]).joined(separator: ",") + "}"
    #expect(throws: LogRule.dataDuplicateName) { try DataValue(reading: twice.utf8) }
  }
}

import Reports
import Testing

@Suite struct `A JSON value` {
  let value: JSONValue = [
    "schema": "overdue/1",
    "empty": [[], .object([])],
    "numbers": [0, -1, .integer(.max), .integer(.min)],
    "text": "a\"b\\c/\n\r\t\u{0}\u{1B}\u{7F}\u{9B}\u{202E}\u{2066}\u{2028}\u{2029} <&> 優先 وزارت 👩‍👩‍👧 é",
    "a \"name\"": true, "none": nil,
    "nested": ["z": ["b": [1, ["a": false]]], "a": nil],
  ]

  @Test(arguments: [JSONWriter.Layout.compact, .indented])
  func `is what Python's json reads, members in their order`(layout: JSONWriter.Layout) throws {
    let script = """
      import json, sys
      value = json.loads(sys.stdin.read(), object_pairs_hook=list)
      print(json.dumps(value, ensure_ascii=True, separators=(',', ':')))
      """
    let read = try Python.run(script, input: JSONWriter(layout).write(value))
    let text =
      #"a\"b\\c/\n\r\t\u0000\u001b\u007f\u009b\u202e\u2066\u2028\u2029 <&> \u512a\u5148 \u0648\u0632\u0627\u0631\u062a "#
      + #"\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 \u00e9"#
    let expected =
      #"[["schema","overdue/1"],["empty",[[],[]]],["numbers",[0,-1,9223372036854775807,-9223372036854775808]],"#
      + #"["text",""# + text + #""],["a \"name\"",true],["none",null],"#
      + #"["nested",[["z",[["b",[1,[["a",false]]]]]],["a",null]]]]"#
    #expect(read == expected + "\n")
  }

  @Test func `is laid out for people or for pipes, and steers no terminal`() {
    let small: JSONValue = ["a": [1, ["b": []]], "c": "\u{1B}[2J\u{202E}\u{2028}"]
    #expect(JSONWriter(.compact).write(small) == "{\"a\":[1,{\"b\":[]}],\"c\":\"\\u001b[2J\\u202e\u{2028}\"}")
    #expect(
      JSONWriter(.indented).write(["a": [1, ["b": []]], "c": nil]) == """
        {
          "a": [
            1,
            {
              "b": []
            }
          ],
          "c": null
        }
        """)
  }
}

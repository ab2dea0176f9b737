import EventLog
import Foundation
import TestSupport
import Testing

@Suite struct `The published catalogue` {
  @Test func `is the catalogue of the code`() throws {
    try Project.expect(CataloguePage.text.utf8, at: "events/catalogue.md")
  }

  @Test func `has a schema for each type and one for the line, and no other`() throws {
    for (name, schema) in EventSchema.files {
      try Project.expect((DataValue.object(schema).indented() + "\n").utf8, at: "events/schema/\(name)")
    }
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Project.root.appending(path: "events/schema").path)
    #expect(Set(names) == Set(EventSchema.files.map(\.name)))
  }

  /// An independent validator judges the golden data, changed golden data, and every line of the sample register.
  @Test func `has schemas that an independent validator agrees with`() throws {
    let (output, status) = try Project.run(Project.python, ["-X", "utf8", "-c", Self.script, Project.root.path])
    #expect(status == 0, "\(output)")
    #expect(output.hasPrefix("\(Catalogue.types.count) types, "), "\(output)")
  }

  private static let script = """
    import copy, json, pathlib, sys
    try:
        from jsonschema import Draft202012Validator, FormatChecker
        from referencing import Registry, Resource
    except ImportError:
        sys.exit('the module jsonschema is missing: pip install "jsonschema==4.*"')
    root = pathlib.Path(sys.argv[1])
    schemas = {p.name: json.loads(p.read_bytes()) for p in (root / "events/schema").glob("*.json")}
    registry = Registry().with_resources([(n, Resource.from_contents(s)) for n, s in schemas.items()])
    def validator(name):
        Draft202012Validator.check_schema(schemas[name])
        return Draft202012Validator(schemas[name], registry=registry, format_checker=FormatChecker())
    faults = []
    goldens = sorted((root / "Tests/EventLogTests/Golden").glob("*.json"))
    for path in goldens:
        data, judge = json.loads(path.read_bytes()), validator(path.name)
        faults += [f"{path.name}: {e.message}" for e in judge.iter_errors(data)]
        bad = [dict(data, colour="blue"), dict(data, clock="slow"), dict(data, authority=None)]
        bad += [{k: v for k, v in data.items() if k != name} for name in schemas[path.name]["required"]]
        bad += [dict(data, **{k: 1.5}) for k in data]
        faults += [f"{path.name}: should not be valid: {b}" for b in bad if judge.is_valid(b)]
    line, lines = validator("event.json"), 0
    for path in sorted((root / "events").glob("*/*.jsonl")):
        for number, text in enumerate(path.read_text().splitlines(), 1):
            value, lines = json.loads(text), lines + 1
            faults += [f"{path.name}:{number}: {e.message}" for e in line.iter_errors(value)]
    event = json.loads((root / "events/README.md").read_text().split("```json\\n")[1].split("\\n")[0])
    faults += [f"README.md: {e.message}" for e in line.iter_errors(event)]
    header = {k: v for k, v in event.items() if k not in ("salt", "data")}
    for good in [header, {"withheld": event["previous"]}]:
        faults += [f"{e.message}" for e in line.iter_errors(good)]
    changes = [{"specversion": "1.1"}, {"id": "01"}, {"type": "proposal.celebrated"}, {"sharing": "internal"},
               {"more": False}, {"subject": "JPHLEPD-9-05"}, {"time": "2025-09-11T04:00:00Z"}, {"extra": "x"},
               {"effective": "2025-02-30"}, {"data": {"format": 1}}]
    wrong = [dict(event, **c) for c in changes] + [dict(header, salt=event["salt"]), {}, {"withheld": "x"}]
    faults += [f"should not be valid: {w}" for w in wrong if line.is_valid(w)]
    if faults:
        sys.exit("\\n".join(faults[:20]))
    print(f"{len(goldens)} types, {lines} lines")
    """
}

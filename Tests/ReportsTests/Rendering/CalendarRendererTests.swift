import Domain
import Foundation
import Reports
import TestSupport
import Testing

@Suite struct `A calendar file` {
  private let stamp = Timestamp(date: "2025-12-20", secondsOfDay: 32_400, microsecond: 5)

  private var file: CalendarFile {
    CalendarFile(
      name: "Deadlines",
      events: [
        .init(
          uid: "JPHLEPD-9-05.1@example.org/jphlepd", first: "2025-12-31", last: "2025-12-31", stamp: stamp,
          summary: #"Send terms; duties, and C:\files "as agreed" — 優先分野を広げるための技能労働者の育成および資格の相互承認に関する覚書の案"#,
          description: "First line\nوزارتِ تجارت کو یاد دہانی\nEND:VEVENT", location: nil, category: "JPHLEPD"),
        .init(
          uid: "JPHLEPD-10@example.org/jphlepd", first: "2026-12-03", last: "2026-12-04", stamp: stamp,
          summary: "JPHLEPD-10", description: nil, location: "Islamabad, 大使館", category: nil),
      ])
  }

  @Test func `is what Python's icalendar reads`() throws {
    let script = """
      import icalendar, json, sys
      data = sys.stdin.buffer.read()
      assert max(len(line) for line in data.split(b'\\r\\n')) <= 75
      assert b'\\n' not in data.replace(b'\\r\\n', b'')
      calendar = icalendar.Calendar.from_ical(data)
      events = [[str(e[k]) if k in e else '' for k in ('UID', 'SUMMARY', 'DESCRIPTION', 'LOCATION')]
        + [e['DTSTART'].dt.isoformat(), e['DTEND'].dt.isoformat(), e['DTSTAMP'].dt.isoformat()]
        for e in calendar.walk('VEVENT')]
      print(json.dumps(events, ensure_ascii=False))
      """
    let read = try Python.run(script, input: CalendarRenderer().render(file), packages: ["icalendar"])
    let events = try JSONDecoder().decode([[String]].self, from: Data(read.utf8))
    let (first, second) = (file.events[0], file.events[1])
    #expect(
      events == [
        [
          first.uid, first.summary, first.description ?? "", "", "2025-12-31", "2026-01-01",
          "2025-12-20T09:00:00+00:00",
        ],
        [second.uid, "JPHLEPD-10", "", "Islamabad, 大使館", "2026-12-03", "2026-12-05", "2025-12-20T09:00:00+00:00"],
      ])
  }

  @Test func `has no events where there are no days`() {
    let empty = CalendarRenderer().render(CalendarFile(name: "Deadlines", events: []))
    #expect(empty.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"))
    #expect(empty.hasSuffix("X-WR-CALNAME:Deadlines\r\nEND:VCALENDAR\r\n"))
  }
}

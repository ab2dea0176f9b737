import Domain

extension Provenance {
  init(from reader: FieldReader) throws(NotUnderstood) {
    let clock = try reader.optionalString("clock")
    guard clock == nil || clock == "fixed" else { throw .misshapenMember("clock") }
    self.init(
      authority: try reader.optionalString("authority"), paper: try reader.optionalString("paper"),
      grade: try reader.optionalChoice("grade"), reason: try reader.optionalString("reason"),
      isClockFixed: clock != nil)
  }

  func encode(to writer: inout FieldWriter) {
    writer.add("authority", authority)
    writer.add("paper", paper)
    writer.add("grade", grade)
    writer.add("reason", reason)
    if isClockFixed { writer.add("clock", "fixed") }
  }
}

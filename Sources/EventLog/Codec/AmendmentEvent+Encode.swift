public import Domain

extension EventCodec {
  /// The stored name and data of what is said about another event.
  public static func encode(_ amendment: AmendmentEvent, _ provenance: Provenance) -> (type: String, data: DataObject) {
    var object: DataObject = ["target": .string("\(amendment.target)")]
    let type: String
    switch amendment {
    case .corrected(_, let data, let effective):
      object["data"] = data.map(DataValue.object)
      object["effective"] = effective.map { .string("\($0)") }
      type = "event.corrected"
    case .withdrawn: type = "event.withdrawn"
    case .confirmed: type = "event.confirmed"
    case .shared(_, let sharing):
      object["sharing"] = .string(sharing.rawValue)
      type = "event.shared"
    case .redacted(_, let data):
      object["data"] = .object(data)
      type = "event.redacted"
    }
    var writer = FieldWriter()
    provenance.encode(to: &writer)
    for member in writer.object.members { object[member.name] = member.value }
    return (type, object)
  }
}

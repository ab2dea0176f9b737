import Domain

extension DocumentMention {
  init(from reader: FieldReader) throws(NotUnderstood) {
    self.init(
      digest: try reader.string("digest"), name: try reader.string("name"), mediaType: try reader.string("mediaType"),
      bytes: try reader.integer("bytes"))
  }

  func encode(to writer: inout FieldWriter) -> String {
    writer.add("digest", digest)
    writer.add("name", name)
    writer.add("mediaType", mediaType)
    writer.add("bytes", bytes)
    return "document.attached"
  }
}

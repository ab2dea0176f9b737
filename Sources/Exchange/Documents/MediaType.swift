/// What kind of file a document is, as mail programs call it.
enum MediaType {
  /// By the ending of its name, else by its first bytes.
  static func guessed(name: String, start: [UInt8]) -> String {
    let ending = DocumentName.ending(of: name).dropFirst()
    return byEnding[String(ending)] ?? bySignature(start) ?? "application/octet-stream"
  }

  private static func bySignature(_ start: [UInt8]) -> String? {
    signatures.first { start.starts(with: $0.bytes) }?.type
  }

  private static let signatures: [(bytes: [UInt8], type: String)] = [
    (Array("%PDF-".utf8), "application/pdf"), ([0x89, 0x50, 0x4E, 0x47], "image/png"),
    ([0xFF, 0xD8, 0xFF], "image/jpeg"), (Array("GIF8".utf8), "image/gif"),
    (Array("PK\u{3}\u{4}".utf8), "application/zip"),
    ([0x49, 0x49, 0x2A, 0x00], "image/tiff"), ([0x4D, 0x4D, 0x00, 0x2A], "image/tiff"),
  ]

  private static let office = "application/vnd.openxmlformats-officedocument."
  private static let openDocument = "application/vnd.oasis.opendocument."

  private static let byEnding = [
    "pdf": "application/pdf", "docx": office + "wordprocessingml.document", "xlsx": office + "spreadsheetml.sheet",
    "pptx": office + "presentationml.presentation", "doc": "application/msword", "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint", "odt": openDocument + "text", "ods": openDocument + "spreadsheet",
    "odp": openDocument + "presentation", "rtf": "application/rtf", "txt": "text/plain", "md": "text/markdown",
    "csv": "text/csv", "html": "text/html", "htm": "text/html", "xml": "application/xml", "json": "application/json",
    "eml": "message/rfc822", "msg": "application/vnd.ms-outlook", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg", "gif": "image/gif", "tif": "image/tiff", "tiff": "image/tiff", "heic": "image/heic",
    "svg": "image/svg+xml", "zip": "application/zip", "7z": "application/x-7z-compressed", "mp3": "audio/mpeg",
    "m4a": "audio/mp4", "wav": "audio/wav", "mp4": "video/mp4", "mov": "video/quicktime", "ics": "text/calendar",
  ]
}

import Foundation

extension ForeignFormat {
  /// What bytes are by their beginning, if they are neither text nor an archive; nil for those.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = Self.compound(Data(bytes))
      return
    }
    if bytes.starts(with: "%PDF-".utf8) {
      self = .pdf
    } else if bytes.starts(with: "{\\rtf".utf8) {
      self = .rtf
    } else if Self.pictures.contains(where: { bytes.starts(with: $0) }) {
      self = .picture
    } else if let markup = Self.markup(bytes) {
      self = markup
    } else {
      return nil
    }
  }

  private static let pictures: [[UInt8]] = [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x47, 0x49, 0x46, 0x38]]

  /// A file of OLE, whose directory names its streams in UTF-16.
  private static func compound(_ data: Data) -> ForeignFormat {
    let holds = { (name: String) in
      data.range(of: Data(name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })) != nil
    }
    if holds("EncryptedPackage") { return .locked }
    return holds("Workbook") ? .xls : holds("WordDocument") ? .doc : .oldOffice
  }

  private static func markup(_ bytes: [UInt8]) -> ForeignFormat? {
    let text = String(decoding: bytes.prefix(512), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      .lowercased()
    if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") || text.hasPrefix("<table") { return .html }
    guard text.hasPrefix("<?xml") else { return nil }
    return text.contains("<html") ? .html : .xml
  }
}

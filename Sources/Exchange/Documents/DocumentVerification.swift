import Domain
public import Reports

/// What an audit of the documents found, to be read.
public struct DocumentVerification: Report {
  private let audit: DocumentAudit
  /// The copies that were removed now.
  private let mended: [String]

  public init(_ audit: DocumentAudit, mended: [String] = []) { (self.audit, self.mended) = (audit, mended) }

  /// What is wrong and was not mended.
  private var left: [DocumentAudit.Finding] {
    audit.findings.filter { finding in finding.removable.map { !mended.contains($0) } ?? true }
  }

  /// 0 where everything is as the log says, else 3.
  public var exitStatus: Int32 { left.isEmpty ? 0 : 3 }

  public var document: Document {
    let lines =
      left.map { RichText($0.line, .warning) } + mended.map { RichText("documents/\($0): removed", .good) }
    var blocks: [Document.Block] = lines.isEmpty ? [] : [.bullets(lines)]
    blocks.append(.paragraph(RichText(summary)))
    if left.contains(where: { $0.removable != nil }) {
      blocks.append(
        .note([
          TextRun("What can go without a loss is removed with: "),
          TextRun("rapport document verify --mend", .reference),
        ]))
    }
    if left.contains(where: { if case .missing = $0 { true } else if case .altered = $0 { true } else { false } }) {
      blocks.append(
        .note(RichText("Bring these back from a copy of the register, or attach the same file once more.")))
    }
    return Document(blocks)
  }

  private var summary: String {
    let sound =
      "\(Plural.counted(audit.sound, "copy", "copies")) as the log says, "
      + "\(Plural.counted(audit.bytes, "byte"))."
    let faults = left.isEmpty ? "" : "\(Plural.counted(left.count, "finding")). "
    let removed = audit.removed == 0 ? "" : " \(Plural.counted(audit.removed, "document")) removed by order."
    return faults + sound + removed
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["file", "rule", "event", "words"],
      rows: left.map { [.text($0.place), .text($0.rule), .init($0.event.map { "\($0)" }), .text($0.words)] })
  }

  public var json: JSONValue {
    [
      "schema": "document-verification/1", "sound": .integer(audit.sound), "bytes": .integer(audit.bytes),
      "removed": .integer(audit.removed), "mended": .array(mended.map { .string($0) }),
      "findings": .array(
        left.map { finding in
          [
            "file": .string(finding.place), "rule": .string(finding.rule),
            "event": JSONValue(finding.event.map { "\($0)" }), "words": .string(finding.words),
          ]
        }),
    ]
  }
}

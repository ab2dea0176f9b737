import EventLog
import Registry

// Keys that were made.
extension AnswerWording {
  func sentences(_ change: KeyChange, trail: String) -> [String] {
    let use =
      switch change.key.kind {
      case .log: "signs the checkpoints of this stream"
      case .cosignature: "signs the checkpoints of other offices"
      }
    return [
      "The key \(change.key.id.hex) of \(Self.visible(change.key.name)) \(use).\(trail)",
      "Its private half lies in \(Self.visible(change.file)), for you alone; keep a copy where nobody else can read it.",
      "Hand out its public half, so that others can check: \(Self.visible(change.key.text))",
    ]
  }
}

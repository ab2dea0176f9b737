import Exchange
import Foundation

/// Where lines go that are written one by one: standard output, or a file that is there whole or not at all.
struct LineOutlet {
  private static let flushBytes = 64 * 1024

  let target: String?
  /// Whether a file that stands there may be replaced.
  let replaces: Bool

  /// Hands a writer to the body, and says how it went: beside the lines on standard error, else as the answer.
  func write(_ body: (_ deliver: ([UInt8]) throws -> Void) throws -> LineExport.Summary) throws {
    guard let target else { return try print(body) }
    let file = try LineFile((target as NSString).expandingTildeInPath, replaces: replaces)
    let summary: LineExport.Summary
    do {
      summary = try body { try file.write($0) }
    } catch {
      file.abandon()
      throw error
    }
    try file.finish()
    try Console.answer("\(target): \(ExportWording.sentence(of: summary))\n")
  }

  private func print(_ body: (_ deliver: ([UInt8]) throws -> Void) throws -> LineExport.Summary) throws {
    var held: [UInt8] = []
    let summary = try body { line in
      held += line
      guard held.count >= Self.flushBytes else { return }
      try Console.answer(held)
      held.removeAll(keepingCapacity: true)
    }
    try Console.answer(held)
    Console.talk("note: \(ExportWording.sentence(of: summary))\n")
  }
}

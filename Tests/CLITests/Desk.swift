import Foundation

/// An empty folder of its own with the built program in it, as a desk officer would find it on one day.
struct Desk {
  let folder: URL
  let environment: [String: String]

  /// The moment at which everything happens unless a command line says otherwise.
  static let now = "2025-12-20T09:00:00Z"

  /// - Parameter changes: variables of the environment that are others than usual.
  init(_ changes: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "rapport-desk-\(UUID().uuidString)")
    let programs = folder.appending(path: ".bin")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: programs.appending(path: "rapport"), withDestinationURL: URL(fileURLWithPath: Program.path))
    environment = [
      "PATH": "\(programs.path):/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "TZ": "UTC", "LC_ALL": "C.UTF-8",
      "XDG_CONFIG_HOME": folder.appending(path: ".config").path, "COLUMNS": "100", "RAPPORT_NOW": Self.now,
      "RAPPORT_ACTOR": "so-japan",
    ].merging(changes) { $1 }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Runs a line as a shell would; standard error stands among standard output, as on a terminal.
  func run(_ line: String) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.environment = environment
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (steady(String(decoding: data, as: UTF8.self)), process.terminationStatus)
  }

  /// The output without what differs from run to run: the folder's path, and digests of random salts.
  private func steady(_ output: String) -> String {
    output.replacing(folder.path, with: "FOLDER")
      .replacing(#/[A-Za-z0-9+\/]{43}=/#, with: "DIGEST")
  }
}

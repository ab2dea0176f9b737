import Foundation

/// A browser of this computer, which prints pages to PDF: Chromium or one made from it.
struct Browser {
  let environment: [String: String]
  /// How long it may take, in seconds; two thousand proposals take half of this on a slow machine.
  var patience = 300.0
  /// Its sandbox cannot be had by the super user, as whom nobody should work; the page holds no script.
  var isSuperUser = geteuid() == 0

  /// The names under which such browsers are installed, the usual one first.
  private static let names = [
    "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge",
  ]

  /// The page as PDF, tagged, with an outline; the same page gives the same bytes.
  ///
  /// - Parameter day: the day that the file bears as its own, `YYYYMMDD`.
  /// - Throws: `BrowserFailure`; nothing is left behind.
  func pdf(of html: String, day: String) throws -> [UInt8] {
    let program = try program()
    // Whoever ends this command by a key leaves nothing behind either.
    let interruption = Interruption()
    defer { interruption.pass() }
    let folder = try Self.ownFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (page, paper) = (folder + "/page.html", folder + "/paper.pdf")
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    guard FileManager.default.createFile(atPath: page, contents: Data(html.utf8), attributes: attributes) else {
      throw BrowserFailure.failed(program)
    }
    try run(program, arguments(folder: folder, page: page, paper: paper), folder: folder)
    guard let data = FileManager.default.contents(atPath: paper), data.starts(with: Data("%PDF-".utf8)) else {
      throw BrowserFailure.failed(program)
    }
    return PDFProperties(day: day).written(in: Array(data))
  }

  /// The program: the one that `RAPPORT_BROWSER` names, else the first that is found.
  private func program() throws(BrowserFailure) -> String {
    if let named = environment["RAPPORT_BROWSER"], !named.isEmpty {
      guard let path = find(named) else { throw .notThere(named) }
      return path
    }
    guard let path = Self.names.lazy.compactMap(find).first else { throw .missing }
    return path
  }

  private func find(_ name: String) -> String? {
    if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) ? name : nil }
    return (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// A folder that nobody else can look into.
  private static func ownFolder() throws -> String {
    var template = Array((NSTemporaryDirectory() + "/rapport-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw OutputFailure(path: NSTemporaryDirectory(), code: errno) }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The browser asks nothing of any network, and keeps nothing.
  private func arguments(folder: String, page: String, paper: String) -> [String] {
    var arguments = [
      "--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
      "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=\(folder)/profile", "--no-pdf-header-footer",
      "--generate-pdf-document-outline", "--virtual-time-budget=10000", "--print-to-pdf=\(paper)",
    ]
    if isSuperUser { arguments.append("--no-sandbox") }
    return arguments + [URL(fileURLWithPath: page).absoluteString]
  }

  private func run(_ program: String, _ arguments: [String], folder: String) throws(BrowserFailure) {
    let surroundings = environment.merging(["HOME": folder, "TZ": "UTC"]) { $1 }
    let child = ChildProgram(program: program, arguments: arguments, environment: surroundings)
    guard child.run(within: patience) else { throw .failed(program) }
  }
}

/// Why there is no PDF.
enum BrowserFailure: Error {
  /// No browser was found.
  case missing
  /// The one that was named is not there.
  case notThere(String)
  /// It was started and gave no PDF.
  case failed(String)
}

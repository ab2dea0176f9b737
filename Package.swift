// swift-tools-version:6.2
import PackageDescription

/// Strict settings, the same for every target: nothing is allowed to be merely a warning.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// As `strict`, and fast in a debug build too: the tests read the same bytes millions of times through these modules.
let strictAndFast = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A module may use those above it in this list, never those below it.
let package = Package(
  name: "rapport",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "rapport", targets: ["rapport"]),
    .executable(name: "crash-states", targets: ["CrashStates"]),
    .executable(name: "hot-loops", targets: ["HotLoops"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .target(name: "Domain", swiftSettings: strictAndFast),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CExpat"),
    .target(
      name: "EventLog",
      dependencies: ["Domain", "CLinux", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strictAndFast),
    .target(
      name: "Projections",
      dependencies: [
        "Domain", "EventLog", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strictAndFast),
    .target(
      name: "Registry",
      dependencies: ["Domain", "EventLog", "Projections"],
      swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: ["Domain", "EventLog", "Projections", "Registry", "CZlib"],
      exclude: ["HTML/page-1.png"],
      swiftSettings: strict),
    .target(
      name: "Audit",
      dependencies: ["Domain", "EventLog", "Projections", "Registry"],
      swiftSettings: strict),
    .target(
      name: "Exchange",
      dependencies: [
        "Domain", "EventLog", "Projections", "Registry", "Reports", "CExpat",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "rapport",
      dependencies: [
        "Domain", "EventLog", "Projections", "Registry", "Reports", "Audit", "Exchange",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Domain", "EventLog", "Projections", "Registry"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .target(
      name: "FaultHarness", dependencies: ["Domain", "EventLog", "Projections"], path: "Tests/FaultHarness",
      swiftSettings: strictAndFast),
    .executableTarget(
      name: "CrashStates", dependencies: ["FaultHarness"], path: "Tests/CrashStates", swiftSettings: strict),
    .executableTarget(
      name: "HotLoops", dependencies: ["Domain", "EventLog", "Projections"], path: "Tests/HotLoops",
      swiftSettings: strict),
    .testTarget(name: "FaultTests", dependencies: ["FaultHarness"], swiftSettings: strict),
    .testTarget(name: "DomainTests", dependencies: ["Domain", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "EventLogTests", dependencies: ["Domain", "EventLog", "TestSupport"], exclude: ["Corpus", "Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "ProjectionsTests", dependencies: ["Domain", "EventLog", "Projections", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RegistryTests", dependencies: ["Domain", "EventLog", "Projections", "Registry", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Domain", "EventLog", "Projections", "Registry", "Reports", "TestSupport"],
      exclude: ["Rendering/Golden", "Office/read_office.py"], swiftSettings: strict),
    .testTarget(
      name: "AuditTests", dependencies: ["Domain", "EventLog", "Projections", "Registry", "Audit", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests",
      dependencies: ["Domain", "EventLog", "Projections", "Registry", "Reports", "Exchange", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CLITests",
      dependencies: [
        "rapport", "Domain", "EventLog", "Reports", "Exchange", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["Independent", "Transcripts"], swiftSettings: strict),
    .testTarget(name: "TidyTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6])

import EventLog

/// The enumeration of crashes and faults, for the program that runs all of it and for the tests that run some.
public enum FaultHarness {
  /// The names of all scripts, the ones with most states first.
  public static var scripts: [String] { Scripts.all.map(\.name) }

  /// Runs one script through every crash and every fault.
  public static func run(_ script: Int) throws -> Tally {
    let script = Scripts.all[script]
    return try Exploration(script).run(oneFaultIn: script.oneFaultIn)
  }

  /// Runs a few scripts that together take each path of the writer, through fewer states: for a test.
  ///
  /// - Parameters:
  ///   - mutant: what the program does wrongly; nil for the program as it is.
  ///   - oneFaultIn: every so many-th fault is tried.
  public static func runSome(_ mutant: Mutant?, oneFaultIn: Int) throws -> Tally {
    var tally = Tally()
    for script in Scripts.some {
      let exploration = try Exploration(script) { files -> any LogFiles in
        mutant.map { MutantFiles(files, $0) } ?? files
      }
      tally += exploration.run(grain: .few, oneFaultIn: oneFaultIn, stops: mutant != nil)
      // A mutant is found out once: what else it breaks is not asked.
      if mutant != nil, tally.violationCount > 0 { return tally }
    }
    return tally
  }
}

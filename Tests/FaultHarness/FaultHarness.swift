import EventLog

/// The enumeration of crashes and faults, for the program that runs all of it and for the tests that run some.
public enum FaultHarness {
  /// The names of all scripts, the ones with most states first.
  public static var scripts: [String] {
    Scripts.all.map(\.name) + SwapScript.all.map(\.name) + Scripts.inPairs.map { "\($0.script.name), two faults" }
  }

  /// Runs one script through every crash and every fault.
  public static func run(_ script: Int) throws -> Tally {
    if script < Scripts.all.count {
      let script = Scripts.all[script]
      return try Exploration(script).run(oneFaultIn: script.oneFaultIn)
    }
    let swap = script - Scripts.all.count
    if swap < SwapScript.all.count { return try SwapExploration(SwapScript.all[swap]).run() }
    let pair = Scripts.inPairs[swap - SwapScript.all.count]
    return try Exploration(pair.script).runPairs(oneIn: pair.oneIn)
  }

  /// Runs a few scripts that together take each path of the writer, through fewer states: for a test.
  ///
  /// - Parameters:
  ///   - mutant: what the program does wrongly; nil for the program as it is.
  ///   - oneFaultIn: every so many-th fault is tried.
  public static func runSome(_ mutant: Mutant?, oneFaultIn: Int) throws -> Tally {
    var tally = Tally()
    if mutant?.isOfProjections != false {
      for script in SwapScript.all {
        let exploration = try SwapExploration(script, through: through(mutant))
        tally += exploration.run(grain: .whole, oneFaultIn: oneFaultIn, stops: mutant != nil)
        if mutant != nil, tally.violationCount > 0 { return tally }
      }
    }
    guard mutant?.isOfProjections != true else { return tally }
    for script in Scripts.some {
      let exploration = try Exploration(script, through: through(mutant))
      tally += exploration.run(grain: .few, oneFaultIn: oneFaultIn, stops: mutant != nil)
      // A mutant is found out once: what else it breaks is not asked.
      if mutant != nil, tally.violationCount > 0 { return tally }
    }
    return tally
  }

  private static func through(_ mutant: Mutant?) -> (CrashingFiles) -> any LogFiles {
    { files in mutant.map { MutantFiles(files, $0) } ?? files }
  }
}

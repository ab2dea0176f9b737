import FaultHarness

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Runs every script through every crash and fault, prints the counts, and ends with 1 if a promise was broken.
///
/// With arguments only the scripts whose names they are, each with its own counts and seconds.
@main
enum Main {
  static func main() async {
    let wanted = Array(CommandLine.arguments.dropFirst())
    let scripts = FaultHarness.scripts.enumerated().filter {
      wanted.isEmpty || wanted == ["all"] || wanted.contains($1)
    }
    var tally = Tally()
    await withTaskGroup(of: (Int, Tally, Duration).self) { group in
      for (script, _) in scripts { group.addTask { timed(script) } }
      var tallies: [Int: Tally] = [:]
      var seconds: [Int: Duration] = [:]
      for await (script, tally, time) in group {
        tallies[script] = tally
        seconds[script] = time
      }
      for (script, name) in scripts {
        guard let one = tallies[script] else { continue }
        if !wanted.isEmpty { print("\(name): \(line(one)), \(seconds[script] ?? .zero)") }
        tally += one
      }
    }
    for violation in tally.violations { print("violation: \(violation)") }
    let isWhole = wanted.isEmpty || wanted == ["all"]
    let unnoticed = isWhole ? await unnoticedMutants() : []
    for mutant in unnoticed { print("not noticed: a program that \(mutant.rawValue)") }
    if isWhole {
      print("mutants of the program noticed: \(Mutant.allCases.count - unnoticed.count) of \(Mutant.allCases.count)")
    }
    print(line(tally))
    let isEnough = tally.distinct >= 100_000 || !wanted.isEmpty
    exit(tally.violationCount == 0 && isEnough && unnoticed.isEmpty ? 0 : 1)
  }

  private static func unnoticedMutants() async -> [Mutant] {
    await withTaskGroup(of: Mutant?.self) { group in
      for mutant in Mutant.allCases { group.addTask { isUnnoticed(mutant) ? mutant : nil } }
      return await group.reduce(into: []) { if let mutant = $1 { $0.append(mutant) } }
    }
  }

  private static func isUnnoticed(_ mutant: Mutant) -> Bool {
    (try? FaultHarness.runSome(mutant, oneFaultIn: 1).violationCount) == 0
  }

  private static func timed(_ script: Int) -> (Int, Tally, Duration) {
    var tally = Tally()
    let time = ContinuousClock().measure { tally = run(script) }
    return (script, tally, time)
  }

  private static func run(_ script: Int) -> Tally {
    do {
      return try FaultHarness.run(script)
    } catch {
      var tally = Tally()
      tally.violationCount = 1
      tally.violations = ["\(FaultHarness.scripts[script]): cannot begin: \(error)"]
      return tally
    }
  }

  private static func line(_ tally: Tally) -> String {
    "crash states: \(tally.distinct) distinct (of \(tally.states)), system calls faulted: \(tally.faults), "
      + "pairs of them: \(tally.pairs), violations: \(tally.violationCount)"
  }
}

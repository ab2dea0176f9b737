import FaultHarness
import Testing

/// A small part of what `crash-states` runs whole, and the proof that it would notice: there, of every mutant.
@Suite struct `After every crash and fault` {
  @Test func `what was acknowledged is there, what was refused is not, and nothing else`() throws {
    let tally = try FaultHarness.runSome(nil, oneFaultIn: 29)
    #expect(tally.violationCount == 0, "\(tally.violations.joined(separator: "\n"))")
    #expect(tally.distinct > 200 && tally.faults > 20)
  }

  @Test(arguments: [Mutant.`waits for no contents`, .`waits for no projection before it is in use`])
  func `a program is found out that`(_ mutant: Mutant) throws {
    #expect(try FaultHarness.runSome(mutant, oneFaultIn: 1).violationCount > 0)
  }
}

// Measures against their line.
extension English {
  static let target: [Phrase: String] = [
    .targets: "Targets",
    .target: "Target",
    .measure: "Measure",
    .baseline: "Baseline",
    .readings: "Readings",
    .goal: "Goal",
    .goalBy: "{goal} by {day}",
    .readingAgainstLine: "Latest reading, against the line",
    .noReadingYet: "no reading yet",
    .figureOn: "{value} {unit} on {day}",
    .goalReached: "goal reached; the line from baseline to goal stands at {line}",
    .onTheLine: "on the line: the line from baseline to goal stands at {line}",
    .aheadOfLine: "{distance} ahead: the line from baseline to goal stands at {line}",
    .behindLine: "{distance} behind: the line from baseline to goal stands at {line}",
    .targetStood: "Target {target} stood at {value} on {day}.",
    .targetRead: "{measure}: {value} {unit} on {day} ({target}, goal {goal} by {goalDay}).",
    .targetSet: "Target {target}: {measure}, from {baseline} ({baselineDay}) to {goal} {unit} by {goalDay}{basis}.",
    .basis: "; basis: {basis}",
  ]
}

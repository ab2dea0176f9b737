/// The colours of papers and drawings, by what they mean; `Palette` says what each of them is.
///
/// Every ink that carries a meaning differs from the others of its group in lightness too, so that it is told apart in
/// grey and by every kind of colour vision; and no meaning is told by an ink alone.
public enum Ink: String, Hashable, Sendable, CaseIterable {
  /// Words, quiet words, and the ground that they stand on.
  case text, quiet, paper
  /// Rules and frames; bands behind rows.
  case rule, band
  /// The house colour: headings, heads of tables; and the gold of frames and targets.
  case navy, gold, goldBand
  /// Standings.
  case done, onTrack, atRisk, overdue, idle
  /// Bands behind words of that standing.
  case doneBand, onTrackBand, atRiskBand, overdueBand, idleBand
  /// Words of that standing, also on its band; and outlines of what is too light to be seen on paper.
  case doneWords, onTrackWords, atRiskWords, overdueWords, idleWords, goldWords
  /// Five steps of progress, light to dark.
  case step1, step2, step3, step4, step5
  /// Four ages of what is late, light to dark.
  case age1, age2, age3, age4
}

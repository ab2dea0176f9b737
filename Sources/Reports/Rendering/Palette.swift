/// The one table of colours: what each ink is on a screen and on paper.
///
/// The tests compute the contrast of every pair that is used, and how far the inks of one group lie apart for each
/// kind of colour vision and in grey.
public enum Palette {
  /// An ink as sRGB in hex: `#16325C`.
  public static func hex(_ ink: Ink) -> String {
    let digits = String(value(ink), radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  private static func value(_ ink: Ink) -> Int {
    switch ink {
    case .text: 0x1B2431
    case .quiet: 0x566170
    case .paper: 0xFFFFFF
    case .rule: 0xD3D9E1
    case .band: 0xF4F6F9
    case .navy: 0x16325C
    case .gold: 0xA8843A
    case .goldBand: 0xFCF9F1
    case .done, .onTrack, .atRisk, .overdue, .idle: standing(ink)
    case .doneBand, .onTrackBand, .atRiskBand, .overdueBand, .idleBand: standingBand(ink)
    case .doneWords, .onTrackWords, .atRiskWords, .overdueWords, .idleWords, .goldWords: words(ink)
    case .step1, .step2, .step3, .step4, .step5, .age1, .age2, .age3, .age4: scale(ink)
    }
  }

  private static func standing(_ ink: Ink) -> Int {
    switch ink {
    case .done: 0x173F80
    case .onTrack: 0x157A6E
    case .atRisk: 0xE0A526
    case .overdue: 0xA92A19
    default: 0x7E8896
    }
  }

  private static func standingBand(_ ink: Ink) -> Int {
    switch ink {
    case .doneBand: 0xE4ECF7
    case .onTrackBand: 0xE3F2F0
    case .atRiskBand: 0xFDF3DA
    case .overdueBand: 0xFBE9E4
    default: 0xEEF0F3
    }
  }

  private static func words(_ ink: Ink) -> Int {
    switch ink {
    case .doneWords: 0x16325C
    case .onTrackWords: 0x14524C
    case .atRiskWords: 0x6B4A00
    case .overdueWords: 0x8A1C0F
    case .goldWords: 0x6E5314
    default: 0x46505E
    }
  }

  private static func scale(_ ink: Ink) -> Int {
    switch ink {
    case .step1: 0xD3E1F0
    case .step2: 0x9FC0E1
    case .step3: 0x6296CD
    case .step4: 0x2F6BAE
    case .step5: 0x16325C
    case .age1: 0xF2CDB0
    case .age2: 0xE0935C
    case .age3: 0xBC5427
    default: 0x7A2612
    }
  }
}

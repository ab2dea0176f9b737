import Foundation
import Reports
import Testing

/// Light as the eye takes it in: linear red, green and blue from 0 to 1.
private struct Light {
  var red: Double
  var green: Double
  var blue: Double

  init(_ ink: Ink) {
    let value = Int(Palette.hex(ink).dropFirst(), radix: 16) ?? 0
    // IEC 61966-2-1.
    let linear = { (shift: Int) in
      let part = Double((value >> shift) & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    (red, green, blue) = (linear(16), linear(8), linear(0))
  }

  var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// The ratio of WCAG 2.2, 1 to 21.
  func contrast(to other: Light) -> Double {
    let (more, less) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (more + 0.05) / (less + 0.05)
  }

  /// As an eye sees it that lacks one kind of cone.
  func seen(by rows: [[Double]]) -> Light {
    let parts = rows.map { row in min(max(row[0] * red + row[1] * green + row[2] * blue, 0), 1) }
    var light = self
    (light.red, light.green, light.blue) = (parts[0], parts[1], parts[2])
    return light
  }

  /// CIELAB with the white of D65: lightness 0 to 100, and two axes of colour.
  var lab: (lightness: Double, a: Double, b: Double) {
    let root = { (part: Double) in part > 0.008856 ? pow(part, 1.0 / 3) : 7.787 * part + 16.0 / 116 }
    let x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    let y = root(luminance)
    let z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  func distance(to other: Light) -> Double {
    let (own, its) = (lab, other.lab)
    let parts = [own.lightness - its.lightness, own.a - its.a, own.b - its.b]
    return parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}

/// A pair of inks that stand on one another somewhere in a paper.
private struct Pair: CustomTestStringConvertible {
  let ink: Ink
  let ground: Ink
  var testDescription: String { "\(ink) on \(ground)" }
}

private let bands: [(Ink, Ink)] = [
  (.doneWords, .doneBand), (.onTrackWords, .onTrackBand), (.atRiskWords, .atRiskBand), (.overdueWords, .overdueBand),
  (.idleWords, .idleBand), (.goldWords, .goldBand), (.quiet, .band), (.text, .band), (.navy, .band),
  (.text, .goldBand), (.quiet, .goldBand),
]
private let onPaper: [Ink] = [
  .text, .quiet, .navy, .overdue, .done, .step4, .goldWords, .overdueWords, .atRiskWords, .onTrackWords, .doneWords,
  .idleWords,
]
/// Numbers in bars; heads of tables and flags.
private let onInk: [(Ink, Ink)] = [
  (.text, .step1), (.text, .step2), (.text, .step3), (.paper, .step4), (.paper, .step5), (.text, .age1),
  (.text, .age2), (.paper, .age3), (.paper, .age4), (.paper, .navy), (.paper, .text), (.paper, .goldWords),
]
private let words: [Pair] =
  onPaper.map { Pair(ink: $0, ground: .paper) } + (bands + onInk).map { Pair(ink: $0.0, ground: $0.1) }

/// Shapes that have to be seen; light fills have one of these as their outline.
private let shapes: [Pair] = [
  Ink.navy, .gold, .done, .onTrack, .atRiskWords, .overdue, .idle, .idleWords, .step4, .step5, .age3, .age4, .quiet,
].flatMap { [Pair(ink: $0, ground: .paper), Pair(ink: $0, ground: .band)] }

@Suite struct `The colours` {
  @Test(arguments: words) fileprivate func `let words be read on their ground`(pair: Pair) {
    #expect(Light(pair.ink).contrast(to: Light(pair.ground)) >= 4.5)
  }

  @Test(arguments: shapes) fileprivate func `let shapes be seen on their ground`(pair: Pair) {
    #expect(Light(pair.ink).contrast(to: Light(pair.ground)) >= 3)
  }

  /// Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency (2009),
  /// the matrices for severity 1.0; they are meant for linear light.
  private static let eyes: [String: [[Double]]] = [
    "all cones": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
      [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900],
    ],
    "grey": Array(repeating: [0.2126, 0.7152, 0.0722], count: 3),
  ]

  @Test(
    arguments: [
      [.done, .onTrack, .atRisk, .overdue, .idle], [.step1, .step2, .step3, .step4, .step5],
      [.age1, .age2, .age3, .age4],
    ] as [[Ink]])
  func `of one group are told apart by every eye and in grey`(group: [Ink]) {
    for (place, ink) in group.enumerated() {
      for other in group[(place + 1)...] {
        for (eye, rows) in Self.eyes {
          let distance = Light(ink).seen(by: rows).distance(to: Light(other).seen(by: rows))
          // A difference of 2.3 is just seen side by side.
          #expect(distance > 7, "\(ink) and \(other), \(eye)")
        }
      }
    }
  }

  @Test func `of a scale grow darker from step to step`() {
    for scale in [[Ink.step1, .step2, .step3, .step4, .step5], [.age1, .age2, .age3, .age4]] {
      let lightness = scale.map { Light($0).lab.lightness }
      #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 - $1 > 10 }, "\(lightness)")
    }
  }

  @Test func `are each a colour of its own name, well formed`() {
    let hexes = Ink.allCases.map(Palette.hex)
    #expect(hexes.allSatisfy { $0.wholeMatch(of: /#[0-9A-F]{6}/) != nil })
    #expect(Light(.paper).luminance > 0.999 && Light(.text).luminance < 0.05)
  }
}

import Foundation
import TestSupport
import Testing

@testable import EventLog

/// The eight inputs of the Certificate Transparency reference implementation.
private let inputs: [[UInt8]] = [
  [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57), Array(0x60...0x6f),
]

private func leaves(_ count: Int) -> TreeLeaves {
  TreeLeaves((0..<count).map { .sha256([0x00] + Array("entry \($0)".utf8)) })
}

private func digest(_ hex: String) throws -> Digest {
  let digits = Array(hex)
  let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0..<$0 + 2]), radix: 16) ?? 0 }
  return try #require(Digest(bytes: bytes))
}

@Suite struct `A proof that an event stands in a tree` {
  @Test func `has the hashes of the reference implementation`() throws {
    let tree = TreeLeaves(inputs.map { .sha256([0x00] + $0) })
    let expected: [(index: Int, size: Int, path: [String])] = [
      (0, 1, []),
      (
        0, 8,
        [
          "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
      ),
      (
        5, 8,
        [
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
      ),
      (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    ]
    for (index, size, path) in expected {
      let proof = try #require(tree.inclusionProof(of: index, at: size))
      #expect(try proof.path == path.map(digest))
      #expect(proof.holds(for: tree.leaves[index], in: try #require(tree.head(at: size))))
    }
  }

  @Test func `holds for its leaf, place, size and root, and for no other`() throws {
    let tree = leaves(40)
    for size in 1...40 {
      let head = try #require(tree.head(at: size))
      for index in 0..<size {
        let proof = try #require(tree.inclusionProof(of: index, at: size))
        let leaf = tree.leaves[index]
        #expect(proof.holds(for: leaf, in: head))
        #expect(!proof.holds(for: tree.leaves[(index + 1) % 40], in: head))
        for other in -1...41 where other != index {
          #expect(!InclusionProof(index: other, path: proof.path).holds(for: leaf, in: head), "\(other) of \(size)")
        }
        for other in 0...40 where other != size {
          #expect(!proof.holds(for: leaf, in: try #require(tree.head(at: other))))
        }
        #expect(!InclusionProof(index: index, path: proof.path + [leaf]).holds(for: leaf, in: head))
        if !proof.path.isEmpty {
          #expect(!InclusionProof(index: index, path: proof.path.dropLast()).holds(for: leaf, in: head))
        }
      }
    }
  }

  /// Seen alone, the hashes of the second leaf of two are also a way to a root of three leaves: only size and root
  /// from one checkpoint tell.
  @Test func `of a leaf of two is none of a leaf of three`() throws {
    let tree = leaves(3)
    let (two, three) = (try #require(tree.head(at: 2)), try #require(tree.head(at: 3)))
    for index in 0...1 {
      let proof = try #require(tree.inclusionProof(of: index, at: 2))
      #expect(proof.holds(for: tree.leaves[index], in: two))
      for place in 0...2 {
        #expect(!InclusionProof(index: place, path: proof.path).holds(for: tree.leaves[index], in: three))
      }
    }
    let forged = TreeHead(size: 3, root: two.root)
    #expect(forged != three && tree.head(at: 3) != forged)
  }

  @Test func `is not made for what does not stand there`() {
    let tree = leaves(5)
    for (index, size) in [(5, 5), (-1, 5), (0, 0), (0, 6), (3, 3), (0, -1)] {
      #expect(tree.inclusionProof(of: index, at: size) == nil)
    }
    #expect(tree.head(at: 6) == nil && tree.head(at: -1) == nil && tree.head(at: 0) == .empty)
  }
}

@Suite struct `A proof that a tree begins with an earlier one` {
  @Test func `has the hashes of the reference implementation`() throws {
    let tree = TreeLeaves(inputs.map { .sha256([0x00] + $0) })
    let expected: [(from: Int, to: Int, path: [String])] = [
      (1, 1, []),
      (
        1, 8,
        [
          "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
      ),
      (
        6, 8,
        [
          "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
      ),
      (
        2, 5,
        [
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ]
      ),
    ]
    for (first, second, path) in expected {
      let proof = try #require(tree.consistencyProof(from: first, to: second))
      #expect(try proof.path == path.map(digest))
      #expect(proof.holds(from: try #require(tree.head(at: first)), to: try #require(tree.head(at: second))))
    }
  }

  @Test func `holds for its two trees, and not with a size, a root or a hash changed`() throws {
    let tree = leaves(64)
    let heads = try (0...64).map { try #require(tree.head(at: $0)) }
    let wrong = Digest.sha256([1])
    for second in 0...64 {
      for first in 0...second {
        let proof = try #require(tree.consistencyProof(from: first, to: second))
        let (before, after) = (heads[first], heads[second])
        #expect(proof.holds(from: before, to: after), "\(first) \(second)")
        #expect(!proof.holds(from: TreeHead(size: first, root: wrong), to: after))
        if first > 0 {
          #expect(!proof.holds(from: before, to: TreeHead(size: second, root: wrong)))
          #expect(!proof.holds(from: heads[first - 1], to: after) || first == 1)
        }
        #expect(!ConsistencyProof(path: proof.path + [wrong]).holds(from: before, to: after))
        for place in proof.path.indices {
          var path = proof.path
          path[place] = wrong
          #expect(!ConsistencyProof(path: path).holds(from: before, to: after))
          path.remove(at: place)
          #expect(!ConsistencyProof(path: path).holds(from: before, to: after))
        }
        if second < 64, first > 0, first < second { #expect(!proof.holds(from: before, to: heads[second + 1])) }
        if first < second { #expect(!proof.holds(from: after, to: before)) }
      }
    }
  }

  /// The independent library, with all sizes to 130.
  @Test func `and that an event stands there agree with pymerkle`() throws {
    let program = """
      import base64, sys
      from pymerkle import InmemoryTree
      tree = InmemoryTree(algorithm='sha256')
      for i in range(131):
        if i: tree.append_entry(b'entry %d' % (i - 1))
        print(i, base64.b64encode(tree.get_root()).decode())
        for leaf in range(i):
          proof = tree.prove_inclusion(leaf + 1, i)
          print(i, leaf, *[base64.b64encode(h).decode() for h in proof.path[1:]])
      """
    let (output, status) = try Project.run(Project.python, ["-c", program])
    try #require(status == 0, "\(output)")
    let tree = leaves(130)
    var expected = ""
    for size in 0...130 {
      expected += "\(size) \(try #require(tree.head(at: size)).root.base64)\n"
      for index in 0..<size {
        let path = try #require(tree.inclusionProof(of: index, at: size)).path
        expected += (["\(size)", "\(index)"] + path.map(\.base64)).joined(separator: " ") + "\n"
      }
    }
    #expect(output.split(separator: "\n").count == 131 + 130 * 131 / 2)
    #expect(output == expected)
  }
}

import Testing

@testable import EventLog

@Suite struct `The tree over the lines of a stream` {
  /// The inputs and roots of the Certificate Transparency reference implementation.
  @Test func `has the roots of RFC 6962`() {
    let inputs: [[UInt8]] = [
      [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57), Array(0x60...0x6f),
    ]
    let expected = [
      0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    var tree = MerkleTree()
    for size in 0...8 {
      if let root = expected[size] { #expect(hex(tree.root) == root) }
      if size < 8 { tree.append(.sha256([0x00] + inputs[size])) }
    }
  }

  @Test func `equals the recursive definition for every size up to 70`() {
    let leaves = (0..<70).map { Digest.sha256([UInt8($0)]) }
    var tree = MerkleTree()
    for size in 1...70 {
      tree.append(leaves[size - 1])
      #expect(tree.root == Self.root(leaves[..<size]))
    }
  }

  /// RFC 6962 section 2.1, word for word.
  private static func root(_ leaves: ArraySlice<Digest>) -> Digest {
    guard leaves.count > 1 else { return leaves.first ?? .sha256([]) }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let middle = leaves.startIndex + split
    return .sha256([0x01] + root(leaves[..<middle]).bytes + root(leaves[middle...]).bytes)
  }

  private func hex(_ digest: Digest) -> String {
    digest.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

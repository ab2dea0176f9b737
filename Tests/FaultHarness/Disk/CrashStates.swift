/// One legal state of the device after a power cut: a disk on which everything is settled.
struct CrashState {
  let disk: Disk
  let digest: UInt64
  /// Which of the unsettled changes arrived.
  let choice: CrashChoice
}

/// Which unsettled changes are on the device, in words for whoever wants to have the state again.
struct CrashChoice: CustomStringConvertible, Sendable {
  var names: [Disk.NameChange] = []
  var arrivals: [(path: String, change: Disk.Change, arrival: Arrival)] = []

  var description: String {
    let named = names.map { change in
      switch change {
      case .add(let path, _): "name \(path)"
      case .rename(let path, let target, _): "rename \(path) to \(target)"
      case .remove(let path): "removal of \(path)"
      }
    }
    let arrived = arrivals.map { path, change, arrival in
      switch (change, arrival) {
      case (.write(let offset, let bytes, _), .bytes(let parts, let size)):
        "\(path) at \(offset): of \(bytes.count) bytes \(parts), size \(size)"
      case (.truncate(let size), .truncated(let isDone)): "\(path) \(isDone ? "cut" : "not cut") to \(size)"
      default: path
      }
    }
    let all = named + arrived
    return all.isEmpty ? "nothing" : all.joined(separator: "; ")
  }
}

extension Disk {
  /// Combinations over all files that are tried at one moment, for one choice of names.
  private static let productLimit = 6_000

  /// Every legal state after a power cut now.
  ///
  /// Each name that was not waited for is there or not, in any combination; each write to a file has arrived, has not,
  /// was cut, or left zeros where its bytes should be, independently of all others.
  func forEachCrashState(_ grain: Grain, _ body: (CrashState) -> Void) {
    var tried: Set<[String: Int]> = []
    for subset in Self.subsets(of: pendingNames) {
      var names = settledNames
      for change in subset { Self.apply(change, to: &names) }
      // A name in a folder that is not there is not there.
      names = names.filter { Self.isReachable($0.key, in: names) }
      guard tried.insert(names).inserted else { continue }
      forEachArrival(names: names, chosen: subset, grain, body)
    }
  }

  private static func isReachable(_ path: String, in names: [String: Int]) -> Bool {
    let folder = folder(of: path)
    return folder.isEmpty || names[path] == 0 || (names[folder] != nil && isReachable(folder, in: names))
  }

  private static func subsets(of changes: [NameChange]) -> [[NameChange]] {
    // No script leaves more than a few names unsettled; if one did, the first ones count as settled together.
    let (early, late) = (changes.dropLast(7), changes.suffix(7))
    return (0..<1 << late.count).map { choice in
      early + late.enumerated().filter { choice & 1 << $0.offset != 0 }.map(\.element)
    }
  }

  private func forEachArrival(
    names: [String: Int], chosen: [NameChange], _ grain: Grain, _ body: (CrashState) -> Void
  ) {
    let base = crashed(names: names)
    let paths = names.keys.sorted()
    let open = paths.compactMap { path in names[path].map { (path, $0) } }.filter { !nodes[$0.1].pending.isEmpty }
    let unsettled = open.map { path, inode in nodes[inode].pending.map { (path: path, inode: inode, change: $0) } }
    let changes = Array(unsettled.joined())
    var choices = changes.map { $0.change.arrivals(changes.count == 1 ? grain : min(grain, .edges)) }
    Self.thin(&choices)
    let fixed = paths.map { path in
      let digest = StateDigest.of(path.utf8)
      guard let inode = names[path] else { return (digest, 0, UInt64(0)) }
      return (digest, inode, nodes[inode].isFolder ? 0 : nodes[inode].settled.digest)
    }
    let openNodes = Set(open.map(\.1))
    var indices = Array(repeating: 0, count: choices.count)
    repeat {
      var disk = base
      for (place, change) in changes.enumerated() {
        change.change.apply(choices[place][indices[place]], to: &disk.nodes[change.inode].seen)
      }
      let digest = fixed.reduce(UInt64(1)) { digest, entry in
        let contents = openNodes.contains(entry.1) ? disk.nodes[entry.1].seen.digest : entry.2
        return StateDigest.combine(StateDigest.combine(digest, entry.0), contents)
      }
      for inode in openNodes { disk.nodes[inode].settled = disk.nodes[inode].seen }
      let choice = CrashChoice(
        names: chosen,
        arrivals: changes.enumerated().map { ($1.path, $1.change, choices[$0][indices[$0]]) })
      body(CrashState(disk: disk, digest: digest, choice: choice))
    } while Self.advance(&indices, choices)
  }

  /// The disk with these names and only the settled contents, everything on it settled.
  private func crashed(names: [String: Int]) -> Disk {
    var disk = self
    for index in disk.nodes.indices {
      disk.nodes[index].pending = []
      disk.nodes[index].seen = nodes[index].settled
    }
    disk.names = names
    disk.settledNames = names
    disk.pendingNames = []
    return disk
  }

  /// Takes choices away, evenly and from the longest list, until all combinations can be tried.
  private static func thin(_ choices: inout [[Arrival]]) {
    while choices.count > 1, choices.reduce(1, { $0 * $1.count }) > productLimit {
      guard let longest = choices.indices.max(by: { choices[$0].count < choices[$1].count }) else { return }
      let list = choices[longest]
      guard list.count > 4 else { return }
      choices[longest] = list.prefix(3) + Array(list.dropFirst(3)).thinned(to: max((list.count - 3) / 2, 1))
    }
  }

  private static func advance(_ indices: inout [Int], _ choices: [[Arrival]]) -> Bool {
    for place in indices.indices {
      indices[place] += 1
      if indices[place] < choices[place].count { return true }
      indices[place] = 0
    }
    return false
  }
}

/// The coarser of two grains.
private func min(_ one: Grain, _ other: Grain) -> Grain { one.limit < other.limit ? one : other }

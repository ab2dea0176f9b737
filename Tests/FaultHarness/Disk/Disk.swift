import Domain

/// A disk with its two images: what the programs of the running machine see, and what a power cut would leave for sure.
///
/// Between the two stand the changes that were not waited for. A wait for a file settles its contents only, a wait for
/// a folder its names only, as POSIX has it; no file system promises less, and many promise more.
struct Disk: Sendable {
  /// A change to a file's contents that no wait has settled.
  enum Change: Sendable {
    /// Bytes at a place. Dropped ones went with a wait that failed: they are seen, and no later wait settles them.
    case write(offset: Int, bytes: [UInt8], isDropped: Bool)
    case truncate(size: Int)
  }

  /// A change to the names that no wait for the folder has settled.
  enum NameChange: Hashable, Sendable {
    case add(path: String, inode: Int)
    case rename(from: String, to: String, inode: Int)
    case remove(path: String)

    /// The folder whose wait settles it: a rename stays within one folder here.
    var folder: String {
      switch self {
      case .add(let path, _), .rename(_, let path, _), .remove(let path): Disk.folder(of: path)
      }
    }
  }

  /// A file or folder, whatever its names.
  struct Node: Sendable {
    let isFolder: Bool
    var seen = Contents()
    var settled = Contents()
    var pending: [Change] = []
    /// Counts its changes, in place of a time.
    var changes = 0
  }

  var nodes: [Node] = []
  /// The names that programs see: a path, and the place of its node.
  var names: [String: Int] = [:]
  var settledNames: [String: Int] = [:]
  var pendingNames: [NameChange] = []

  /// A disk with a register's folder and nothing in it.
  init(register: String) {
    nodes = [Node(isFolder: true)]
    names = [register: 0]
    settledNames = names
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  var isSettled: Bool { pendingNames.isEmpty && nodes.allSatisfy(\.pending.isEmpty) }

  /// The disk on which all that is seen was waited for; what it bears is the beginning that later states share.
  func settledAsSeen() -> Disk {
    var disk = self
    for index in disk.nodes.indices {
      disk.nodes[index].seen = Contents(nodes[index].seen.bytes)
      disk.nodes[index].settled = disk.nodes[index].seen
      disk.nodes[index].pending = []
    }
    disk.settledNames = names
    disk.pendingNames = []
    return disk
  }

  /// The bytes that programs see under a path.
  func seen(_ path: String) -> Contents? { names[path].map { nodes[$0].seen } }

  /// The paths of what stands in a folder, sorted.
  func paths(in folder: String) -> [String] {
    names.keys.filter { Self.folder(of: $0) == folder }.sorted()
  }

  /// A digest of all names and contents that programs see.
  var digest: UInt64 {
    names.keys.sorted().reduce(1) { digest, path in
      let node = names[path].map { nodes[$0] }
      let contents = node.map { $0.isFolder ? 0 : $0.seen.digest } ?? 0
      return StateDigest.combine(StateDigest.combine(digest, StateDigest.of(path.utf8)), contents)
    }
  }
}

extension Disk {
  /// Puts bytes behind the last one of a file.
  mutating func append(_ bytes: ArraySlice<UInt8>, to node: Int) {
    let offset = nodes[node].seen.count
    nodes[node].changes += 1
    guard !bytes.isEmpty else { return }
    nodes[node].seen.write(bytes, at: offset)
    nodes[node].pending.append(.write(offset: offset, bytes: Array(bytes), isDropped: false))
  }

  mutating func truncate(_ node: Int, to size: Int) {
    nodes[node].changes += 1
    nodes[node].seen.truncate(to: size)
    nodes[node].pending.append(.truncate(size: size))
  }

  /// A wait for a file's contents.
  ///
  /// Dropped bytes stay unsettled, unless the file was cut before them.
  mutating func settle(_ node: Int) {
    var dropped: [Change] = []
    for change in nodes[node].pending {
      switch change {
      case .write(_, _, isDropped: true): dropped.append(change)
      case .write(let offset, let bytes, _): nodes[node].settled.write(bytes, at: offset)
      case .truncate(let size):
        nodes[node].settled.truncate(to: size)
        dropped = dropped.compactMap { Self.clip($0, to: size) }
      }
    }
    nodes[node].pending = dropped
  }

  private static func clip(_ change: Change, to size: Int) -> Change? {
    guard case .write(let offset, let bytes, let isDropped) = change else { return change }
    guard offset < size else { return nil }
    return .write(offset: offset, bytes: Array(bytes.prefix(size - offset)), isDropped: isDropped)
  }

  /// A wait that fails and takes the bytes with it: the pages count as clean from then on.
  ///
  /// - Parameter evicted: whether programs see at once what the device has, and zeros where it has nothing.
  mutating func drop(_ node: Int, evicted: Bool) {
    for index in nodes[node].pending.indices {
      guard case .write(let offset, let bytes, _) = nodes[node].pending[index] else { continue }
      nodes[node].pending[index] = .write(offset: offset, bytes: bytes, isDropped: true)
      guard evicted else { continue }
      let end = min(offset + bytes.count, nodes[node].seen.count)
      let device = nodes[node].settled
      for place in offset..<max(end, offset) {
        let byte = place < device.count ? device.bytes(from: place).first ?? 0 : 0
        nodes[node].seen.write(CollectionOfOne(byte), at: place)
      }
    }
  }

  /// Makes a file or folder; gives the place of its node.
  mutating func add(_ path: String, isFolder: Bool) -> Int {
    nodes.append(Node(isFolder: isFolder))
    names[path] = nodes.count - 1
    pendingNames.append(.add(path: path, inode: nodes.count - 1))
    return nodes.count - 1
  }

  mutating func rename(_ path: String, to target: String) {
    guard let node = names.removeValue(forKey: path) else { return }
    names[target] = node
    nodes[node].changes += 1
    pendingNames.append(.rename(from: path, to: target, inode: node))
  }

  mutating func remove(_ path: String) {
    names[path] = nil
    pendingNames.append(.remove(path: path))
  }

  /// A wait for the names in a folder.
  mutating func settleNames(in folder: String) {
    for change in pendingNames where change.folder == folder { Self.apply(change, to: &settledNames) }
    pendingNames.removeAll { $0.folder == folder }
  }

  static func apply(_ change: NameChange, to names: inout [String: Int]) {
    switch change {
    case .add(let path, let inode): names[path] = inode
    case .rename(let path, let target, let inode):
      names[path] = nil
      names[target] = inode
    case .remove(let path): names[path] = nil
    }
  }
}

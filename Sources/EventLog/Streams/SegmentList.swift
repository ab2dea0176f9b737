import Domain

/// Which segments a stream has: listed once, or asked for one by one where listing a long folder would cost too much.
struct SegmentList {
  private let folder: LogFolder
  private let stream: String
  /// The first ids of all segments in order; nil if the folder was not listed.
  private let listed: [Int]?
  /// The names of files that end in `.jsonl` and are no segment's, sorted.
  let misnamed: [String]

  init(folder: LogFolder, stream: String, lists: Bool) throws(FileFailure) {
    self.folder = folder
    self.stream = stream
    guard lists else {
      (listed, misnamed) = (nil, [])
      return
    }
    // A leading dot marks a temporary file, which an interrupted writer may leave.
    let names = try Self.names(in: folder, stream).filter { $0.hasSuffix(".jsonl") && !$0.hasPrefix(".") }
    listed = names.compactMap(Segment.first(ofName:)).sorted()
    misnamed = names.filter { Segment.first(ofName: $0) == nil }.sorted()
  }

  private static func names(in folder: LogFolder, _ stream: String) throws(FileFailure) -> [String] {
    do throws(FileFailure) {
      return try folder.files.list(folder.folder(of: stream))
    } catch  where error.cause == .missing {
      return []
    }
  }

  /// The first id of the last segment; nil if there is none, or if the folder was not listed.
  var last: Int? { listed?.last }

  /// The first segment from an id on; if the folder was not listed, only the one that begins there.
  func next(from first: Int) throws(FileFailure) -> Int? {
    guard let listed else { return try folder.hasSegment(first: first, in: stream) ? first : nil }
    var (low, high) = (0, listed.count)
    while low < high {
      let middle = (low + high) / 2
      if listed[middle] < first { low = middle + 1 } else { high = middle }
    }
    return low < listed.count ? listed[low] : nil
  }
}

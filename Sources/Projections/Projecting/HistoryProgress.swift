/// Is told how many histories are done, and of how many, now and then in work that goes through all of them.
public typealias HistoryProgress = (_ done: Int, _ total: Int) -> Void

enum HistoryStride {
  /// After how many histories somebody is told.
  static let length = 512
}

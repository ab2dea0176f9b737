/// Is told how many histories are done, and of how many, now and then in work that goes through all of them.
public typealias HistoryWatch = (_ done: Int, _ total: Int) -> Void

enum HistoryProgress {
  /// After how many histories somebody is told.
  static let stride = 512
}

/// How many follow-ups more are open and overdue.
struct OpenChange: Equatable {
  var open = 0
  var overdue = 0
  /// The due days of the overdue ones, added up.
  var dueTotal = 0

  var isNothing: Bool { self == OpenChange() }

  static func += (one: inout OpenChange, other: OpenChange) {
    // Read from a file that may be damaged: a wrong sum is found there, a trap is not.
    one.open &+= other.open
    one.overdue &+= other.overdue
    one.dueTotal &+= other.dueTotal
  }
}

import Foundation

/// Holds back the signals that end a command, until what it made for itself alone is cleared away.
struct Interruption {
  nonisolated(unsafe) private static var wanted: Int32 = 0

  static var isWanted: Bool { wanted != 0 }

  /// What each signal did before.
  private var earlier: [(signal: Int32, action: sigaction)] = []
  private var mask = sigset_t()

  init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var (action, before) = (sigaction(), sigaction())
      sigaction(number, nil, &before)
      // Whoever started this with nohup wants it to go on.
      if Self.isIgnored(before) { continue }
      action.__sigaction_handler.sa_handler = { Interruption.wanted = $0 }
      sigaction(number, &action, nil)
      earlier.append((number, before))
      sigaddset(&signals, number)
    }
    // Whatever started this may have left them blocked.
    pthread_sigmask(SIG_UNBLOCK, &signals, &mask)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Lets signals through again; one that came meanwhile ends the program now.
  func pass() {
    for (number, action) in earlier {
      var action = action
      sigaction(number, &action, nil)
    }
    if Self.isWanted { raise(Self.wanted) }
    var mask = mask
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }
}

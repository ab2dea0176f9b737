import CLinux

/// A file system on another machine, by the name under which people know it.
///
/// There a lock may hold on one computer only, and a wait for the device may end before the server has written; so
/// nothing is written to a register that lies on one.
public enum NetworkFileSystem: String, Hashable, Sendable {
  case nfs = "NFS"
  case smb = "a Windows share (SMB)"
  case plan9 = "9P"
  case afs = "AFS"
  case ceph = "Ceph"
  case coda = "Coda"

  /// The kind that a number of `statfs` stands for (statfs(2), "Filesystem types"); nil for one of this machine.
  init?(magic: UInt32) {
    switch magic {
    case 0x6969: self = .nfs
    case 0x517B, 0xFF53_4D42, 0xFE53_4D42: self = .smb
    case 0x0102_1997: self = .plan9
    case 0x5346_414F, 0x6B41_4653: self = .afs
    case 0x00C3_6400: self = .ceph
    case 0x7375_7245: self = .coda
    default: return nil
    }
  }

  /// The kind that a folder lies on; nil if it lies on this machine, or nobody can say.
  static func holding(_ folder: String) -> NetworkFileSystem? {
    #if os(Linux)
      var status = statfs()
      guard statfs(folder, &status) == 0 else { return nil }
      return NetworkFileSystem(magic: UInt32(truncatingIfNeeded: status.f_type))
    #else
      return nil
    #endif
  }
}

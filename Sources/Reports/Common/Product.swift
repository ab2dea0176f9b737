/// What made a paper: every paper says so, since another version may word or count it in another way.
public enum Product {
  /// The number of this version, by Semantic Versioning.
  public static let version = "0.1.0"

  /// "rapport 0.1.0".
  public static let name = "rapport \(version)"
}

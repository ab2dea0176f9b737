import Domain
import Projections

// Filters that are saved under a name, for everybody who reads the register.
extension Draft {
  /// Saves a filter under a name; the same name again replaces it.
  /// - Throws: `RegisterFailure` if it is no filter here, or would use itself through other views.
  public func saveView(_ name: String, as filter: String, _ circumstances: Circumstances) throws -> SettingChange {
    try set(SettingRule.viewPrefix + name.lowercased(), to: filter, circumstances)
  }

  /// Removes a saved filter: an empty setting takes its place.
  /// - Throws: `RegisterFailure` if there is none of that name, or others use it.
  public func removeView(_ typed: String, _ circumstances: Circumstances) throws -> SettingChange {
    let name = typed.lowercased()
    let key = SettingRule.viewPrefix + name
    let views = try queries.settings().views
    guard let before = views[name] else {
      let known = views.sorted { $0.key < $1.key }.map { Candidate(reference: $0.key, name: $0.value) }
      throw RegisterFailure.unknown(.view, name, nearest: Nearest.candidates(to: name, among: known))
    }
    let users = views.filter { (try? FilterExpression($0.value))?.views.contains(name) ?? false }.keys.sorted()
    guard users.isEmpty else { throw RegisterFailure.viewInUse(name, by: users) }
    let id = try record(.register(.set(key: key, value: "")), in: .register, circumstances, usual: .internal)
    return SettingChange(key: key, value: "", before: before, events: [id.event])
  }

  /// The value of a setting as it is recorded: a view in its normal form, after it was understood here.
  func settingValue(_ key: String, _ typed: String) throws -> String {
    let value = try TextRule.checked(typed, field: key)
    guard key.hasPrefix(SettingRule.viewPrefix) else { return value }
    let name = String(key.dropFirst(SettingRule.viewPrefix.count))
    guard SettingRule.isViewName(name) else { throw RegisterFailure.badViewName(name) }
    let resolver = try FilterResolver(queries, references)
    _ = try FilterReading(resolver: resolver, text: value, views: [name]).whole()
    return (try? FilterExpression(value))?.description ?? value
  }
}

extension AnyIterator<Table.Row> {
  /// A row for each item, and a heading in front of those that follow one another with the same key.
  ///
  /// - Parameters:
  ///   - items: those of one group together.
  ///   - heading: the row in front of a group, from its first item; nil for none.
  init<Items: IteratorProtocol, Key: Equatable>(
    grouping items: Items, by key: @escaping (Items.Element) -> Key,
    heading: @escaping (Items.Element) -> Table.Row?, row: @escaping (Items.Element) -> Table.Row
  ) {
    var (left, last) = (items, Key?.none)
    var held: Table.Row?
    self.init {
      if let row = held {
        held = nil
        return row
      }
      guard let item = left.next() else { return nil }
      let row = row(item)
      if key(item) == last { return row }
      last = key(item)
      guard let heading = heading(item) else { return row }
      held = row
      return heading
    }
  }
}

/// Elements in their order: held as they are, or, where there may be very many, made one by one each time somebody goes
/// through them, so that a list of any length is written in the memory of one row.
public struct Rows<Element: Hashable & Sendable>: Sequence, Sendable {
  private enum Source: Sendable {
    case held([Element])
    case made(@Sendable () -> AnyIterator<Element>)
  }

  private var source: Source

  /// Elements that are held.
  public init(_ elements: some Sequence<Element>) { source = .held(Array(elements)) }

  /// Elements that are made anew, the same ones each time.
  public init(making make: @escaping @Sendable () -> AnyIterator<Element>) { source = .made(make) }

  /// One element for each of a sequence, made when it is reached.
  public init<Base: Sequence & Sendable>(of base: Base, _ make: @escaping @Sendable (Base.Element) -> Element) {
    self.init {
      var rest = base.makeIterator()
      return AnyIterator { rest.next().map(make) }
    }
  }

  public func makeIterator() -> Iterator {
    switch source {
    case .held(let elements): Iterator(of: .held(elements.makeIterator()))
    case .made(let make): Iterator(of: .made(make()))
    }
  }

  /// How many there are; those that are made are made for it.
  public var count: Int {
    switch source {
    case .held(let elements): elements.count
    case .made: reduce(0) { count, _ in count + 1 }
    }
  }

  public var isEmpty: Bool { first { _ in true } == nil }

  /// Adds an element; from then on all are held.
  public mutating func append(_ element: Element) {
    guard case .held(var elements) = source else {
      source = .held(self + [element])
      return
    }
    // Let go of first, so that what is held is not copied.
    source = .held([])
    elements.append(element)
    source = .held(elements)
  }
}

extension Rows {
  /// Goes through the elements.
  public struct Iterator: IteratorProtocol {
    fileprivate enum Way {
      case held(IndexingIterator<[Element]>)
      case made(AnyIterator<Element>)
    }

    private var way: Way

    fileprivate init(of way: Way) { self.way = way }

    public mutating func next() -> Element? {
      switch way {
      case .held(var elements):
        defer { way = .held(elements) }
        return elements.next()
      case .made(let elements): return elements.next()
      }
    }
  }
}

extension Rows: Hashable {
  public static func == (left: Rows, right: Rows) -> Bool { left.elementsEqual(right) }

  public func hash(into hasher: inout Hasher) { for element in self { hasher.combine(element) } }
}

extension Rows: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}

import GRDB

/// Words that stand in many rows (types, desks, streams, codes), each once in the table `name` and elsewhere as a number.
final class NameTable {
  private let db: Database
  /// In a new file nothing stands in the table that is not known here.
  private let isNew: Bool
  private var known = ByteNames()
  /// The numbers in the table of the words that are known.
  private var numbers: [Int] = []

  init(_ db: Database, isNew: Bool) {
    self.db = db
    self.isNew = isNew
  }

  /// The number of a word, which is given one if it has none.
  func number(of word: UnsafeRawBufferPointer) throws -> Int {
    let (place, isNew) = known.number(of: word)
    if isNew { numbers.append(try find(known.text(place))) }
    return numbers[place]
  }

  func number(of word: String) throws -> Int {
    var word = word
    return try word.withUTF8 { try number(of: UnsafeRawBufferPointer($0)) }
  }

  private func find(_ word: String) throws -> Int {
    if !isNew {
      let found = try db.cachedStatement(sql: "SELECT id FROM name WHERE word = ?")
      if let number = try Int.fetchOne(found, arguments: [word]) { return number }
    }
    let insertion = try db.cachedStatement(sql: "INSERT INTO name (word) VALUES (?)")
    try insertion.execute(arguments: [word])
    return Int(db.lastInsertedRowID)
  }
}

/// The words by their numbers, each asked for once.
final class NameReader {
  private let db: Database
  private var words: [String?] = []

  init(_ db: Database) { self.db = db }

  subscript(number: UInt32) -> String {
    get throws {
      let place = Int(number)
      if place < words.count, let word = words[place] { return word }
      let statement = try db.cachedStatement(sql: "SELECT word FROM name WHERE id = ?")
      guard let word = try String.fetchOne(statement, arguments: [place]) else { throw EventRecord.damage }
      if place >= words.count { words += repeatElement(nil, count: place + 1 - words.count) }
      words[place] = word
      return word
    }
  }

  /// The number of a word; nil if it stands nowhere.
  func number(of word: String) throws -> UInt32? {
    let statement = try db.cachedStatement(sql: "SELECT id FROM name WHERE word = ?")
    return try Int.fetchOne(statement, arguments: [word]).map { UInt32(clamping: $0) }
  }
}

import Synchronization

/// The names of countries and territories by their codes of two letters (ISO 3166-1): a table for each language.
///
/// English: short names as the United Nations use them; Korea as the two sides of a dialogue say it. The other tables
/// are made from the Unicode Common Locale Data Repository, CLDR 49 (as Babel 2.19 for Python gives it out), but for a
/// few names that the ministries write otherwise: in Japanese GB, US, MM, HK, MO; in Korean HK, MO; in Urdu US, MM, HK,
/// MO. What CLDR asks to be said with it stands below.
final class CountryNames: Sendable {
  private let table: String
  /// A command says few of the names, and those again and again: each is looked for when it is asked for.
  private let found = Mutex<[String: String?]>([:])

  /// - Parameter table: code and name of one country a line.
  init(_ table: String) { self.table = table }

  /// The name of a country; nil for two letters that name none.
  subscript(code: String) -> String? {
    guard code.utf8.count == 2 else { return nil }
    return found.withLock { found in
      if let name = found[code] { return name }
      let name = lines.first { $0.starts(with: "\(code) ".utf8) }.map { String($0.dropFirst(3)) ?? "" }
      found[code] = .some(name)
      return name
    }
  }

  /// The codes of all countries, two letters each.
  var codes: [String] { lines.compactMap { String($0.prefix(2)) } }

  private var lines: [Substring.UTF8View] { table.utf8.split(separator: UInt8(ascii: "\n")) }
}

// UNICODE LICENSE V3
//
// COPYRIGHT AND PERMISSION NOTICE
//
// Copyright © 2004-2025 Unicode, Inc.
//
// NOTICE TO USER: Carefully read the following legal agreement. BY
// DOWNLOADING, INSTALLING, COPYING OR OTHERWISE USING DATA FILES, AND/OR
// SOFTWARE, YOU UNEQUIVOCALLY ACCEPT, AND AGREE TO BE BOUND BY, ALL OF THE
// TERMS AND CONDITIONS OF THIS AGREEMENT. IF YOU DO NOT AGREE, DO NOT
// DOWNLOAD, INSTALL, COPY, DISTRIBUTE OR USE THE DATA FILES OR SOFTWARE.
//
// Permission is hereby granted, free of charge, to any person obtaining a
// copy of data files and any associated documentation (the "Data Files") or
// software and any associated documentation (the "Software") to deal in the
// Data Files or Software without restriction, including without limitation
// the rights to use, copy, modify, merge, publish, distribute, and/or sell
// copies of the Data Files or Software, and to permit persons to whom the
// Data Files or Software are furnished to do so, provided that either (a)
// this copyright and permission notice appear with all copies of the Data
// Files or Software, or (b) this copyright and permission notice appear in
// associated Documentation.
//
// THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY
// KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
// MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF
// THIRD PARTY RIGHTS.
//
// IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE
// BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT OR CONSEQUENTIAL DAMAGES,
// OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS,
// WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION,
// ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THE DATA
// FILES OR SOFTWARE.
//
// Except as contained in this notice, the name of a copyright holder shall
// not be used in advertising or otherwise to promote the sale, use or other
// dealings in these Data Files or Software without prior written
// authorization of the copyright holder.
//
// SPDX-License-Identifier: Unicode-3.0

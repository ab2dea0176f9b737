import Domain

// Events of everything that surrounds a proposal.
extension EventSentence {
  static func words(_ event: RegisterEvent, stream: String) -> RichText {
    switch event {
    case .opened(_, let origin, let title, let timezone):
      "The register \(quoted(title)) was opened (\(origin), days in \(timezone))."
    case .streamOpened(_, _, let numbersFrom):
      "The stream \(stream) was opened; it gives numbers from \(numbersFrom)."
    case .keyPublished(let vkey): "A key for signing checkpoints was published: \(vkey)"
    case .set(let key, "") where key.hasPrefix(SettingRule.viewPrefix):
      "The view \(key.dropFirst(SettingRule.viewPrefix.count)) was removed."
    case .set(let key, let value) where key.hasPrefix(SettingRule.viewPrefix):
      "The view \(key.dropFirst(SettingRule.viewPrefix.count)) was saved: \(value)"
    case .set(let key, let value): "The setting \(key) is \(quoted(value)) from now on."
    }
  }

  func words(_ event: InstitutionEvent) -> RichText {
    switch event {
    case .registered(let text, let side, let kind, let parent, let aliases, let calendar):
      var parts = [SideWording.name(side)]
      if let kind { parts.append(InstitutionKind.words(for: kind)) }
      if let parent { parts.append("part of \(parent)") }
      if !aliases.isEmpty { parts.append("also \(Self.list(aliases))") }
      if let calendar { parts.append("calendar \(calendar)") }
      return "\(name) was registered: " + text.inAllLanguages + " (\(parts.joined(separator: "; "))).".rich
    case .renamed(let text): return "\(name) is called " + text.inAllLanguages + " from now on."
    case .succeeded(let how, let successors):
      return "\(name) \(how.words)\(successors.isEmpty ? "" : " " + Self.list(successors)).".rich
    case .contactSet(let post, let address):
      return "\(name) is written to at \(post)\(address.map { ", \($0)" } ?? "").".rich
    }
  }

  func words(_ event: DialogueEvent) -> RichText {
    switch event {
    case .opened(let title, let sides):
      "\(name) was opened: " + title.inAllLanguages + ", between \(Self.list(sides.map(SideWording.name))).".rich
    }
  }

  func words(_ event: SessionEvent) -> RichText {
    switch event {
    case .planned(let date, let until, let venue):
      return "\(name) is planned for \(DayWording.span(date, until))\(Self.place(venue)).".rich
    case .held(let date, let until, let venue, let heads):
      let led = heads.map { "\($0.name) (\($0.side))" }
      let ledBy = led.isEmpty ? "" : ", led by \(Self.list(led))"
      return "\(name) was held on \(DayWording.span(date, until))\(Self.place(venue))\(ledBy).".rich
    case .cancelled: return "\(name) was cancelled."
    case .minutesAgreed(let day): return "The minutes of \(name) were agreed on \(DayWording.long(day))."
    }
  }

  private static func place(_ venue: String?) -> String { venue.map { ", \($0)" } ?? "" }

  func words(_ event: CalendarEvent) -> RichText {
    switch event {
    case .defined(let weekend):
      return "\(name): days off are \(Self.list(weekend.map(DayWording.weekday)))."
    case .holidayAnnounced(let holiday):
      let day = DayWording.span(holiday.date, holiday.until)
      return "\(name): \(holiday.name), \(day), announced on \(DayWording.short(holiday.announced))."
    }
  }

  func words(_ event: PaperEvent) -> RichText {
    switch event {
    case .received(let number, let dated, let from, let received, let answers, let reply, let about):
      var parts: [String] = []
      if let received { parts.append("arrived on \(DayWording.short(received))") }
      if let answers { parts.append("answers \(answers)") }
      if let reply { parts.append(reply.words) }
      if !about.isEmpty { parts.append("about \(Self.list(about))") }
      return Self.letter("\(name): \(from) wrote \(number) of \(DayWording.short(dated))", parts)
    case .issued(let number, let dated, let to, let replyBy, let about):
      var parts: [String] = []
      if let replyBy { parts.append("reply by \(DayWording.short(replyBy))") }
      if !about.isEmpty { parts.append("about \(Self.list(about))") }
      return Self.letter("\(name): \(number) of \(DayWording.short(dated)) went to \(Self.list(to))", parts)
    }
  }

  private static func letter(_ sentence: String, _ parts: [String]) -> RichText {
    ([sentence] + parts).joined(separator: "; ").rich + "."
  }

  func words(_ event: CirculationEvent) -> RichText {
    switch event {
    case .issued(let institution, let replyBy, let items):
      "A return form on \(Self.list(items)) went to \(institution), to come back by \(DayWording.short(replyBy))."
    }
  }

  func words(_ event: ReminderEvent) -> RichText {
    switch event {
    case .issued(let institution, let step, let items):
      "A reminder (\(step)) went to \(institution) about \(Self.list(items))."
    }
  }
}

extension Text {
  /// The wording that is shown, and the others in brackets.
  var inAllLanguages: RichText {
    let others = others().map { RichText($0.wording, language: TextLanguage($0.language)) }
    return RichText(wording()) + (others.isEmpty ? "" : " (" + others.joined(separator: ", ") + ")")
  }
}

extension String {
  /// Plain text as it stands.
  var rich: RichText { RichText(self) }
}

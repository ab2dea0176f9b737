import Domain

// Events of everything that surrounds a proposal.
extension EventSentence {
  func words(_ event: RegisterEvent, stream: String) -> RichText {
    switch event {
    case .opened(_, let origin, let title, let timezone):
      wording.rich(
        .registerOpened, ["title": .rich(quoted(title)), "origin": .text(origin), "zone": .text(timezone)])
    case .streamOpened(_, _, let numbersFrom):
      wording.rich(.streamOpened, ["stream": .text(stream), "number": "\(numbersFrom)"])
    case .keyPublished(let vkey): wording.rich(.keyPublished, ["key": .text(vkey)])
    case .set(let key, "") where key.hasPrefix(SettingRule.viewPrefix):
      wording.rich(.viewRemoved, ["view": .text(String(key.dropFirst(SettingRule.viewPrefix.count)))])
    case .set(let key, let value) where key.hasPrefix(SettingRule.viewPrefix):
      wording.rich(
        .viewSaved, ["view": .text(String(key.dropFirst(SettingRule.viewPrefix.count))), "filter": .text(value)])
    case .set(let key, let value):
      wording.rich(.settingMade, ["key": .text(key), "value": .rich(quoted(value))])
    }
  }

  func words(_ event: InstitutionEvent) -> RichText {
    switch event {
    case .registered(let text, let side, let kind, let parent, let aliases, let calendar):
      var parts = [wording.side(side)]
      if let kind { parts.append(wording.institutionKind(kind)) }
      if let parent { parts.append(wording(.partOfBody, ["parent": .text(parent)])) }
      if !aliases.isEmpty { parts.append(wording(.alsoNamed, ["names": .list(aliases)])) }
      if let calendar { parts.append(wording(.calendarNamed, ["calendar": .text(calendar)])) }
      return wording.rich(
        .institutionRegistered,
        [
          "institution": .text(name), "name": .rich(wording.inAllLanguages(text)),
          "parts": .text(parts.joined(separator: wording(.semicolon))),
        ])
    case .renamed(let text):
      return wording.rich(
        .institutionRenamed, ["institution": .text(name), "name": .rich(wording.inAllLanguages(text))])
    case .succeeded(let how, let successors):
      let words = wording(.succession(how), ["successors": .list(successors)])
      return wording.rich(.institutionPassedOn, ["institution": .text(name), "how": .text(words)])
    case .contactSet(let post, let address):
      let to = address.map { RichText(post) + wording.rich(.comma) + RichText($0) } ?? RichText(post)
      return wording.rich(.contactSet, ["institution": .text(name), "post": .rich(to)])
    }
  }

  func words(_ event: DialogueEvent) -> RichText {
    switch event {
    case .opened(let title, let sides):
      wording.rich(
        .dialogueOpened,
        [
          "dialogue": .text(name), "title": .rich(wording.inAllLanguages(title)),
          "sides": .list(sides.map(wording.side)),
        ])
    }
  }

  func words(_ event: SessionEvent) -> RichText {
    switch event {
    case .planned(let date, let until, let venue):
      return wording.rich(
        .sessionPlanned,
        ["session": .text(name), "day": .text(wording.span(date, until)), "venue": .rich(wording.venue(venue))])
    case .held(let date, let until, let venue, let heads):
      let led = heads.map { wording.rich(.headOf, ["name": .recorded($0.name), "side": .text($0.side)]) }
      let ledBy = led.isEmpty ? RichText() : wording.rich(.ledBy, ["heads": .rich(wording.list(led))])
      return wording.rich(
        .sessionHeld,
        [
          "session": .text(name), "day": .text(wording.span(date, until)), "venue": .rich(wording.venue(venue)),
          "heads": .rich(ledBy),
        ])
    case .cancelled: return wording.rich(.sessionCancelled, ["session": .text(name)])
    case .minutesAgreed(let day):
      return wording.rich(.minutesWereAgreed, ["session": .text(name), "day": .longDay(day)])
    }
  }

  func words(_ event: CalendarEvent) -> RichText {
    switch event {
    case .defined(let weekend):
      let days = weekend.map { wording(.weekday($0)) }
      return wording.rich(.daysOffAre, ["calendar": .text(name), "days": .list(days)])
    case .holidayAnnounced(let holiday):
      return wording.rich(
        .holidayAnnounced,
        [
          "calendar": .text(name), "holiday": .recorded(holiday.name),
          "day": .text(wording.span(holiday.date, holiday.until)), "announced": .day(holiday.announced),
        ])
    }
  }

  func words(_ event: PaperEvent) -> RichText {
    var parts: [RichText] = []
    switch event {
    case .received(let number, let dated, let from, let received, let answers, let reply, let about):
      parts.append(
        wording.rich(
          .wroteLetter, ["paper": .text(name), "from": .text(from), "number": .text(number), "day": .day(dated)]))
      if let received { parts.append(wording.rich(.arrivedOn, ["day": .day(received)])) }
      if let answers { parts.append(wording.rich(.answersLetter, ["paper": .text(answers)])) }
      if let reply { parts.append(.init(wording(.reply(reply)))) }
      if !about.isEmpty { parts.append(wording.rich(.aboutThese, ["references": .list(about)])) }
    case .issued(let number, let dated, let to, let replyBy, let about):
      parts.append(
        wording.rich(
          .letterWentTo, ["paper": .text(name), "number": .text(number), "day": .day(dated), "to": .list(to)]))
      if let replyBy { parts.append(wording.rich(.replyByDay, ["day": .day(replyBy)])) }
      if !about.isEmpty { parts.append(wording.rich(.aboutThese, ["references": .list(about)])) }
    }
    return wording.sentence(parts.joined(separator: wording.rich(.semicolon)))
  }

  func words(_ event: CirculationEvent) -> RichText {
    switch event {
    case .issued(let institution, let replyBy, let items):
      wording.rich(
        .formWentTo, ["institution": .text(institution), "items": .list(items), "day": .day(replyBy)])
    }
  }

  func words(_ event: ReminderEvent) -> RichText {
    switch event {
    case .issued(let institution, let step, let items):
      wording.rich(
        .reminderWentTo, ["institution": .text(institution), "items": .list(items), "step": .recorded(step)])
    }
  }
}

extension Wording {
  /// The wording that is shown, and the others in brackets.
  func inAllLanguages(_ text: Text) -> RichText {
    let others = text.others(than: language.tag).map { RichText($0.wording, language: TextLanguage($0.language)) }
    guard !others.isEmpty else { return recorded(text) }
    return recorded(text) + rich(.inBrackets, ["words": .rich(others.joined(separator: rich(.comma)))])
  }

  /// Where a session meets, behind its day.
  func venue(_ venue: String?) -> RichText { venue.map { rich(.comma) + recorded($0) } ?? RichText() }

  /// In which session or at which forum something was tabled; empty where neither is known.
  func place(of tabling: Tabling) -> RichText {
    tabling.session.map { rich(.inSession, ["session": .text($0)]) }
      ?? tabling.forum.map { rich(.atForum, ["forum": .recorded($0)]) } ?? RichText()
  }

  /// What goes with a status: whose work took its place, until when it rests, on what it stands.
  func circumstances(by: String?, until: String?, _ evidence: String?) -> [RichText] {
    let untilDay = until.map { text in CalendarDate(text).map(short) ?? text }
    return [
      by.map { rich(.statusBy, ["by": .text($0)]) }, untilDay.map { rich(.statusUntil, ["until": .text($0)]) },
      evidence.map { rich(.statusEvidence, ["evidence": .recorded($0)]) },
    ].compactMap { $0 }
  }

  /// What sort of note it is: about which follow-up, what sort of reply, a line to take, off the record.
  func marks(of note: Note, followUp: String?) -> [String] {
    var marks: [String] = []
    if let followUp { marks.append(self(.onFollowUp, ["reference": .text(followUp)])) }
    if let reply = note.reply { marks.append(self(.reply(reply))) }
    if note.isLine { marks.append(self(.lineToTake)) }
    if note.isOffRecord { marks.append(self(.offTheRecord)) }
    return marks
  }
}

extension String {
  /// Plain text as it stands.
  var rich: RichText { RichText(self) }
}

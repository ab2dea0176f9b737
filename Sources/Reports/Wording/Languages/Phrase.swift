/// What a paper says by itself, apart from the words of the register's own vocabulary (``Term``).
///
/// Each language has one wording for each of them, with the same places in it; tests see to both. A phrase is named by
/// what it says in English.
enum Phrase: Sendable, Hashable, CaseIterable {
  // What stands in every paper: days, numbers, lists, labels.
  case dayShort, dayLong, daysOfMonth, daysOfYear, daysApart, today, inDays, daysAgo, movedOnce, movedTwice, movedTimes,
    daysLater, daysEarlier, late, comma, lastComma, semicolon, colon, sentence, quoted, inBrackets, none, noneNamed,
    noDate, firstDue, on, due, state, status, standing, response, kind, sector, side, sharing, lead, support,
    counterpart, owner, institution, name, title, summary, reference, ref, numberHeading, proposal, proposalsHeading,
    otherProposals, followUp, followUpsHeading, action, actionAndProposal, session, dialogue, document, overdue,
    openHeading, allOfThem, bothSides, proposals, someOfProposals, countOfSort, openFollowUps, institutions,
    plannedSessions, reminders, bytes, filteredBy, onItsDay, bodyPassedOn, workStandsUnder, takeEffectLater,
    recordIsEmpty, withLastLine, madeAgainWith, inDoubtHeading, whatBecameOfIt

  // Where a fact comes from.
  case letterOf, noSourceOnlyGrade, noSourceNamed, sourceIs, reasonIs, confirmedIn, confirmedBy

  // Measures against their line.
  case targets, target, measure, baseline, readings, goal, goalBy, readingAgainstLine, noReadingYet, figureOn,
    goalReached, onTheLine, aheadOfLine, behindLine, targetStood, targetRead, targetSet, basis

  // Events about a proposal.
  case tabledAs, inSession, atForum, sectorNamed, putForwardBy, leadNamed, supportNamed, supportedBy, counterpartNamed,
    withBodies, aStandingCommitment, noStandingCommitment, alsoNamed, alsoKnownAs, titleNamed, kindNamed, summaryNamed,
    nowDescribed, nowAnswering, statusMove, statusBy, statusUntil, statusEvidence, hasNotResponded, tookNote,
    acceptedInPart, acceptedIt, declinedIt, said, onFollowUp, lineToTake, offTheRecord, nobodyIsWaitedFor,
    itWaitsForTheSecretariat, itWaitsFor, reviewedBy, itRelates, wasSplit, stageReached, wasAttached, promised, dueOn,
    dueFrom, withoutDate, commaForDecision, forDecision, nowDue, wasDue, passedTo, nowReads, wasDoneWith, wasDone,
    wasCancelled, wasReopened

  // Events of everything around a proposal.
  case registerOpened, streamOpened, keyPublished, viewRemoved, viewSaved, settingMade, partOfBody, calendarNamed,
    institutionRegistered, institutionRenamed, institutionPassedOn, contactSet, dialogueOpened, sessionPlanned,
    sessionHeld, ledBy, headOf, sessionCancelled, minutesWereAgreed, daysOffAre, holidayAnnounced, wroteLetter,
    letterWentTo, arrivedOn, answersLetter, aboutThese, replyByDay, formWentTo, reminderWentTo

  // A history with what was corrected in it.
  case nothingRecorded, eventsUpTo, whatHappened, recorded, wordsOfTypeRemoved, itsWordsWereRemoved, asksToRemove,
    notUnderstood, unknownType, foreignSubject, unknownMember, missingMember, misshapenMember, fromDay, wasCorrected,
    wasCorrectedOtherwise, wasWithdrawn, wasConfirmed, isSharedNow, wordsWereRemoved, offRecordShownBy, withdrawnBy,
    correctedBy, wordsRemoved, wordsRemovedBy, wordsRemovedByOn, byOrderOf, shownAsItStands, takesEffectAfter

  // All that holds of one proposal or follow-up.
  case notUnderstoodNotCounted, newerVersionNeeded, everythingRecorded, titleIn, tabledHeading, tabledBySide, also,
    sinceDay, since, noneAddOneWith, outcomeIs, positions, whose, claim, positionAndSource, paperNamed, notHeld,
    papersAndDocuments, ball, ballSince, waitsSince, waitsFor, waitsForBoth, theSecretariat, waitsForNobody, related,
    lineOfDescent, splitInto, reviewed, reviewedYet, stages, stagesOf, nowWith, passedOn, inDoubt, asLead, asSupport,
    asCounterpart, asOwner, decision, putBeforeSession, outcome, added, movesOfDate, movesOfDateNet, promisedBy,
    fromHeading, toHeading, daysHeading, reasonAndSource

  // A promise restated over years.
  case andWithoutDate, noDayPromised, daysPromised, eachDayPromised, allOfOneProposal, trailingSince, standsAlone,
    oneLineOf, promisedHeading, whatCameOfIt, noDateGiven, keptOnTheDay, keptOn, missedDoneLate, missedMoved,
    broughtForward, missedAgo, missedNotAskedFor, notAskedFor, stillAhead, doneOn

  // Proposals by a filter, and their counts.
  case nextDue, countAsAt, countAsAtBy, waitingFor, fiscalYearTabled

  // What has to be done by when.
  case deadlines, deadlinesTitle, dayHeading, inDaysHeading, what, moreOverdue, countUndated, noWorkingDayOf, ownedBy,
    firstPromisedFor

  // What is late.
  case overdueTitle, ofOwner, inDialogue, nothingOverdue, overdueFollowUps, overdueHeadline, oldestDue, daysLate,
    daysLateLongest, daysLateAll, countOverdue, countOverdueLongest, noWorkingDays, lastEntryOn, daysSilent, nextStep,
    unchased, unchasedShown, countWithoutStep, countSilent, countDueSoon

  // What changed since the last session.
  case newProposals, statusChanges, responses, followUpsDone, datesMoved, newProposal, doneNow, dateMoved,
    dueNowUndatedBefore, dueInstead

  // What to say in the room.
  case lineToTakeHeading, linesToTake, ofDay, forOurselvesOnly

  // The follow-up report: its first page, its sheets, its rules.
  case reportFor, reportOn, reportTitle, madeFromRecord, asAt, lastSession, nextSession, minutesAgreedOn, daysLeft,
    daysPastNotHeld, nonePlanned, preparedBy, noProposalOpen, ofProposals, standingFirst, standingFurther,
    withoutStepFirst, withoutStepFurther, countedApart, standingOnly, allVerified, notVerified, someVerified,
    betweenSentences, lateSentence, nothingLate, nextSessionIs, decisionsAsked, noSessionYet, scopeIs, tabledThere,
    tabledOfSession, countSplit, countMerged, carriedFromBefore, countTabledSince, whereProposalsStand, changeSince,
    standingLabel, atTheSession, byStatus, allInTotals, asClaimed, asVerified, forDecisionBefore, forDecisionHeading,
    byDay, weOwe, theyOwe, weOweOf, theyOweOf, nextIs, forOurDelegation, whatIsOwed, sinceSession, progress, howToRead,
    readyToSign, promisedOrally, saidOn, changedSince, nothingSinceSession, change, silentFor, lastEntry,
    institutionsHeading, readingRule

  // The implementation matrix.
  case implementationMatrix, matrixOf, latestPosition, nextAction, tabledBy, leadWith, responseIs, nothingSinceTabled,
    andMore

  // Changes between two days, an institution's brief, a dossier.
  case changesSince, periodFrom, periodTo, dayAfter, nothingChanged, source, briefFor, contact, hasNoPart, hasPart,
    partOverdue, whatItOwes, whatWaitsForIt, whatItHasPartIn, nextSessionOn, referenceAsAt, inOrderOfEffect

  // The chase list, with room for the reply.
  case chaseList, actionRequested, lastChased, replyHeading, firstPromisedForThen, neverChased, tickDone, newDate,
    chooseDate, replyLabel, writeHere

  // The sheets that go with the paper, and files for an office.
  case asAtDay, sheetMatrix, sheetFollowUps, sheetChanges, matrixTitled, followUpsTitled, changesTitled,
    changesTitledSince, tabledByHeading, leadInstitution, withHeading, statusSince, nextFollowUp, openFollowUpsHeading,
    latestOn, firstDueHeading, timesMoved, decisionHeading, remindersHeading, entry, yes, untitledReport, cutInCell

  // The words of drawings and of their tables.
  case figureOfStages, stageHeading, share, leftThePath, leftThePathOf, stagesReached, stagesReachedWith, atSession,
    figureOfOverdue, overdueExplained, ageFromTo, ageFromToDays, ageOver, ageOverDays, moreInstitutionsOverdue,
    followUpsOverdueAt, figureOfOwners, ownersExplained, noFollowUpOpen, shareOf, moreInstitutionsOpen, ofThemOverdue,
    figureOfDelivery, figureOfDeliverySince, deliveryExplained, dueAsFirstPromised, delivered, todayLabel,
    nothingPromised, promisedCount, countPromised, countDueByThen, countDelivered, countIfOnTrack, projectionAt,
    deliverySummary, figureOfDeadlines, deadlinesExplained, firstPromised, slips, daysLateShort, slipsShort,
    noDeadline, proposalsUndated, monthAndYear

  // A paper for the other side, or for everybody.
  case forReaders, everybody, jointRule, publicRule, nothingWithheld, withheld, owedBy, noSharedProposalOpen,
    noSharedChange, sharedOn, dueShared, statusShared, responseShared, positionShared

  // The few words that an HTML page needs by itself.
  case pageOf, figuresOfDrawings, figuresLink
}

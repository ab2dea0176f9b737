// A paper for the other side, or for everybody.
extension Japanese {
  static let audience: [Phrase: String] = [
    .forReaders: "提供先",
    .everybody: "一般公開",
    .jointRule: "本書は、双方で共有されたもの（共有又は公開）のみを収録する。段階、回答及び期限には共有された日を付す。当該日より後に共有された最新状況及び変更についても同様とする。",
    .publicRule: "本書は、公開とされたもののみを収録する。段階、回答及び期限には公開された日を付す。当該日より後に公開された最新状況及び変更についても同様とする。",
    .nothingWithheld: "本対話に関する記録で省略したものはない。",
    .withheld: "本対話に関する記録{n}件を省略。",
    .owedBy: "{side}側の未了の措置",
    .noSharedProposalOpen: "対象期間に継続中の提案で共有されたものなし。",
    .noSharedChange: "その後の変更で共有されたものなし。",
    .sharedOn: "{day}共有",
    .dueShared: "期限の共有日",
    .statusShared: "段階の共有日",
    .responseShared: "回答の共有日",
    .positionShared: "最新状況の共有日",
  ]
}

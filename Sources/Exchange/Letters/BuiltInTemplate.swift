/// The template that letters are made of until an office has its own.
public enum BuiltInTemplate {
  /// How it is named where it has a fault.
  public static let name = "built-in template"

  /// Where an office keeps its own, from the folder of the register.
  ///
  /// - Parameter language: its tag, `en`.
  public static func path(language: String) -> String { "templates/remind.\(language).mustache" }

  /// The template in English, which says by itself how it is edited.
  public static let english = """
    {{!
      The reminder letter. Names in double braces are put in by rapport. What stands in a section, from # to /, is
      only there if it is so: isFirst is a first reminder, isAgain a later one, then isFinal, isDemiOfficial, isNote.
      The section followUps is repeated for each item, reminders for each reminder before. # begins the title,
      ## a heading, - an entry of a list, | a row of a table; ** is bold; a line that ends in a backslash is broken
      there. All names: rapport help letters
    }}
    # {{step}}

    {{#number}}{{number}}{{/number}}{{^number}}No. {{number}}{{/number}}\\
    {{date}}

    {{#post}}{{post}},\\{{/post}}
    **{{institution}}**\\
    {{#address}}{{address}}{{/address}}

    **Subject: {{#isOne}}A follow-up that is overdue{{/isOne}}{{#isSeveral}}{{count}} follow-ups that are overdue{{/isSeveral}}**

    {{#isFirst}}
    The records of this secretariat show the following as still open, which {{#isOne}}was{{/isOne}}{{#isSeveral}}were{{/isSeveral}} promised for a day that has passed. Kindly state the present position by **{{replyBy}}**.
    {{/isFirst}}
    {{#isAgain}}
    Kindly refer to the reminders quoted below. The following {{#isOne}}is{{/isOne}}{{#isSeveral}}are{{/isSeveral}} still open. The present position may be stated by **{{replyBy}}**.
    {{/isAgain}}
    {{#isFinal}}
    In spite of the reminders quoted below the following {{#isOne}}is{{/isOne}}{{#isSeveral}}are{{/isSeveral}} still open. This is the final reminder: without a report by **{{replyBy}}** the matter will be put to a higher level.
    {{/isFinal}}
    {{#isDemiOfficial}}
    Your personal attention is invited to the following, which {{#isOne}}is{{/isOne}}{{#isSeveral}}are{{/isSeveral}} still open in spite of the reminders quoted below. I should be grateful for the present position by **{{replyBy}}**.
    {{/isDemiOfficial}}
    {{#isNote}}
    {{secretariat}} presents its compliments to {{institution}} and has the honour to recall the following, on which it would be grateful for information by **{{replyBy}}**.
    {{/isNote}}

    {{#isReminded}}
    Reminders before this one:

    {{/isReminded}}
    {{#reminders}}
    - {{reminder}} of {{reminderDate}}{{#reminderNumber}}, {{reminderNumber}}{{/reminderNumber}} ({{references}})
    {{/reminders}}

    | Reference | Proposal | Action | Due | First promised | Days late | Moved |
    |-----------|----------|--------|-----|----------------|----------:|------:|
    {{#followUps}}
    | {{reference}} | {{title}} | {{action}} | {{due}} | {{firstDue}} | {{daysLate}} | {{moved}} |
    {{/followUps}}

    For each reference please state what was done and when, or propose a new day with the reason. The return form of this secretariat may be used for the answer.

    {{#isNote}}
    {{secretariat}} avails itself of this opportunity to renew to {{institution}} the assurances of its highest consideration.

    {{/isNote}}
    {{secretariatPost}}\\
    {{secretariat}}\\
    {{#secretariatAddress}}{{secretariatAddress}}{{/secretariatAddress}}

    """
}

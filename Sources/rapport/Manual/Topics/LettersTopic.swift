import Exchange
import Reports

extension ManualTopic {
  static let letters = ManualTopic(
    "letters", title: "Reminder letters and their template",
    abstract: "How letters are made, and how an office words them itself.", blocks: introduction + names + markup)

  private static let introduction = ManualText.blocks(
    """
    A letter goes to each institution for each step of the ladder that it has come to, and lists only what is at that
    step. It is made from a template that is yours to edit:

    - rapport remind --template
    - rapport remind --template --language ur

    The first puts the built-in template into the register as templates/remind.en.mustache. For another language a
    template is put there in English, to be translated; days and names then come in that language by themselves. Until
    there is one, --language is refused rather than answered in English. Keep the folder templates with the register.

    - rapport remind --all -o letters
    - rapport remind --issue OPHRD --authority "No. 4(2)/2026" -o reminder.docx

    The first writes a file for each letter into the folder letters (DOCX, or what --format says), all or none. The
    second records that the letter went out, under its number, and writes it; both, or neither. A letter to the other
    side (--side JP) holds only what is shared with it.
    """)

  private static var names: [Document.Block] {
    [
      .paragraph(
        RichText(
          "A name in double braces, {{step}}, is put in. What stands from {{#post}} to {{/post}} is left out where there "
            + "is no such thing, what stands from {{^post}} to {{/post}} where there is one; outside of it a missing value "
            + "is a blank to be filled in by hand. {{! ... }} is a remark. A name that no letter has is refused with its "
            + "line and column. The names:")),
      .facts(LetterNames.explained.map { .init(.init($0.name), .init($0.meaning)) }),
    ]
  }

  private static let markup: [Document.Block] = ManualText.blocks(
    """
    Paragraphs are apart by an empty line; a line that ends in a backslash is broken there. A line that begins with #
    is the title, with ## a heading, with - an entry of a list, with | a row of a table, whose second row of dashes
    has a colon at the end of columns of numbers. Two asterisks before and after make words bold. What was recorded is
    never taken for any of these.
    """)
}

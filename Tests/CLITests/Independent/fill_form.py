"""Fills in a return form as its receiver would, with a library that we have not written.

    fill_form.py FORM FILLED ANSWERS

ANSWERS is JSON: for each reference the columns that are filled in; a value {"day": "2027-01-15"} is a day as the format
keeps one. The form is CSV (Python's csv), XLSX (openpyxl) or DOCX (python-docx, the content controls found by tag).
"""
import csv, datetime, json, sys


def plain(value):
    return value["day"] if isinstance(value, dict) else value


def fill_csv(form, filled, answers):
    with open(form, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    head = rows[0]
    for row in rows[1:]:
        reference = row[head.index("followUp")] or row[head.index("proposal")]
        for column, value in answers.get(reference, {}).items():
            row[head.index(column)] = plain(value)
    with open(filled, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def fill_xlsx(form, filled, answers):
    import openpyxl

    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        reference = row[head.index("followUp")].value or row[head.index("proposal")].value
        for column, value in answers.get(reference, {}).items():
            is_day = isinstance(value, dict)
            cell = row[head.index(column)]
            cell.value = datetime.date.fromisoformat(value["day"]) if is_day else value
            if not is_day:
                cell.data_type = "s"  # words, also where they begin as a formula does
    book.save(filled)


def fill_docx(form, filled, answers):
    import docx
    from docx.oxml.ns import qn

    document = docx.Document(form)
    for control in document.element.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        reference, column = properties.find(qn("w:tag")).get(qn("w:val")).split("/")
        if column not in answers.get(reference, {}):
            continue
        value = answers[reference][column]
        text = next(control.find(qn("w:sdtContent")).iter(qn("w:t")))
        box = properties.find("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox")
        if box is not None:
            box[0].set(box[0].keys()[0], "1")
            text.text = "\u2612"
        else:
            text.text = plain(value)
        asking = properties.find(qn("w:showingPlcHdr"))
        if asking is not None:
            properties.remove(asking)
        date = properties.find(qn("w:date"))
        if date is not None:
            date.set(qn("w:fullDate"), plain(value) + "T00:00:00Z")
    document.save(filled)


form, filled = sys.argv[1:3]
answers = json.loads(sys.argv[3])
{"csv": fill_csv, "xlsx": fill_xlsx, "docx": fill_docx}[form.rsplit(".", 1)[1]](form, filled, answers)

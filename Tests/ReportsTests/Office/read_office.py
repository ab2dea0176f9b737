"""Reads every .docx and .xlsx file of a folder with programs of other people, and prints as JSON what they find.

Usage: read_office.py FOLDER
"""
import datetime
import json
import pathlib
import posixpath
import sys
import warnings
import zipfile

import docx
import openpyxl
from docx.oxml.ns import qn
from lxml import etree

CHECKBOX = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def package(path):
    """What is wrong with the archive and with the references between its parts; and its entries."""
    wrong = []
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            wrong.append("a checksum does not fit")
        names = archive.namelist()
        if any(entry.date_time != (1980, 1, 1, 0, 0, 0) for entry in archive.infolist()):
            wrong.append("an entry bears a time")
        if not all(entry.flag_bits & 0x800 for entry in archive.infolist()):
            wrong.append("a name is not marked as UTF-8")
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        typed = {element.get("PartName") for element in types if element.get("PartName")}
        for name in names:
            root = etree.fromstring(archive.read(name))
            if name == "[Content_Types].xml":
                continue
            if not name.endswith(".rels"):
                if "/" + name not in typed:
                    wrong.append(f"{name} has no type")
                continue
            folder = posixpath.dirname(posixpath.dirname(name))
            for relation in root.iter(RELATIONSHIP):
                target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target")))
                if target not in typed:
                    wrong.append(f"{name} refers to {target}, which is not there")
    return {"wrong": wrong, "entries": names}


def control(element):
    properties = element.find(qn("w:sdtPr"))
    kinds = {CHECKBOX: "tick", qn("w:date"): "day", qn("w:text"): "words"}
    return {
        "tag": properties.find(qn("w:tag")).get(qn("w:val")),
        "label": properties.find(qn("w:alias")).get(qn("w:val")),
        "id": properties.find(qn("w:id")).get(qn("w:val")),
        "kind": next((kinds[child.tag] for child in properties if child.tag in kinds), ""),
        "text": "".join(t.text or "" for t in element.iter(qn("w:t"))),
    }


def table(table):
    rows = table._tbl.findall(qn("w:tr"))
    caption = table._tbl.tblPr.find(qn("w:tblCaption"))
    return {
        "style": table.style.name,
        "caption": caption.get(qn("w:val")),
        "isRightToLeft": table._tbl.tblPr.find(qn("w:bidiVisual")) is not None,
        "repeated": sum(row.trPr.find(qn("w:tblHeader")) is not None for row in rows),
        "splittable": sum(row.trPr.find(qn("w:cantSplit")) is None for row in rows),
        "headStyles": sorted({s.get(qn("w:val")) for s in rows[0].iter(qn("w:rStyle"))}),
        "width": sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid),
        "rows": [[cell.text for cell in row.cells] for row in table.rows],
    }


def run(element):
    language = element.find(qn("w:rPr") + "/" + qn("w:lang"))
    return {
        "text": "".join(t.text or "" for t in element.iter(qn("w:t"))),
        "languages": sorted(language.attrib.values()),
        "isRightToLeft": element.find(qn("w:rPr") + "/" + qn("w:rtl")) is not None,
    }


def document(path):
    document = docx.Document(path)
    section = document.sections[0]
    body = document.element.body
    fields = [f.get(qn("w:instr")) for f in section.footer._element.iter(qn("w:fldSimple"))]
    return {
        "title": document.core_properties.title,
        "language": document.core_properties.language,
        "author": document.core_properties.author,
        "made": document.core_properties.created.isoformat(),
        "page": [section.orientation.name, str(section.page_width), str(section.page_height)],
        "isRightToLeft": section._sectPr.find(qn("w:bidi")) is not None,
        "header": section.header.paragraphs[0].text,
        "footer": section.footer.paragraphs[0].text,
        "fields": fields,
        "paragraphs": [[paragraph.style.name, paragraph.text] for paragraph in document.paragraphs],
        "tables": [table(element) for element in document.tables],
        "controls": [control(element) for element in body.iter(qn("w:sdt"))],
        "runs": [run(r) for r in body.iter(qn("w:r")) if r.find(qn("w:rPr") + "/" + qn("w:lang")) is not None],
        "styles": [style.name for style in document.styles],
    }


def cell(cell):
    """The value with its type in front: text, number, day, formula."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return f"day:{value.date()}" if cell.number_format == "yyyy\\-mm\\-dd" else f"day:{value}"
    return {"s": "text:", "n": "number:", "f": "formula:"}.get(cell.data_type, "?") + str(value)


def sheet(sheet):
    setup = sheet.page_setup
    return {
        "name": sheet.title,
        "rows": [[cell(c) for c in row] for row in sheet.iter_rows()],
        "frozen": sheet.freeze_panes or "",
        "filter": sheet.auto_filter.ref or "",
        "titles": sheet.print_title_rows or "",
        "printed": sheet.print_area or "",
        "isRightToLeft": bool(sheet.sheet_view.rightToLeft),
        "page": [setup.orientation, str(setup.paperSize), str(setup.fitToWidth), str(setup.fitToHeight)],
        "footer": str(sheet.oddFooter.right.text),
    }


def workbook(path):
    workbook = openpyxl.load_workbook(path)
    return {
        "title": workbook.properties.title,
        "language": workbook.properties.language,
        "made": workbook.properties.created.isoformat(),
        "sheets": [sheet(element) for element in workbook],
    }


# What these programs only wonder about is not in order either.
warnings.simplefilter("error")
folder = pathlib.Path(sys.argv[1])
print(
    json.dumps(
        {
            "packages": {path.name: package(path) for path in sorted(folder.iterdir())},
            "documents": {path.stem: document(path) for path in sorted(folder.glob("*.docx"))},
            "workbooks": {path.stem: workbook(path) for path in sorted(folder.glob("*.xlsx"))},
        }
    )
)

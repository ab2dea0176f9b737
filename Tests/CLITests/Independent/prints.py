"""Opens every PDF of a folder with pypdf and Poppler, and says what is wrong with it: used by papers.py."""
import pathlib, re, subprocess
import pypdf
from pypdf.generic import ArrayObject, DictionaryObject


def nodes(element, page=None):
    """The elements of the structure tree below one, each with the page that it says for itself or has from above."""
    element = element.get_object()
    if not isinstance(element, DictionaryObject):
        return
    page = element.raw_get("/Pg").idnum if "/Pg" in element else page
    yield element, page
    kids = element.get("/K", ArrayObject())
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        yield from nodes(kid, page)


def content_pages(element, page):
    """The pages on which the content of an element stands: a stretch of content names its own or has that from above."""
    element = element.get_object()
    if not isinstance(element, DictionaryObject):
        return {page}
    page = element.raw_get("/Pg").idnum if "/Pg" in element else page
    if "/MCID" in element:
        return {page}
    kids = element.get("/K", ArrayObject())
    return set().union(*(content_pages(kid, page) for kid in (kids if isinstance(kids, ArrayObject) else [kids])))


def judge(path):
    wrong = []
    reader = pypdf.PdfReader(str(path), strict=True)
    root, info = reader.trailer["/Root"], reader.metadata
    if not root.get("/MarkInfo", {}).get("/Marked") or "/StructTreeRoot" not in root:
        return {"wrong": ["it is not tagged"]}
    if "/JavaScript" in root.get("/Names", {}) or "/OpenAction" in root:
        wrong.append("it does something of its own")
    # The numbers of pages as objects, in their order.
    order = {page.indirect_reference.idnum: place for place, page in enumerate(reader.pages)}
    for place, page in enumerate(reader.pages):
        width, height = (round(float(side) * 25.4 / 72) for side in (page.mediabox.width, page.mediabox.height))
        if (width, height) != (297, 210):
            wrong.append(f"page {place + 1} is {width} by {height} mm")
    read = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    printed = read.stdout.decode().split("\f")
    for place in range(len(order)):
        if not re.search(rf"Page\s+{place + 1}\s+of\s+{len(order)}(?!\d)", printed[place]):
            wrong.append(f"page {place + 1} does not say that it is one of {len(order)}")
    told = subprocess.run(["pdfinfo", path], capture_output=True, check=True)
    if read.stderr or told.stderr:
        wrong.append((read.stderr + told.stderr).decode()[:200])
    counts = {"rows": 0, "tables": 0, "drawings": 0, "longest": 0}
    for element, page in nodes(root["/StructTreeRoot"]):
        if element.get("/S") == "/Figure":
            counts["drawings"] += bool(str(element.get("/Alt", "")).strip())
        if element.get("/S") == "/Table":
            counts["tables"] += 1
            wrong += torn(element, page, order, counts)
    return {"wrong": wrong, "pages": len(order), "title": info.title, "creator": (info.creator or "").strip(),
            "made": info.creation_date.strftime("%Y-%m-%d") if info.creation_date else None,
            "lang": root.get("/Lang"), "text": read.stdout.decode(), **counts}


def torn(table, page, order, counts):
    """Rows of a table that are split between pages, and pages on which it goes on without its head."""
    def pages(element, page):
        return sorted(order[number] + 1 for number in content_pages(element, page))

    own = pages(table, page)
    head, *rows = [(element, page) for element, page in nodes(table, page) if element.get("/S") == "/TR"]
    counts["rows"] += len(rows)
    counts["longest"] = max(counts["longest"], len(own))
    wrong = [f"the head of a table stands on {pages(*head)}, the table on {own}"] if pages(*head) != own else []
    return wrong + [f"a row is split over {pages(*row)}" for row in rows if len(pages(*row)) > 1]


def judge_all(folder):
    return {path.name: judge(path) for path in sorted(pathlib.Path(folder).glob("*.pdf"))}

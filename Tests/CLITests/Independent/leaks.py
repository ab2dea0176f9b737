"""Looks into papers for marks that must not be in them.

    leaks.py MARKS FILE...

MARKS holds one mark a line: a word of at least eight letters that stands nowhere else. Each is looked for in the bytes
of every file as it is, in other cases, in the other encodings, as base64 and hex, escaped as XML, HTML, URLs and JSON
do it, and by a part of its letters; also inside the parts of a zip, what is compressed in a PDF, and in the text and
the metadata that a reader of PDF finds. Prints FILE: MARK for each finding.
"""
import base64, io, re, sys, zipfile, zlib


def forms(mark):
    """The bytes by which a mark would be known."""
    yield mark.lower().encode()
    part = mark[1:8].lower()  # enough letters to be nobody else's
    yield part.encode()
    for encoding in ("utf-16-le", "utf-16-be"):
        yield part.encode(encoding)
    yield part.encode().hex().encode()
    yield b"".join(b"&#%d;" % ord(letter) for letter in mark[:6].lower())


def base64_forms(mark):
    """Base64 is another one at each place; the letters at both ends depend on what stands beside it."""
    for lead in range(3):
        coded = base64.b64encode(b"\0" * lead + mark.encode())
        yield coded[4 if lead else 0:-4]


def layers(data, depth=0):
    """The bytes, and everything that is packed into them."""
    yield data
    if depth > 3:
        return
    if data[:4] == b"PK\3\4":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                yield info.filename.encode() + b"\n" + info.comment
                yield from layers(archive.read(info), depth + 1)
    if data[:4] == b"%PDF":
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S):
            try:
                yield from layers(zlib.decompressobj().decompress(stream), depth + 1)
            except zlib.error:
                pass
        yield from pdf_text(data)


def pdf_text(data):
    import pypdf  # only here: whoever reads no PDF needs none

    reader = pypdf.PdfReader(io.BytesIO(data))
    yield repr(reader.metadata).encode()
    for page in reader.pages:
        text = page.extract_text()
        yield text.encode()
        yield re.sub(r"\s+", "", text).encode()


def main():
    marks = open(sys.argv[1], encoding="utf-8").read().split()
    found = 0
    for path in sys.argv[2:]:
        parts = list(layers(open(path, "rb").read()))
        lower = [part.lower() for part in parts]
        for mark in marks:
            if any(form in part for form in forms(mark) for part in lower) or any(
                form in part for form in base64_forms(mark) for part in parts
            ):
                print(f"{path}: {mark}")
                found += 1
    sys.exit(3 if found else 0)


if __name__ == "__main__":
    main()

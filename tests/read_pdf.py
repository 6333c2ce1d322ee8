"""Reads a PDF of ours beside its Word report, and beside what LibreOffice makes of that, by programs
that nobody here wrote.

    python3 tests/read_pdf.py REPORT.pdf REPORT.docx LIBREOFFICE.pdf
"""

import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from xml.etree import ElementTree

import pdf_oxide
import pikepdf

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def elements(node):
    """The elements of the structure below `node`, in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from elements(node.K)


def word_tags(path):
    """How often each figure stands in the Word report, by the properties that name its bookmarks."""
    with zipfile.ZipFile(path) as package:
        properties = ElementTree.fromstring(package.read("docProps/custom.xml"))
    pieces = {}
    for one in properties:
        name = one.get("name")
        if name == "report.figures" or name.startswith("report.figures."):
            pieces[int((name.split(".") + ["1"])[2])] = "".join(one.itertext())
    names = "".join(pieces[number] for number in sorted(pieces))
    return Counter(json.loads(names).values()) if names else Counter()


def word_text(path):
    """What the Word report says, but for its charts."""
    with zipfile.ZipFile(path) as package:
        parts = [name for name in ("word/document.xml", "word/footnotes.xml") if name in package.namelist()]
        return "".join(
            piece.text or ""
            for part in parts
            for piece in ElementTree.fromstring(package.read(part)).iter(WORD + "t")
        )


def said_by(path, *options):
    """What a PDF says, by poppler."""
    words = ["pdftotext", "-enc", "UTF-8", *options, path, "-"]
    return subprocess.run(words, capture_output=True, check=True).stdout.decode()


def edges(path):
    """The first and the last line of every page, but for its number; dots lead to the pages of a list."""
    for page in said_by(path, "-layout").split("\f")[:-1]:
        lines = [re.sub(r"\s|\.{3,}", "", line) for line in page.split("\n")]
        lines = [line for line in lines if line and not re.fullmatch("—?[0-9]+—?", line)]
        yield lines[0], lines[-1]


def main(pdf_path, word_path, office_path):
    pdf = pikepdf.open(pdf_path)
    pages = len(pikepdf.open(office_path).pages)
    assert len(pdf.pages) == pages, f"LibreOffice: {pages} pages"
    for number, (ours, theirs) in enumerate(zip(edges(pdf_path), edges(office_path)), 1):
        assert ours == theirs, f"page {number}: {ours}, LibreOffice {theirs}"
    other = pdf_oxide.PdfDocument(pdf_path)
    for verdict in (other.validate_pdf_a("3a"), other.validate_pdf_ua()):
        assert verdict["valid"] and not verdict["errors"], verdict

    root = pdf.Root
    assert root.MarkInfo.Marked and str(root.Lang) == "zh-CN"
    assert root.ViewerPreferences.DisplayDocTitle and "/Outlines" in root and "/PageLabels" in root
    metadata = pdf.open_metadata()
    assert metadata.pdfa_status == "3A", metadata.pdfa_status
    assert "pdfuaid:part" in metadata or b"<pdfuaid:part>1<" in root.Metadata.read_bytes()

    all_elements = list(elements(root.StructTreeRoot.K))
    ids = [bytes(one.ID).decode() for one in all_elements if "/ID" in one]
    figures = Counter(one[1:].rsplit("#", 1)[0] for one in ids if one.startswith("U"))
    expected = word_tags(word_path)
    assert figures == expected, (figures - expected, expected - figures)

    for head in (one for one in all_elements if one.S == "/TH"):
        attributes = head.A if isinstance(head.A, pikepdf.Array) else [head.A]
        assert any("/Scope" in one for one in attributes), head
    for drawing in (one for one in all_elements if one.S == "/Figure"):
        assert len(str(drawing.Alt)) > 3

    attached = [pdf.attachments[name] for name in pdf.attachments]
    facts = json.loads(attached[0].get_file().read_bytes())
    assert len(attached) == 1 and len(facts["figures"]) > 0
    printed = {one["id"] for one in facts["figures"] if one["value"] is not None}
    without_share = {one.split("|")[0] for one in figures}

    text = said_by(pdf_path)
    page_numbers = re.compile("^ *— ?[0-9]+ ?— *$", re.M)
    said = page_numbers.sub("", text)
    counted = Counter(re.sub(r"\s", "", said))
    wanted = Counter(re.sub(r"\s", "", word_text(word_path)))
    lacking = wanted - counted
    assert not lacking, f"not printed: {lacking}"

    kinds = Counter(str(one.S) for one in all_elements)
    print(
        f"{pdf_path}: {len(pdf.pages)} pages, {sum(figures.values())} figures in place, "
        f"{len(printed & without_share)} of {len(printed)} in the facts, {kinds['/TH']} heads, "
        f"{kinds['/Figure']} drawings"
    )


main(*sys.argv[1:])

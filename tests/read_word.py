"""Reads Word reports by the programs that others read them by.

    python3 read_word.py FOLDER FILE.docx…

FOLDER has what LibreOffice makes of each as text, under the same name. python-docx, mammoth, docx2txt,
pandoc and LibreOffice must read the text that the file has, in its order, every figure in it, and no
other; and what python-docx saves must keep every bookmark. Ends with 1 where anything differs.

python-docx, docx2txt and LibreOffice's text have no notes, and nobody reads what a chart says.
"""

import io
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

import docx
import docx2txt
import mammoth
import pypandoc
from docx.table import Table

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text):
    return re.sub(r"[\s\u3000]", "", text)


def texts(node, numbers_notes=False):
    """What stands below a node, in its order; with the number of each note where it is asked for."""
    text, notes = "", 0
    for piece in node.iter():
        if piece.tag == WORD + "t":
            text += piece.text or ""
        elif piece.tag == WORD + "footnoteReference" and numbers_notes:
            notes += 1
            text += str(notes)
    return text


def descriptions(body):
    """What tables are called and described as to those who do not see them."""
    for table in body.iter(WORD + "tblPr"):
        said = (table.find(WORD + kind) for kind in ("tblCaption", "tblDescription"))
        yield "".join(one.get(WORD + "val") for one in said if one is not None)


def stated(path):
    """What a file says: its body, its notes, what stands over and under its pages, and its figures."""
    with zipfile.ZipFile(path) as package:
        part = lambda name: ElementTree.fromstring(package.read(name))
        body = part("word/document.xml")
        names = package.namelist()
        notes = part("word/footnotes.xml") if "word/footnotes.xml" in names else ()
        edges = [name for name in names if re.fullmatch(r"word/(header|footer)\d*\.xml", name)]
        return {
            "body": texts(body),
            "numbered": texts(body, numbers_notes=True),
            "descriptions": {squeezed(one) for one in descriptions(body)},
            "notes": "".join(texts(note) for note in notes),
            "edges": "".join(texts(part(name)) for name in sorted(edges)),
            "figures": [text for name, text in bookmarks(body) if name.startswith("f_")],
        }


def bookmarks(part):
    """The bookmarks of a part with the text in each, in their order."""
    found, open_ones = [], {}
    for node in part.iter():
        if node.tag == WORD + "bookmarkStart":
            open_ones[node.get(WORD + "id")] = [node.get(WORD + "name"), ""]
            found.append(open_ones[node.get(WORD + "id")])
        elif node.tag == WORD + "bookmarkEnd":
            open_ones.pop(node.get(WORD + "id"), None)
        elif node.tag == WORD + "t":
            for one in open_ones.values():
                one[1] += node.text or ""
    return [tuple(one) for one in found]


def by_python_docx(path, _):
    def read(block):
        if not isinstance(block, Table):
            return block.text
        cells = {cell._tc: cell for row in block.rows for cell in row.cells}
        return "".join(cell.text for cell in cells.values())

    return "".join(read(block) for block in docx.Document(path).iter_inner_content()), None


def by_mammoth(path, _):
    with open(path, "rb") as file:
        page = mammoth.convert_to_html(file).value
    body, _, notes = page.partition('<ol><li id="footnote-1">')
    # The numbers of notes, and the way back from each.
    body = re.sub(r"<sup><a href=\"#footnote-\d+\".*?</sup>", "", body)
    notes = re.sub(r"<a href=\"#footnote-ref-\d+\">.*?</a>", "", notes)
    return plain(body), plain(notes)


def plain(page):
    page = re.sub(r"<[^>]*>", "", page)
    for name, character in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("amp", "&")):
        page = page.replace(f"&{name};", character)
    return page


def by_docx2txt(path, _):
    return docx2txt.process(path), None


def by_pandoc(path, said):
    read = json.loads(pypandoc.convert_file(path, "json", format="docx"))
    notes = []

    def text(node):
        if isinstance(node, list):
            return "".join(text(one) for one in node)
        if not isinstance(node, dict):
            return ""
        kind, content = node.get("t"), node.get("c")
        if kind == "Note":
            notes.append(text(content))
            return ""
        if kind == "Str":
            return content
        if kind == "Table":
            # A description stands in the place of a caption.
            caption = text(content[1][1])
            is_described = squeezed(caption) in said["descriptions"]
            return ("" if is_described else caption) + text(content[2:])
        return text(content)

    # It takes the title for a property of the document.
    title = text(read["meta"].get("title", {}))
    return title + text(read["blocks"]), "".join(notes)


def differs(path, reader, expected, seen):
    expected, seen = squeezed(expected), squeezed(seen)
    if expected == seen:
        return False
    same = os.path.commonprefix([expected, seen])
    place = slice(max(len(same) - 8, 0), len(same) + 16)
    print(f"{path}: {reader} reads {seen[place]!r}, not {expected[place]!r}")
    return True


def keeps_bookmarks(path):
    """Whether a report that python-docx opened and saved has its bookmarks as before."""
    saved = io.BytesIO()
    docx.Document(path).save(saved)
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(saved) as after:
        for name in before.namelist():
            if re.fullmatch(r"word/(document|footnotes)\.xml", name):
                was, now = (bookmarks(ElementTree.fromstring(one.read(name))) for one in (before, after))
                if was != now:
                    print(f"{path}: python-docx keeps {len(now)} of {len(was)} bookmarks of {name}")
                    return False
        return before.read("docProps/custom.xml") == after.read("docProps/custom.xml")


def main(folder, *paths):
    readers = {
        "python-docx": by_python_docx,
        "mammoth": by_mammoth,
        "docx2txt": by_docx2txt,
        "pandoc": by_pandoc,
    }
    wrong, figures = 0, 0
    for path in paths:
        said = stated(path)
        figures += len(said["figures"])
        for name, read in readers.items():
            body, notes = read(path, said)
            edges = said["edges"] if name == "docx2txt" else ""
            wrong += differs(path, name, said["body"] + edges, body)
            if notes is not None:
                wrong += differs(path, f"{name} (notes)", said["notes"], notes)
        name = os.path.splitext(os.path.basename(path))[0]
        with open(os.path.join(folder, name + ".txt"), encoding="utf-8-sig") as text:
            wrong += differs(path, "LibreOffice", said["numbered"], text.read())
        wrong += not keeps_bookmarks(path)
    print(f"{len(paths)} reports with {figures} figures read by five programs, {wrong} differ")
    return 1 if wrong or not figures else 0


sys.exit(main(*sys.argv[1:]))

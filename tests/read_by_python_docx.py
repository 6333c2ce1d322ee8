"""Reads Word reports through python-docx, the commonest reader of .docx.

    python3 read_by_python_docx.py FILE.docx…

The text of its paragraphs and cells must be all the text that the file has. Ends with 1 where
anything is missing.
"""

import sys

import docx
from docx.oxml.ns import qn
from docx.table import Table


def read(block):
    if not isinstance(block, Table):
        return block.text
    cells = {cell._tc: cell for row in block.rows for cell in row.cells}
    return "".join(cell.text for cell in cells.values())


def main(paths):
    for path in paths:
        document = docx.Document(path)
        text = "".join(read(block) for block in document.iter_inner_content())
        whole = "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))
        if "".join(text.split()) != "".join(whole.split()):
            print(f"{path}: {len(whole)} characters, of which it reads {len(text)}")
            return 1
    print(f"python-docx reads {len(paths)} reports whole")
    return 0


sys.exit(main(sys.argv[1:]))

"""Puts the page of the desk and the program into one file.

    python3 assemble.py FOLDER PAGE

FOLDER holds what wasm-bindgen made (desk_file.js, desk_file_bg.wasm); PAGE is written. The same
parts give the same bytes.
"""

import base64
import gzip
import hashlib
import html
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
SHARED = HERE.parents[1] / "src" / "desk" / "page"
# Each behind those that it imports.
MODULES = ["words.js", "paper.js", "panels.js", "particulars.js", "texts.js", "folder.js", "program.js", "desk.js"]

# The page's language is that of the browser; it is Chinese unless that is another one.
LANGUAGE = 'document.documentElement.lang = navigator.language.startsWith("zh") ? "zh-CN" : "en";\n'


def module(name):
    """A module as a constant of what it exports: a page that is a file cannot load modules."""
    own = HERE / "page" / name
    text = (own if own.exists() else SHARED / name).read_text(encoding="utf-8")
    text = re.sub(r'^import \* as (\w+) from "\./(\w+)\.js";$', r"const \1 = \2_js;", text, flags=re.M)
    text = re.sub(r'^import \{(.*?)\} from "\./(\w+)\.js";$', imported, text, flags=re.M)
    exported = re.findall(r"^export (?:async )?(?:class|function|const|let) (\w+)", text, flags=re.M)
    text = re.sub(r"^export ", "", text, flags=re.M)
    if left := re.search(r"^(import|export) .*", text, flags=re.M):
        sys.exit(f"{name}: {left[0]}: this way to import or export is not known here")
    return f"const {name.replace('.', '_')} = (() => {{\n{text}\nreturn {{ {', '.join(exported)} }};\n}})();\n"


def imported(found):
    return f"const {{{found[1].replace(' as ', ': ')}}} = {found[2]}_js;"


def policy(scripts, style):
    """Nothing but what stands in the file may run, and nothing at all may be asked for."""
    def hashes(texts):
        return " ".join(
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts
        )
    return (
        f"default-src 'none'; script-src 'wasm-unsafe-eval' {hashes(scripts)}; style-src {hashes([style])}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def main(folder, page):
    glue = (folder / "desk_file.js").read_text(encoding="utf-8")
    program = gzip.compress((folder / "desk_file_bg.wasm").read_bytes(), 9, mtime=0)
    script = '"use strict";\n' + glue + "".join(module(name) for name in MODULES)
    if "</script" in script:
        sys.exit("a script would end too soon")
    style = (SHARED / "desk.css").read_text(encoding="utf-8")
    text = (SHARED / "desk.html").read_text(encoding="utf-8").replace("{language}", "zh-CN")
    paper = (SHARED / "paper.html").read_text(encoding="utf-8")
    allowed = policy([LANGUAGE, script], style)
    parts = {
        '<meta charset="utf-8">':
            f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{allowed}">',
        '<link rel="stylesheet" href="desk.css">': f"<style>{style}</style>",
        '<script type="module" src="desk.js"></script>': f"<script>{LANGUAGE}</script>",
        'src="paper"': f'srcdoc="{html.escape(paper)}"',
        "</body>":
            f'<script type="application/gzip" id="program">{base64.b64encode(program).decode()}</script>\n'
            f"<script>{script}</script>\n</body>",
    }
    for old, new in parts.items():
        if text.count(old) != 1:
            sys.exit(f"desk.html: {old} stands there {text.count(old)} times")
        text = text.replace(old, new)
    page.write_text(text, encoding="utf-8", newline="\n")
    print(f"{page}: {len(text.encode())} bytes")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))

"""Year files, forms and report.toml files to start from, and how they are damaged."""

import re
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent

JUNK = [
    '"', "'", '"""', "'''", "[", "]", "[[", "]]", "{", "}", "{{", "}}", "{%", "%}", "=", "==", ",", ".", "#", "\\",
    "\n", "\r\n", "\r", "\t", " ", "\u3000", "\u200b", "\u202e", "\ufeff", "\u0007", "\u001b", "\ufffe", "“", "”", "【", "】",
    "，", "．", "＝", "０", "９", "１２", "-1", "0.5", "1e9", "99999999999999999999999999999", "?", "五百", "约", "余",
    "2017年", "2月30日", "附件9", "true", "1979-05-27", "\\u0001", "[figures.a]", "[[sections]]", "[table]",
    "[report]", "value = 1", "a = { a = 1 }", "{{ a | share }}", "{{ last.a }}", "{{ range(9) }}", "𠀀", "\U000e0001",
]

GOVERNING = """deny = ["warnings"]
formats = ["docx", "xlsx"]

[checks]
sum-mismatch = "warning"
unbound-numeral = "off"

[style]
body_font = "宋体"
body_size = "四号"
margins = { top = 30, left = 25 }
"""


def read(name):
    return (REPOSITORY / name).read_text(encoding="utf-8")


def seeds():
    """Sets of files, each by the names that they have in the folder of a run; the year file first."""
    ours = read("examples/own-form/ours.toml")
    sets = [
        {"2017.toml": read("data/2017.toml")},
        {"2017.toml": read("examples/own-form/2016.toml"), "ours.toml": ours},
        {"2017.toml": read("examples/change-of-form/2021.toml"), "2020.toml": read("examples/change-of-form/2020.toml")},
        {"2017.toml": read("examples/minimal.toml"), "report.toml": GOVERNING},
    ]
    for name in ["failing", "layout", "minimal", "form-2014", "form-2019", "form-2021"]:
        sets.append({"2017.toml": read(f"examples/{name}.toml")})
    return sets


def mutated(text, chance, others):
    """The text with one to eight damages, by `chance`; pieces of `others` get into it."""
    for _ in range(chance.choice([1, 1, 1, 2, 2, 3, 5, 8])):
        text = chance.choice(DAMAGES)(text, chance, others)
    return text


def somewhere(text, chance):
    return chance.randrange(len(text) + 1)


def insert_junk(text, chance, _):
    at = somewhere(text, chance)
    return text[:at] + "".join(chance.choices(JUNK, k=chance.choice([1, 1, 2, 4]))) + text[at:]


def lose(text, chance, _):
    at = somewhere(text, chance)
    return text[:at] + text[at + chance.choice([1, 1, 2, 5, 20, 200]):]


def truncate(text, chance, _):
    return text[: somewhere(text, chance)] if chance.random() < 0.2 else text


def change_number(text, chance, _):
    numbers = list(re.finditer(r"\d+", text))
    if not numbers:
        return text
    number = chance.choice(numbers)
    other = chance.choice(["0", "1", "-3", "7.5", "１２", '"?"', "999999999999", str(int(number[0][:9]) + 1), number[0] + "0"])
    return text[: number.start()] + other + text[number.end():]


def move_line(text, chance, _):
    lines = text.splitlines(keepends=True)
    if len(lines) < 2:
        return text
    line = lines[chance.randrange(len(lines))]
    if chance.random() < 0.5:
        lines.remove(line)
    lines.insert(chance.randrange(len(lines) + 1), line)
    return "".join(lines)


def splice(text, chance, others):
    other = chance.choice(others)
    start, at = somewhere(other, chance), somewhere(text, chance)
    return text[:at] + other[start: start + chance.choice([5, 40, 300])] + text[at:]


def indent(text, chance, _):
    blanks = chance.choice(["  ", "\t"])
    return re.sub(r"(?m)^(\[)", lambda m: blanks + m[1] if chance.random() < 0.5 else m[1], text)


def quote_keys(text, chance, _):
    return re.sub(r"(?m)^([a-z_]+)( *=)", lambda m: f'"{m[1]}"{m[2]}' if chance.random() < 0.3 else m[0], text)


def windows_lines(text, chance, _):
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def double_word(text, chance, _):
    words = list(re.finditer(r"[\w.]+", text))
    if not words:
        return text
    word = chance.choice(words)
    return text[: word.end()] + chance.choice(["", " ", "."]) + word[0] + text[word.end():]


DAMAGES = [
    insert_junk, insert_junk, insert_junk, lose, lose, truncate, change_number, change_number, change_number,
    move_line, move_line, splice, indent, quote_keys, windows_lines, double_word,
]


def encoded(text, chance):
    """The bytes of a file, now and then in another encoding or with a byte that belongs to none."""
    kind = chance.random()
    if kind < 0.02:
        return text.encode("gb18030")
    if kind < 0.03:
        return b"\xff\xfe" + text.encode("utf-16-le")
    data = text.encode("utf-8")
    if kind < 0.04:
        return b"\xef\xbb\xbf" + data
    if kind < 0.06:
        at = chance.randrange(len(data) + 1)
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1:]
    return data


SETS = seeds()
TEXTS = [text for one in SETS for text in one.values()]


def damaged_files(chance):
    """Names and bytes of the files of one run, the same for the same `chance`."""
    files = dict(chance.choice(SETS))
    damaged = [name for name in files if chance.random() < 0.6] or ["2017.toml"]
    # Now and then none is, which must hold too.
    if chance.random() < 0.05:
        damaged = []
    for name in damaged:
        files[name] = mutated(files[name], chance, TEXTS)
    return {name: encoded(text, chance) for name, text in files.items()}

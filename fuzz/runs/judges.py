"""What must hold of a run, whatever the input: each judge yields what does not."""

import io
import json
import os
import re
import tomllib
import zipfile
from xml.parsers import expat

SECONDS = 2.0
MEGABYTES = 300
FORMATS = {"docx", "xlsx", "html", "xls", "doc"}
# Written too where the machine has a Chinese face, whatever the files say.
BY_FACES = {"pdf"}


def ran(run):
    """No panic, no signal, in time and in memory, with a reason for what failed."""
    if run.signal:
        yield f"signal {run.signal}"
    elif run.code not in (0, 1, 2):
        yield f"exit code {run.code}"
    if b"panicked" in run.err or b"a writer stopped" in run.err:
        yield "panic"
    if run.seconds > SECONDS:
        yield f"slow: {run.seconds:.1f} s"
    if run.megabytes > MEGABYTES:
        yield f"memory: {run.megabytes:.0f} MB"
    if run.code == 2 and not run.err.strip() and not run.out.strip():
        yield "exit code 2 without a word"


def findings_in_json(run, deny):
    """JSON that parses, agrees with itself and with the exit code, and points into the file."""
    if run.code == 2 and not run.out.strip():
        return
    try:
        found = json.loads(run.out)
    except ValueError as error:
        yield f"JSON: {error}"
        return
    summary, file = found["summary"], found["files"][0]
    open_ones = [one for one in file["findings"] if not one["waived"]]
    for severity, key in [("error", "errors"), ("warning", "warnings"), ("note", "notes")]:
        count = sum(one["severity"] == severity for one in open_ones)
        if count != summary[key]:
            yield f"{count} {key} listed, {summary[key]} counted"
    counting = summary["errors"] + (summary["warnings"] if deny else 0)
    is_broken = any(one["check"] == "syntax-error" for one in open_ones)
    # Only a report.toml may make warnings count unasked, which is where `deny` comes from.
    if run.code == 0 and summary["errors"]:
        yield "exit code 0 with errors"
    if run.code == 1 and not counting:
        yield "exit code 1 without a finding that counts"
    if run.code == 2 and not is_broken and not run.err.strip():
        yield "exit code 2 for a file that could be read"
    for one in file["findings"]:
        if not one["message"]:
            yield "a finding without a message"
        at = one["location"]
        lines = text_of(run.before[os.path.basename(at.get("path", run.name))]).split("\n")
        if not lies_in(at, lines):
            yield f"outside the file: {one['check']} at {at}"


def lies_in(location, lines):
    start, end = (location["line"], location["column"]), (location["end_line"], location["end_column"])
    inside = all(1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 2 for line, column in (start, end))
    return inside and start <= end


def text_of(data):
    """The text of a file as the program reads it."""
    if data.startswith(b"\xff\xfe"):
        return data[2:].decode("utf-16-le", "replace")
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def terminal(run):
    """Text that cannot move a terminal's cursor: nothing but lines, tabs and, asked for, colours."""
    text = re.sub(rb"\x1b\[[0-9;]*m", b"", run.out + run.err)
    for line in text.decode("utf-8", "replace").splitlines():
        if any(ord(c) < 32 and c != "\t" or 0x7F <= ord(c) < 0xA0 or c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068" for c in line):
            yield f"control characters on the terminal: {line!r}"
            return


def parsed(data):
    """A year file as another reader of TOML has it; None where that cannot read it."""
    try:
        return tomllib.loads(text_of(data).replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def nothing_written(run):
    """All files as they were, and no other beside them."""
    for name, data in run.before.items():
        if run.after.get(name) != data:
            yield f"{name} was changed"
    yield from no_other_file(run, set())


def no_other_file(run, allowed):
    junk = set(run.after) - set(run.before) - allowed
    if junk:
        yield f"junk: {sorted(junk)}"


def others_unchanged(run):
    for name, data in run.before.items():
        if name != run.name and run.after.get(name) != data:
            yield f"{name} was changed"


def mended(run, again):
    """`--fix` leaves a file that is readable as before, and has nothing to do a second time."""
    yield from others_unchanged(run)
    yield from no_other_file(run, set())
    old, new = run.before[run.name], run.after.get(run.name)
    if new is None:
        yield "the year file is gone"
        return
    if parsed(old) is not None and parsed(new) is None:
        yield "--fix wrote what is no TOML"
    if again.after.get(run.name) != new:
        yield "--fix changes the file again"


def waived(run):
    """`--waive` adds a waiver and changes nothing else."""
    yield from others_unchanged(run)
    yield from no_other_file(run, set())
    old, new = parsed(run.before[run.name]), parsed(run.after.get(run.name, b""))
    if run.code == 2:
        if run.after.get(run.name) != run.before[run.name]:
            yield "refused, and the file is changed"
        return
    if old is None:
        return
    if new is None:
        yield "--waive wrote what is no TOML"
        return
    added = len(new.pop("waivers", [])) - len(old.pop("waivers", []))
    if added < 1:
        yield f"{added} waivers more"
    if old != new:
        yield "--waive changed more than the waivers"


def went_on(run, name, year):
    """`new` writes the file of that year where it says so, and leaves the old one alone."""
    old = parsed(run.before[run.name]) if run.name in run.before else {}
    for before, data in run.before.items():
        if run.after.get(before) != data:
            yield f"{before} was changed"
    yield from no_other_file(run, {name})
    if (run.code == 0) != (name in run.after):
        yield f"exit code {run.code}, and {name} {'is' if name in run.after else 'is not'} there"
    if run.code == 0 and old is not None and name in run.after:
        new = parsed(run.after[name])
        if new is None:
            yield "new wrote what is no TOML"
        elif new.get("year") != year:
            yield f"year is {new.get('year')}"


def built(run):
    """All formats or none, each well-formed."""
    yield from others_unchanged(run)
    names = {name for name in run.after if name.startswith("out/")}
    yield from no_other_file(run, names)
    if run.code == 2:
        if names:
            yield f"exit code 2, and files: {sorted(names)}"
        return
    endings = {name.rsplit(".", 1)[-1] for name in names}
    if endings - BY_FACES != FORMATS:
        yield f"exit code {run.code} with {sorted(endings)}"
    for name in names:
        try:
            well_formed(name.rsplit(".", 1)[-1], run.after[name])
        except Exception as error:  # whatever another reader says
            yield f"malformed {name}: {error}"


def well_formed(ending, data):
    if ending in ("docx", "xlsx"):
        archive = zipfile.ZipFile(io.BytesIO(data))
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist()), "a part twice"
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                expat.ParserCreate().Parse(archive.read(name), True)
    elif ending == "html":
        text = data.decode("utf-8")
        assert text.startswith("<!DOCTYPE html>") and text.rstrip().endswith("</html>")
        for script in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', text, re.S):
            json.loads(script)
    elif ending == "xls":
        assert data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    elif ending == "doc":
        assert data.isascii() and data.startswith(b"{\\rtf1")
        plain = re.sub(rb"\\[\\{}]", b"", data)
        assert plain.count(b"{") == plain.count(b"}")
    elif ending == "pdf":
        assert data.startswith(b"%PDF-1.7") and data.rstrip().endswith(b"%%EOF")
        # The last line but one is where the table of objects stands.
        start = int(data.rsplit(b"startxref", 1)[1].split()[0])
        assert re.match(rb"xref|\d+ 0 obj", data[start:start + 20]), "no table of objects"


def compared(run):
    """A comparison that is what its format says."""
    yield from nothing_written(run)
    if run.code == 0:
        try:
            json.loads(run.out)
        except ValueError as error:
            yield f"JSON: {error}"

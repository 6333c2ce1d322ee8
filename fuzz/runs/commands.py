"""What a run asks of the program, and the judges that its answer comes before."""

import json
import re

from . import judges

FORMATS = ["human", "short", "sarif", "github", "junit"]
CHECKS = ["sum-mismatch", "unbound-numeral", "relation-broken", "missing-cell", "formula-mismatch", "wrong-year"]
ORGANS = ["某区某局", 'a"b\\c', "a\nb", "\u202e甲", "甲" * 200, "=1+1", "[table]", "'''", ""]


def found(folder):
    """The checks whose findings may be waived: others are refused, which is soon seen."""
    run = folder.run("2017.toml", "check", "2017.toml", "--output-format", "json")
    try:
        findings = json.loads(run.out)["files"][0]["findings"]
    except (ValueError, LookupError):
        return []
    return sorted({one["check"] for one in findings if not one["waived"]})


def of_json(folder, chance):
    run = folder.run("2017.toml", "check", "2017.toml", "--output-format", "json")
    yield from judges.ran(run)
    yield from judges.findings_in_json(run, "deny" in judges.text_of(folder.before.get("report.toml", b"")))
    yield from judges.nothing_written(run)


def of_persons(folder, chance):
    language, color = chance.choice(["zh", "en"]), chance.choice(["always", "never"])
    shape = chance.choice(FORMATS)
    words = ["check", "2017.toml", "--lang", language, "--color", color, "--output-format", shape]
    run = folder.run("2017.toml", *words)
    yield from judges.ran(run)
    yield from judges.nothing_written(run)
    if shape in ("human", "short"):
        yield from judges.terminal(run)


def of_a_dry_run(folder, chance):
    run = folder.run("2017.toml", "check", "2017.toml", "--fix", "--dry-run")
    yield from judges.ran(run)
    yield from judges.nothing_written(run)


def of_mending(folder, chance):
    run = folder.run("2017.toml", "check", "2017.toml", "--fix", "--quiet")
    yield from judges.ran(run)
    again = folder.run("2017.toml", "check", "2017.toml", "--fix", "--quiet")
    yield from judges.ran(again)
    yield from judges.mended(run, again)


def of_waiving(folder, chance):
    check = chance.choice(found(folder) or CHECKS)
    reason = chance.choice(["例", 'a"b\\c', "甲\u0007乙"])
    run = folder.run("2017.toml", "check", "2017.toml", "--waive", check, "--reason", reason)
    yield from judges.ran(run)
    yield from judges.waived(run)


def of_going_on(folder, chance):
    stated = re.search(rb"(?m)^\W*year\W*=\s*(\d{4})", folder.before["2017.toml"])
    stated = int(stated[1]) if stated else 2017
    year = min(max(stated + chance.choice([1, 1, 1, 3, 0]), 2000), 9999)
    run = folder.run("2017.toml", "new", str(year), "--from", "2017.toml", "--out", "next.toml")
    yield from judges.ran(run)
    yield from judges.went_on(run, "next.toml", year)
    if run.code == 0:
        check = folder.run("next.toml", "check", "next.toml", "--output-format", "json")
        yield from judges.ran(check)
        if check.code == 2:
            yield "what new wrote cannot be read"


def of_an_organ(folder, chance):
    organ, year = chance.choice(ORGANS), chance.choice([2008, 2015, 2020, 2024])
    run = folder.run("", "new", str(year), f"--organ={organ}", "--out", "next.toml")
    yield from judges.ran(run)
    yield from judges.went_on(run, "next.toml", year)


def of_a_comparison(folder, chance):
    other = chance.choice([name for name in folder.before if name[0].isdigit()])
    run = folder.run("2017.toml", "diff", other, "2017.toml", "--output-format", "json")
    yield from judges.ran(run)
    yield from judges.compared(run)


def of_a_build(folder, chance):
    run = folder.run("2017.toml", "build", "2017.toml", "--draft", "--format", "all", "--out", "out", "--quiet")
    yield from judges.ran(run)
    yield from judges.built(run)


def of_a_form(folder, chance):
    form = "ours.toml" if "ours.toml" in folder.before else "2017.toml"
    words = [["--toml"], ["--output-format", "json"], []]
    run = folder.run("2017.toml", "forms", f"./{form}", *chance.choice(words))
    yield from judges.ran(run)
    yield from judges.nothing_written(run)


# Each as often as its number says.
COMMANDS = [
    (of_json, 30), (of_persons, 15), (of_a_dry_run, 8), (of_mending, 10), (of_waiving, 8), (of_going_on, 12),
    (of_an_organ, 2), (of_a_comparison, 6), (of_a_build, 5), (of_a_form, 4),
]

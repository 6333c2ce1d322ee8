#!/usr/bin/env python3
"""The program with one fault planted, named by FAULT: what the judges must see."""

import os
import subprocess
import sys
import time
from pathlib import Path

# Each with what a judge says of it.
FAULTS = {
    "panic": "panic",
    "signal": "signal",
    "slow": "slow",
    "memory": "memory",
    "exit-code": "exit code 3",
    "silent": "without a word",
    "clean-in-spite-of-errors": "exit code 0 with errors",
    "counts-nothing": "without a finding that counts",
    "broken-json": "JSON",
    "wrong-count": "counted",
    "outside": "outside the file",
    "terminal": "control characters",
    "junk": "junk",
    "dry-run-writes": "2017.toml was changed",
    "other-file": "was changed",
    "unstable-mend": "again",
    "broken-mend": "no TOML",
    "lost-file": "gone",
    "waiver-changes": "more than the waivers",
    "waiver-breaks": "no TOML",
    "new-breaks": "no TOML",
    "new-wrong-year": "year is",
    "missing-output": "exit code",
    "malformed-output": "malformed",
    "output-after-refusal": "and files",
}


def append(name, text):
    with open(name, "a", encoding="utf-8") as file:
        file.write(text)


def main():
    fault, words = os.environ["FAULT"], sys.argv[1:]
    done = subprocess.run([os.environ["REPORT"], *words], capture_output=True, check=False)
    code, out, err = done.returncode, done.stdout, done.stderr
    year_file = Path("2017.toml")
    is_build = words[0] == "build"
    match fault:
        case "panic":
            code, err = 101, b"thread 'main' panicked at src/x.rs:1:1:"
        case "signal":
            os.abort()
        case "slow":
            end = time.process_time() + 2.1
            while time.process_time() < end:
                pass
        case "memory":
            _ = b"x" * 400_000_000
        case "exit-code":
            code = 3
        case "silent":
            code, out, err = 2, b"", b""
        case "clean-in-spite-of-errors":
            code = 0
        case "counts-nothing":
            code = 1
        case "broken-json":
            out = out[:-3]
        case "wrong-count":
            out = out.replace(b'"warnings": ', b'"warnings": 1')
        case "outside":
            out = out.replace(b'"line": ', b'"line": 9999')
        case "terminal":
            out += b"\x1b]0;owned\x07\n"
        case "junk":
            append(".report-abc.tmp", "")
        case "dry-run-writes" if "--dry-run" in words:
            append(year_file, "\n")
        case "other-file":
            for name in ("ours.toml", "report.toml", "2020.toml"):
                if os.path.exists(name):
                    append(name, "\n")
        case "unstable-mend" if "--fix" in words:
            append(year_file, "\n")
        case "broken-mend" if "--fix" in words:
            append(year_file, "\n= =\n")
        case "lost-file" if "--fix" in words:
            year_file.unlink()
        case "waiver-changes" if "--waive" in words and code != 2:
            append(year_file, "[figures.planted]\nvalue = 1\n")
        case "waiver-breaks" if "--waive" in words and code != 2:
            append(year_file, "[[waivers]]\nvalues = { a = 1, a = 1 }\n")
        case "new-breaks" if words[0] == "new" and code == 0:
            append("next.toml", "\n[table]\n[table]\n")
        case "new-wrong-year" if words[0] == "new" and code == 0:
            text = Path("next.toml").read_text(encoding="utf-8")
            Path("next.toml").write_text(text.replace("\nyear", "\nyear = 1\nyaer"), encoding="utf-8")
        case "missing-output" if is_build and code != 2:
            next(Path("out").iterdir()).unlink()
        case "malformed-output" if is_build and code != 2:
            damaged = next(Path("out").glob("*.docx"))
            damaged.write_bytes(damaged.read_bytes()[:-300])
        case "output-after-refusal" if is_build:
            code, err = 2, b"error: the disk is full"
    sys.stdout.buffer.write(out)
    sys.stderr.buffer.write(err)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()

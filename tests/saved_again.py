"""Has our files saved again by programs of other hands, and holds them against their year file.

    python3 saved_again.py REPORT YEAR_FILE…

python-docx loads and saves each Word report, openpyxl each spreadsheet; `report verify` must then say
that every figure is the same, without an error. Prints by which way the figures were found; ends with 1
where anything differs.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import docx
import openpyxl

SAVED_BY = {
    "docx": ("python-docx", lambda old, new: docx.Document(old).save(new)),
    "xlsx": ("openpyxl", lambda old, new: openpyxl.load_workbook(old).save(new)),
}


def verified(report, file, year_file):
    """What `verify` says of a file, and whether it found no error."""
    words = [report, "verify", str(file), "--against", year_file, "--output-format", "json"]
    run = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    return json.loads(run.stdout)["files"][0], run.returncode == 0


def main(report, year_files):
    wrong = 0
    ways = {}
    for year_file in year_files:
        with tempfile.TemporaryDirectory() as folder:
            built = [report, "build", year_file, "--format", "docx,xlsx", "--out", folder, "--quiet"]
            subprocess.run(built, check=True, timeout=60, stdout=subprocess.DEVNULL)
            for file in sorted(pathlib.Path(folder).iterdir()):
                ending = file.suffix[1:]
                program, save = SAVED_BY[ending]
                saved = file.with_name(f"{file.stem}-saved{file.suffix}")
                save(str(file), str(saved))
                said, holds = verified(report, saved, year_file)
                if not holds or said["verdict"] == "changed":
                    wrong += 1
                    print(f"{year_file}, saved by {program}: {said['verdict']}")
                    for finding in said["findings"][:5]:
                        print(f"    {finding['check']}: {finding['message']}")
                counts = ways.setdefault((program, ending), {"tag": 0, "name": 0, "text": 0})
                for way, count in said["found_by"].items():
                    counts[way] += count
    for (program, ending), counts in ways.items():
        told = ", ".join(f"{count} by {way}" for way, count in counts.items())
        print(f"{program}, {ending}: figures found {told}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))

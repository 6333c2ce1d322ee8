"""Holds what Spark wrote against what the program itself says: compare.py FOLDER OUT PROGRAM

FOLDER is what make_years.py made, OUT what nation.py wrote. Says on one line how much there was of each.
"""

import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow.parquet

folder, out, program = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
ROLLUP = Path(__file__).parents[2] / "examples" / "cluster" / "rollup.sql"


def run(*arguments):
    """What the program says; what it finds is no failure."""
    told = subprocess.run([program, *arguments, "--lang", "zh"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert told.returncode in (0, 1), (arguments[0], told.returncode)
    return told.stdout


def rows(name):
    return pyarrow.parquet.read_table(out / name).to_pylist()


def key(row):
    return json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)


def same(what, spark, direct):
    spark, direct = Counter(map(key, spark)), Counter(map(key, direct))
    only = list((spark - direct).items())[:3], list((direct - spark).items())[:3]
    assert spark == direct, f"{what}: only Spark has {only[0]}\nonly the program has {only[1]}"
    assert spark, what
    return sum(spark.values())


def facts():
    """Row for row, all columns."""
    table = folder / "facts.ndjson"
    run("facts", str(folder / "years"), "--format", "ndjson", "--out", str(table))
    lines = table.read_text(encoding="utf-8").splitlines()
    direct = [json.loads(line, parse_float=Decimal) for line in lines]
    spark = rows("facts")
    for row in spark:
        row.pop("province")
        row["year"] = int(row["year"])
    for row in spark + direct:
        if row["number"] is not None:
            row["number"] = Decimal(row["number"]).quantize(Decimal("0.0001"))
    return same("facts", spark, direct)


def findings():
    """Of each file the same checks with the same words at the same places."""
    members = ["check", "severity", "waived", "message", "help", "figures", "stated", "computed"]
    direct = []
    files = sorted(str(path) for path in (folder / "years").rglob("*.toml"))
    for start in range(0, len(files), 200):
        told = json.loads(run("check", *files[start : start + 200], "--output-format", "json"))
        for file in told["files"]:
            for finding in file["findings"]:
                place = finding["location"]
                row = {name: finding.get(name) for name in members}
                row["location"] = {"line": place["line"], "column": place["column"]} if place else None
                direct.append({"file": file["path"], "organ": file["organ"], **row})
    spark = [{name: row[name] for name in ["file", "organ", *members, "location"]} for row in rows("findings")]
    for row in spark + direct:
        # No text: the program says more about the file, the filter about the line.
        if row["check"] == "unreadable-file":
            row.update(message=None, help=None, location=None, organ=None, figures=[])
    return same("findings", spark, direct)


def rollup():
    """The same from both engines; the sums are those of the facts, added up here once more."""
    spark = rows("rollup")
    duckdb.sql(f"CREATE VIEW facts AS FROM '{out}/facts/**/*.parquet'")
    duckdb.sql(f"CREATE VIEW organs AS FROM read_csv('{folder}/organs.csv')")
    told = duckdb.sql(ROLLUP.read_text(encoding="utf-8"))
    again = [dict(zip(told.columns, row)) for row in told.fetchall()]
    count = same("rollup", spark, again)

    parents = {row["organ"]: row["parent"] for row in csv.DictReader((folder / "organs.csv").open(encoding="utf-8"))}
    sums = defaultdict(Decimal)
    for row in rows("facts"):
        if row["state"] == "stated" and row["unit"] in ("件", "万元") and row["organ"] in parents:
            sums[parents[row["organ"]], int(row["year"]), row["id"]] += row["number"]
    for row in spark:
        if row["unit"] in ("件", "万元"):
            assert row["of_below"] == sums[row["organ"], row["year"], row["id"]], row
    # The two that make_years.py makes wrong.
    wrong = {row["organ"] for row in spark if row["id"] == "disclosed.licences" and row["difference"] == 5}
    verdicts = Counter(row["verdict"] for row in spark)
    return f"{count} sums {dict(sorted(verdicts.items()))}, {len(wrong)} districts differ by 5"


print(f"{facts()} facts, {findings()} findings, {rollup()}")

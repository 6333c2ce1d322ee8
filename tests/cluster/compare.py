"""Holds what Spark wrote against what the program itself says: compare.py FOLDER OUT PROGRAM

FOLDER is what make_years.py made, OUT what nation.py wrote. Says on one line how much there was of each.
"""

import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path

import duckdb
import pyarrow.dataset

folder, out, program = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
ROLLUP = Path(__file__).parents[2] / "examples" / "cluster" / "rollup.sql"


def run(*arguments):
    """What the program says; what it finds is no failure."""
    told = subprocess.run([program, *arguments, "--lang", "zh"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert told.returncode in (0, 1), (arguments[0], told.returncode)
    return told.stdout


def rows(name, columns=None):
    table = pyarrow.dataset.dataset(out / name, format="parquet", partitioning="hive")
    for batch in table.to_batches(columns=columns, batch_size=4096, batch_readahead=1, fragment_readahead=1):
        yield from batch.to_pylist()


def key(row):
    return json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)


def digests(rows, group):
    """Of each group how many rows it has, and the sum of their digests: the same rows in any order, and only then, give
    the same. Of twenty thousand files the rows themselves would fill the memory."""
    sums = defaultdict(lambda: [0, 0])
    for row in rows:
        of_group = sums[row[group]]
        of_group[0] += 1
        of_group[1] += int.from_bytes(blake2b(key(row).encode(), digest_size=16).digest(), "little")
    return sums


def same(what, group, spark, direct):
    """`spark` and `direct` give the rows anew with each call; they are read once more to show what differs."""
    by_spark, by_program = digests(spark(), group), digests(direct(), group)
    assert by_spark, what
    for name in by_spark.keys() | by_program.keys():
        if by_spark.get(name) != by_program.get(name):
            told, expected = (Counter(key(row) for row in rows() if row[group] == name) for rows in (spark, direct))
            only = list((told - expected).items())[:3], list((expected - told).items())[:3]
            raise AssertionError(f"{what} of {name}: only Spark has {only[0]}\nonly the program has {only[1]}")
    return sum(count for count, _ in by_spark.values())


def with_number(row):
    if row["number"] is not None:
        row["number"] = Decimal(row["number"]).quantize(Decimal("0.0001"))
    return row


def facts():
    """Row for row, all columns."""
    table = folder / "facts.ndjson"
    run("facts", str(folder / "years"), "--format", "ndjson", "--out", str(table))

    def direct():
        with table.open(encoding="utf-8") as lines:
            for line in lines:
                yield with_number(json.loads(line, parse_float=Decimal))

    def spark():
        for row in rows("facts"):
            row.pop("province")
            yield with_number(row | {"year": int(row["year"])})

    return same("facts", "file", spark, direct)


def findings():
    """Of each file the same checks with the same words at the same places."""
    members = ["check", "severity", "waived", "message", "help", "figures", "stated", "computed"]
    files = sorted(str(path) for path in (folder / "years").rglob("*.toml"))

    def compared(row):
        # No text: the program says more about the file, the filter about the line.
        if row["check"] == "unreadable-file":
            row.update(message=None, help=None, location=None, organ=None, figures=[])
        return row

    def direct():
        for start in range(0, len(files), 200):
            told = json.loads(run("check", *files[start : start + 200], "--output-format", "json"))
            for file in told["files"]:
                for finding in file["findings"]:
                    place = finding["location"]
                    row = {name: finding.get(name) for name in members}
                    row["location"] = {"line": place["line"], "column": place["column"]} if place else None
                    yield compared({"file": file["path"], "organ": file["organ"], **row})

    def spark():
        for row in rows("findings"):
            yield compared({name: row[name] for name in ["file", "organ", *members, "location"]})

    return same("findings", "file", spark, direct)


def rollup():
    """The same from both engines; the sums are those of the facts, added up here once more."""
    duckdb.sql(f"CREATE VIEW facts AS FROM '{out}/facts/**/*.parquet'")
    duckdb.sql(f"CREATE VIEW organs AS FROM read_csv('{folder}/organs.csv')")
    told = duckdb.sql(ROLLUP.read_text(encoding="utf-8"))
    columns, again = told.columns, told.fetchall()
    count = same("rollup", "organ", lambda: rows("rollup"), lambda: (dict(zip(columns, row)) for row in again))

    parents = {row["organ"]: row["parent"] for row in csv.DictReader((folder / "organs.csv").open(encoding="utf-8"))}
    sums = defaultdict(Decimal)
    for row in rows("facts", ["state", "unit", "organ", "year", "id", "number"]):
        if row["state"] == "stated" and row["unit"] in ("件", "万元") and row["organ"] in parents:
            sums[parents[row["organ"]], int(row["year"]), row["id"]] += row["number"]
    wrong, verdicts = set(), Counter()
    for row in rows("rollup"):
        if row["unit"] in ("件", "万元"):
            assert row["of_below"] == sums[row["organ"], row["year"], row["id"]], row
        # The two that make_years.py makes wrong.
        if row["id"] == "disclosed.licences" and row["difference"] == 5:
            wrong.add(row["organ"])
        verdicts[row["verdict"]] += 1
    return f"{count} sums {dict(sorted(verdicts.items()))}, {len(wrong)} districts differ by 5"


print(f"{facts()} facts, {findings()} findings, {rollup()}")

"""Reads the table of figures by several engines: python3 read_facts.py FOLDER

A line an engine: the sum of all stated numbers, and id, value and number of each figure of long.toml.
"""

import json
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas
import pyarrow.parquet

folder = Path(sys.argv[1])
parquet = str(folder / "facts.parquet")
FOUR = Decimal("0.0001")


def say(engine, rows):
    """Rows of file, id, value, number, state and the form's row; a number is a Decimal or None."""
    stated = [row[3] for row in rows if row[4] == "stated" and row[3] is not None]
    long = [
        f"{row[1]} {row[2] or ''} {'none' if row[3] is None else row[3].quantize(FOUR)}"
        for row in rows
        if row[0].endswith("long.toml") and not row[5]
    ]
    print(f"{engine}: {sum(stated, Decimal(0)).quantize(FOUR)}; " + "; ".join(long))


def none(value):
    return None if value is None or value != value or value == "" else value


COLUMNS = ["file", "id", "value", "number", "state", "row"]
QUERY = 'SELECT file, id, value, number, state, "row" FROM '

say("duckdb", duckdb.sql(f"{QUERY} '{parquet}'").fetchall())
frame = pandas.read_parquet(parquet)[COLUMNS].astype(object)
say("pandas", [[none(cell) for cell in row] for row in frame.values.tolist()])
table = pyarrow.parquet.read_table(parquet).select(COLUMNS).to_pylist()
say("pyarrow", [[row[name] for name in COLUMNS] for row in table])
lines = (folder / "facts.ndjson").read_text(encoding="utf-8").splitlines()
objects = [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in lines]
say("ndjson", [[row[name] for name in COLUMNS] for row in objects])
text = duckdb.sql(f"{QUERY} read_csv('{folder / 'facts.csv'}', all_varchar = true)").fetchall()
say("csv", [[*row[:3], Decimal(row[3]) if none(row[3]) else None, *row[4:]] for row in text])

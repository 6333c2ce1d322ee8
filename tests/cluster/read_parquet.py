"""What engines read in the table that `report facts` wrote: read_parquet.py FILE

A line an engine: the sum of the stated numbers, and the numbers of the file called long.toml.
"""

import sys
from decimal import Decimal

import duckdb
import pandas
import pyarrow.parquet
from pyspark.sql import SparkSession

table = sys.argv[1]
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
engines = {
    "duckdb": duckdb.sql(f"SELECT file, id, number, state FROM '{table}'").fetchall(),
    "pandas": pandas.read_parquet(table)[["file", "id", "number", "state"]].to_numpy().tolist(),
    "pyarrow": [tuple(row.values()) for row in pyarrow.parquet.read_table(table)
                .select(["file", "id", "number", "state"]).to_pylist()],
    "spark": [tuple(row) for row in spark.read.parquet(table).select("file", "id", "number", "state").collect()],
}
for engine, rows in engines.items():
    numbers = [row for row in rows if isinstance(row[2], Decimal)]
    total = sum((row[2] for row in numbers if row[3] == "stated"), Decimal(0))
    long = sorted(f"{row[1]} {row[2]}" for row in numbers if row[0].endswith("long.toml"))
    print(f"{engine}: {len(rows)} {total} {long}")
spark.stop()

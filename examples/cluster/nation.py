"""Checks the year files of any number of organs on a Spark cluster, and adds them up: README.md.

YEAR_FILES  a folder with year files at any depth (ORGAN/2024.toml), or a table NAME.parquet: name, text, last
            (the text of last year's file, or null)
ORGANS      a CSV table: organ, level (organ, district, city, province), parent (the organ that adds it up)
OUT         gets facts (by year and province), findings and rollup, each as Parquet
"""

import argparse
import base64
import json
import shutil
import subprocess
import threading
from itertools import islice
from pathlib import Path

import pyarrow
from pyspark import SparkFiles
from pyspark.sql import SparkSession

# What is taken of the answers; their other members are left out.
ANSWERS = {
    "check": """name string, organ string, year int, form string, error string, findings array<struct<`check`: string,
        severity: string, waived: boolean, message: string, help: string, figures: array<string>, stated: string,
        computed: string, location: struct<line: int, `column`: int>>>""",
    "facts": """facts array<struct<file: string, organ: string, year: int, form: string, id: string, label: string,
        value: string, number: decimal(38, 4), unit: string, state: string, `row`: string, `column`: string,
        source: string, fingerprint: string, finding: string>>""",
}

# The province of each organ, however many levels are between.
PROVINCES = """
    SELECT one.organ, CASE 'province' WHEN one.level THEN one.organ WHEN two.level THEN two.organ
        WHEN three.level THEN three.organ WHEN four.level THEN four.organ END AS province
    FROM organs AS one LEFT JOIN organs AS two ON two.organ = one.parent
    LEFT JOIN organs AS three ON three.organ = two.parent LEFT JOIN organs AS four ON four.organ = three.parent"""


def question(name, text, last):
    """A year file as the filter wants it. What is not UTF-8 goes as bytes; last year's goes as text."""
    line = {"name": name, "last": last}
    try:
        line["text"] = text.decode() if isinstance(text, bytes) else text
    except UnicodeDecodeError:
        line["base64"] = base64.b64encode(text).decode()
    if isinstance(last, bytes):
        try:
            line["last"] = last.decode()
        except UnicodeDecodeError:
            line["last"] = last.decode("gb18030", "replace")
    return json.dumps(line, ensure_ascii=False).encode() + b"\n"


def filtered(program, command, language):
    """What `report COMMAND --jsonl` answers to the year files of a partition: one process, a line in, a line out."""

    def answers(batches):
        command_line = [SparkFiles.get(program), command, "--jsonl", "--jobs", "1", "--lang", language]
        process = subprocess.Popen(command_line, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        asked, failures = 0, []

        def ask():
            nonlocal asked
            try:
                with process.stdin as lines:
                    for batch in batches:
                        for row in batch.to_pylist():
                            lines.write(question(**row))
                            asked += 1
            except Exception as failure:
                failures.append(failure)

        # Beside the reading: else each end of the pipe could wait for the other.
        asking = threading.Thread(target=ask)
        asking.start()
        answered = 0
        while some := list(islice(process.stdout, 64)):
            answered += len(some)
            yield pyarrow.RecordBatch.from_pydict({"answer": [line.decode() for line in some]})
        asking.join()
        # A partition is answered whole, or its task fails and Spark runs it again elsewhere.
        if process.wait() != 0 or failures or answered != asked:
            raise RuntimeError(f"{command}: {answered} of {asked} answered, exit code {process.returncode}, {failures}")

    return answers


def year_files(spark, place):
    """Name, text and last year's text of each year file."""
    if place.endswith(".parquet"):
        return spark.read.parquet(place).select("name", "text", "last")
    files = spark.read.format("binaryFile").options(recursiveFileLookup="true", pathGlobFilter="*.toml").load(place)
    files.createOrReplaceTempView("files")
    # 2023.toml is last year's of the 2024.toml beside it.
    return spark.sql(r"""
        SELECT regexp_replace(this.path, '^file:/+', '/') AS name, this.content AS text, before.content AS last
        FROM files AS this LEFT JOIN files AS before ON this.path = concat(
            regexp_extract(before.path, '^(.*/)\\d{4}[.]toml$', 1),
            int(regexp_extract(before.path, '/(\\d{4})[.]toml$', 1)) + 1, '.toml')
        WHERE this.path NOT RLIKE '/report[.]toml$|[.]seal[.]toml$'""")


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ["year_files", "organs", "out"]:
        asked.add_argument(name, metavar=name.upper())
    asked.add_argument("--report", default=shutil.which("report"), help="the program; it is sent to the executors")
    asked.add_argument("--lang", default="zh", choices=["zh", "en"], help="the language of the findings")
    asked = asked.parse_args()

    # Spark would send a table to everybody by the size of its files, and facts are a hundred times as large in
    # memory: only the list of organs is sent.
    spark = SparkSession.builder.appName("report").config("spark.sql.autoBroadcastJoinThreshold", "-1").getOrCreate()
    spark.sparkContext.addFile(asked.report)
    organs = spark.read.csv(asked.organs, header=True)
    organs.createOrReplaceTempView("organs")
    spark.sql(PROVINCES).createOrReplaceTempView("provinces")
    files = year_files(spark, asked.year_files)
    program = Path(asked.report).name
    for command, members in ANSWERS.items():
        answers = files.mapInArrow(filtered(program, command, asked.lang), "answer string")
        answers.selectExpr(f"from_json(answer, '{members}') AS answer").createOrReplaceTempView(f"{command}_answers")

    # A file that is no text has no findings but an error.
    findings = spark.sql("""
        SELECT answer.name AS file, answer.organ, answer.year, answer.form, finding.*
        FROM check_answers LATERAL VIEW explode(coalesce(answer.findings, array(named_struct(
            'check', 'unreadable-file', 'severity', 'error', 'waived', false, 'message', answer.error, 'help', null,
            'figures', array(), 'stated', null, 'computed', null, 'location', null)))) AS finding""")
    findings.write.mode("overwrite").parquet(f"{asked.out}/findings")

    facts = spark.sql("""
        WITH facts AS (SELECT inline(answer.facts) FROM facts_answers)
        SELECT /*+ BROADCAST(provinces) */ facts.*, coalesce(province, 'unlisted') AS province
        FROM facts LEFT JOIN provinces ON provinces.organ = facts.organ""")
    facts = facts.repartition("year", "province").sortWithinPartitions("organ", "file")
    facts.write.mode("overwrite").partitionBy("year", "province").parquet(f"{asked.out}/facts")

    spark.read.parquet(f"{asked.out}/facts").createOrReplaceTempView("facts")
    rollup = spark.sql(Path(__file__).with_name("rollup.sql").read_text(encoding="utf-8"))
    rollup.write.mode("overwrite").parquet(f"{asked.out}/rollup")
    rollup = spark.read.parquet(f"{asked.out}/rollup")
    rollup.groupBy("level", "verdict").count().orderBy("level", "verdict").show()
    spark.stop()


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The rate of saidby.spark in local[2] beside that of the C program with 2 threads, on the same texts, start-up aside.

    bench/spark.py [--documents N] [--rounds N] [--program build/saidby]

needs the package with its extra [spark], a JDK, and the program of the same library. The documents are 3 KB each, made of
the articles of fixtures/. Each round runs both, one after the other; the best of each counts. After that comes what one
document costs in each step. It is written for a machine with two idle processors.
"""
import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pyspark
from pyspark.sql import SparkSession

import saidby
import saidby.arrow
from saidby.spark import extract_quotes

ROOT = Path(__file__).resolve().parents[1]
SIZE, FILES = 3000, 8


def make_texts(count):
    articles = [path.read_text(encoding="utf-8").strip() for path in sorted((ROOT / "fixtures").glob("*.txt"))]
    order = itertools.cycle(articles)
    for number in range(count):
        text = ""
        while len(text) < SIZE:
            text += next(order) + "\n\n"
        yield f"{text[:SIZE]} {number}."


def write(texts, folder):
    """The same documents as Parquet and as JSON lines."""
    with open(folder / "documents.jsonl", "w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
    (folder / "documents").mkdir()
    for part in range(FILES):
        table = pa.table({"id": list(range(part, len(texts), FILES)), "text": texts[part::FILES]})
        pa.parquet.write_table(table, folder / "documents" / f"{part}.parquet")


def seconds(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def run_program(program, name):
    subprocess.run([program, "--input", "jsonl", "--format", "jsonl", "-j", "2", "-o", os.devnull, name], check=True)


def nothing(batches):
    for _ in batches:
        yield from ()


def make_session():
    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    settings = {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.log.level": "ERROR",
                "spark.driver.memory": "2g", "spark.sql.files.openCostInBytes": "0",
                "spark.sql.files.maxPartitionBytes": "16m"}
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def measure_both(spark, folder, program, rounds):
    """(seconds of the program, seconds of Spark, seconds of Spark when Python does nothing)"""
    documents = spark.read.parquet(str(folder / "documents"))
    quotes = extract_quotes(documents)
    actions = [lambda: run_program(program, folder / "documents.jsonl"),
               lambda: quotes.write.format("noop").mode("overwrite").save(),
               lambda: documents.mapInArrow(nothing, documents.schema).write.format("noop").mode("overwrite").save()]
    extract_quotes(documents.limit(100)).count()  # starts the workers
    best = [min(times) for times in zip(*([seconds(action) for action in actions] for _ in range(rounds)))]
    (folder / "empty.jsonl").touch()
    best[0] -= min(seconds(lambda: run_program(program, folder / "empty.jsonl")) for _ in range(3))
    return best


def measure_steps(texts):
    """{step: microseconds of one processor a document}, without Spark"""
    texts = texts[:2000]
    extractor = saidby.Extractor()
    table = pa.table({"id": range(len(texts)), "text": texts})
    start = time.process_time()
    lines = [extractor.json_bytes(text.encode()) for text in texts]
    middle = time.process_time()
    saidby.arrow.extract_quotes(table, extractor=extractor)
    end = time.process_time()
    per = 1e6 / len(texts)
    return {"the C library, called from Python": (middle - start) * per,
            "records to columns": (end - middle - (middle - start)) * per}, sum(map(len, lines)) / len(lines)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=20_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--program", default=str(ROOT / "build" / "saidby"))
    given = options.parse_args()
    texts = list(make_texts(given.documents))
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} documents, {size:.1f} MB; pyspark "
          f"{pyspark.__version__}, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        write(texts, Path(name))
        spark = make_session()
        program, whole, transport = measure_both(spark, Path(name), given.program, given.rounds)
        spark.stop()
    print(f"C program, 2 threads      {size / program:8.2f} MB/s  {program:7.2f} s")
    print(f"Spark, local[2]           {size / whole:8.2f} MB/s  {whole:7.2f} s   {program / whole:.2f} of the program")
    print(f"Spark, Python idle        {size / transport:8.2f} MB/s  {transport:7.2f} s   reading, JVM to Python")
    steps, record = measure_steps(texts)
    for step, cost in steps.items():
        print(f"{step:40} {cost:7.0f} us of a processor a document")
    print(f"a record has {record:.0f} bytes of JSON")


if __name__ == "__main__":
    main()

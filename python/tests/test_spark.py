"""Quotes by the real Spark: threads of one JVM, separate executors, Spark Connect. All servers are bound to loopback."""
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import saidby
import saidby.arrow
import saidby.spark
from saidby.spark import SCHEMA, extract_quotes

pytestmark = pytest.mark.filterwarnings("ignore")  # what Spark and pandas warn of is not ours

COUNT = 20_000
FERRY = "“The ferry is late,” Ida Brandt, a pilot of the port of Ostrand, said. “It will be later tomorrow.”"
BRIDGE = "Marta Quill, the mayor of Veld, told reporters that the bridge was “as good as new”."
PEOPLE = {"people": [{"id": "Q7", "name": "Ida Brandt"}]}
GIVEN, FAMILY = ["Ida", "Marta", "Jonas", "Ilse", "Anna"], ["Brandt", "Quill", "Ferro", "Menu"]
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.default.parallelism": "1",
    "spark.sql.shuffle.partitions": "2",
    "spark.log.level": "ERROR",
}


def make_session(master, **settings):
    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    builder = SparkSession.builder.master(master)
    for name, value in {**SETTINGS, **settings}.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


@pytest.fixture(scope="module")
def spark():
    session = make_session("local[2]")
    yield session
    session.stop()


def article(number):
    """A document with a quote of its own, which one in a hundred lacks or cannot have."""
    if number % 100 == 7:
        return None if number % 200 == 7 else "bad\0text"
    if number % 100 == 8:
        return "Nothing is said here."
    name = f"{GIVEN[number % 5]} {FAMILY[number % 4]}"
    return f"The port has news. “Ship {number} is late 😀 again,” said {name}, a pilot of the port."


def expected_row(number):
    name = f"{GIVEN[number % 5]} {FAMILY[number % 4]}"
    return f"Ship {number} is late 😀 again,", name


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """20,000 documents in 8 files of Parquet."""
    folder = tmp_path_factory.mktemp("archive")
    size = COUNT // 8
    for part in range(8):
        numbers = range(part * size, (part + 1) * size)
        table = pa.table({"number": pa.array(numbers, pa.int64()), "body": [article(number) for number in numbers],
                          "day": [f"day {number % 7}" for number in numbers]})
        pa.parquet.write_table(table, folder / f"part-{part}.parquet")
    return folder


def check_archive(session, folder):
    """Every row that Spark makes of the archive is right."""
    documents = session.read.parquet(str(folder)).repartition(8)
    quotes = extract_quotes(documents, text="body", id="number", keep=["day"])
    rows = quotes.selectExpr("id", "quote", "text", "speaker.name", "error.code", "day").collect()
    assert len(rows) == COUNT - COUNT // 100
    for row in rows:
        assert row.day == f"day {row.id % 7}"
        if row.id % 100 == 7:
            assert (row.quote, row.text, row.code) == (None, None, "missing-text" if row.id % 200 == 7 else "nul-byte")
        else:
            assert (row.text, row.name, row.quote, row.code) == (*expected_row(row.id), 0, None)
    assert len({row.id for row in rows}) == len(rows)


def test_20000_documents_in_local_threads(spark, archive):
    check_archive(spark, archive)


def test_schema_is_as_stated(spark):
    documents = spark.createDataFrame([(1, FERRY)], "id long, text string")
    quotes = extract_quotes(documents)
    assert [field.name for field in SCHEMA] == [*saidby.arrow.SCHEMA.names, "error"]
    assert quotes.schema["id"].dataType.simpleString() == "bigint"
    assert list(quotes.schema)[1:] == list(SCHEMA)[1:]
    assert SCHEMA["speaker"].dataType.simpleString() == "struct<id:int,name:string,kind:string,role:string,ref:string>"
    assert SCHEMA["parts"].dataType.simpleString() == "array<struct<start:bigint,end:bigint>>"
    assert SCHEMA["error"].dataType.simpleString() == "struct<code:string,message:string,offset:bigint>"


def test_rows_are_those_of_the_package(spark):
    documents = spark.createDataFrame([("a", FERRY), ("b", BRIDGE)], "id string, text string")
    rows = [row.asDict(recursive=True) for row in extract_quotes(documents).orderBy("id", "quote").collect()]
    expected = saidby.to_arrow([saidby.extract(FERRY, "a"), saidby.extract(BRIDGE, "b")]).to_pylist()
    assert rows == [{**row, "error": None} for row in expected] and len(rows) == 2


def test_places_are_those_of_substring(spark):
    text = "A 😀 and a 🚀. “Go home,” said Ida Brandt."
    documents = spark.createDataFrame([(1, text)], "id long, text string")
    quotes = extract_quotes(documents.withColumnRenamed("text", "body"), text="body", keep=["body"])
    cut = "substring(body, parts[0].start + 1, parts[0].end - parts[0].start)"
    assert quotes.selectExpr(cut + " AS cut").first().cut == "Go home,"


def test_the_code_of_the_page(spark, tmp_path, monkeypatch, capsys):
    page = Path(__file__).resolve().parents[2] / "docs" / "spark.md"
    if not page.exists():
        pytest.skip("no checkout")
    monkeypatch.chdir(tmp_path)
    table = pa.table({"url": ["a", "b"], "body": [FERRY, None], "published": ["Mon", "Tue"]})
    Path("articles").mkdir()
    pa.parquet.write_table(table, "articles/0.parquet")
    (code,) = re.findall(r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)
    exec(compile(code.replace('"articles"', f'"{tmp_path}/articles"').replace('"quotes"', f'"{tmp_path}/quotes"'), str(page), "exec"),
         {"spark": spark})
    assert "Ida Brandt|    1" in capsys.readouterr().out
    assert pa.parquet.read_table("quotes").column("published").to_pylist() == ["Mon"]


def test_rules_reach_the_workers(spark, tmp_path):
    documents = spark.createDataFrame([(1, FERRY)], "id long, text string")
    (tmp_path / "rules.json").write_text(json.dumps(PEOPLE))
    for rules in (PEOPLE, json.dumps(PEOPLE), tmp_path / "rules.json"):
        quotes = extract_quotes(documents, rules=rules)
        if not isinstance(rules, (dict, str)):
            rules.unlink()  # the driver alone has read it
        assert [row.ref for row in quotes.select("speaker.ref").collect()] == ["Q7"]
    assert extract_quotes(documents).select("speaker.ref").first().ref is None


def test_rules_go_by_broadcast(spark):
    documents = spark.createDataFrame([(1, FERRY)], "id long, text string")
    assert saidby.spark._shared(documents, "{}").value == "{}"
    assert saidby.spark._shared(documents, None) is None


def test_mistakes_are_told_at_once(spark):
    documents = spark.createDataFrame([(1, FERRY, "x")], "id long, text string, type string")
    with pytest.raises(saidby.SaidbyError):
        extract_quotes(documents, rules={"verbs": []})
    with pytest.raises(ValueError, match="type"):
        extract_quotes(documents, keep=["type"])
    with pytest.raises(Exception, match="(?i)body"):
        extract_quotes(documents, text="body").collect()


def test_bytes_that_are_no_utf8(spark):
    bad = F.unhex(F.lit("FF"))
    documents = spark.createDataFrame([(1, FERRY), (2, "")], "id long, text string")
    as_bytes = documents.select("id", F.when(F.col("id") == 2, bad).otherwise(F.encode("text", "utf-8")).alias("text"))
    as_string = as_bytes.select("id", F.expr("decode(text, 'utf-8')").alias("text")).where("id = 1").union(
        as_bytes.where("id = 2").selectExpr("id", "CAST(text AS STRING)"))
    for given in (as_bytes, as_string):
        rows = extract_quotes(given).orderBy("id").collect()
        assert [(row.id, row.error and row.error.code) for row in rows] == [(1, None), (2, "invalid-utf8")]
    assert extract_quotes(as_bytes, repair=True).where("error IS NOT NULL").count() == 0


def test_min_confidence(spark):
    documents = spark.createDataFrame([(1, FERRY), (2, BRIDGE)], "id long, text string")
    found = sorted(row.confidence for row in extract_quotes(documents).collect())
    left = extract_quotes(documents, min_confidence=found[-1]).collect()
    assert 0 < len(left) < len(found) and {row.confidence for row in left} == {found[-1]}
    with pytest.raises(ValueError, match="from 0 to 1"):
        extract_quotes(documents, min_confidence=2)


def test_no_documents(spark):
    documents = spark.createDataFrame([], "id long, text string")
    assert extract_quotes(documents).count() == 0


def test_one_extractor_a_worker_process_made_on_first_use(monkeypatch):
    made = []

    class Counted(saidby.Extractor):
        def __init__(self, *args, **keys):
            made.append(args)
            super().__init__(*args, **keys)

    monkeypatch.setattr(saidby.spark, "Extractor", Counted)
    saidby.spark._extractor.cache_clear()
    batch = pa.RecordBatch.from_pydict({"id": [1], "text": [FERRY]})
    worker = saidby.spark._Worker("text", "id", None, False, [])
    assert made == []
    for _ in range(3):  # as many tasks of one process
        assert sum(found.num_rows for found in worker(iter([batch, batch]))) == 2
    assert len(made) == 1
    saidby.spark._extractor.cache_clear()


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return str(found.getsockname()[1])


@pytest.fixture(scope="module")
def cluster(spark):
    """A master and two workers of one core, each with an executor that is a process of its own; and Spark Connect."""
    spark.stop()
    names = {"PYTHONPATH", "SAIDBY_LIBRARY"} & set(os.environ)
    session = make_session(
        "local-cluster[2,1,1024]",
        **{"spark.executor.memory": "512m", "spark.plugins": "org.apache.spark.sql.connect.SparkConnectPlugin",
           "spark.connect.grpc.binding.port": free_port(), "spark.connect.grpc.binding.address": "127.0.0.1"},
        **{f"spark.executorEnv.{name}": os.environ[name] for name in names})
    yield session
    session.stop()


def test_20000_documents_by_separate_executors(cluster, archive):
    check_archive(cluster, archive)
    executors = cluster.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1  # less the driver
    assert executors == 2


def test_spark_connect(cluster):
    port = cluster.conf.get("spark.connect.grpc.binding.port")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SPARK_")}
    client = Path(__file__).with_name("spark_connect_client.py")
    found = subprocess.run(
        [sys.executable, str(client), f"sc://127.0.0.1:{port}"], env=environment, capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
    answer = json.loads(found.stdout.splitlines()[-1])
    assert answer["kind"].startswith("pyspark.sql.connect.")
    rows = answer["rows"]
    assert [(row["id"], row["quote"], row["error"] and row["error"]["code"]) for row in rows] == [
        (0, 0, None), (1, None, "missing-text"), (3, None, "nul-byte")]
    assert rows[0]["speaker"]["name"] == "Ida Brandt" and rows[0]["speaker"]["ref"] == "Q7"

"""The examples of examples/python/ that need further packages, on the articles of fixtures/; the notebook; the pages of docs/."""
import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pages
import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "python"

pytestmark = [
    pytest.mark.skipif(not EXAMPLES.is_dir(), reason="no checkout"),
    pytest.mark.filterwarnings("ignore"),  # what the packages warn of among themselves
]

LOCAL_SPARK = {
    "SPARK_LOCAL_IP": "127.0.0.1",
    "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 "
    "--conf spark.sql.shuffle.partitions=2 pyspark-shell",
}


def run(*arguments, **environment):
    done = subprocess.run(
        [sys.executable, *map(str, arguments)], env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_pandas(tmp_path):
    lines = run(EXAMPLES / "pandas_quotes.py", ROOT / "fixtures", tmp_path / "quotes.csv").splitlines()
    counts = [int(found[1]) for found in (re.search(r"\s{2,}(\d+)\s+\d+\s", line) for line in lines[2:-2]) if found]
    assert len(counts) == 10 and counts == sorted(counts, reverse=True)
    assert re.match(r"Of each hundred quotes: \d+ direct, \d+ mixed, \d+ indirect$", lines[-1])
    with open(tmp_path / "quotes.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"lake-treaty", "grain-port"} <= {row["id"] for row in rows} and len(rows) > 100


def test_spacy(tmp_path):
    printed = run(EXAMPLES / "spacy_quotes.py", ROOT / "fixtures" / "lake-treaty.txt", tmp_path / "page.html")
    assert re.search(r"^QUOTE-DIRECT +tokens \d+-\d+  Rosendo Quispe: We came with open hands", printed, re.M)
    assert re.search(r"^person: Adela Montoya", printed, re.M)
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "QUOTE-DIRECT" in page and "SPEAKER" in page and "CUE" in page


def test_spark(tmp_path):
    lines = run(EXAMPLES / "spark_quotes.py", ROOT / "fixtures", tmp_path / "quotes", **LOCAL_SPARK).splitlines()
    counts = [int(line.split()[0]) for line in lines[:10]]
    assert counts == sorted(counts, reverse=True) and counts[0] > 3
    assert re.match(r"\d+ quotes; 0 articles could not be read$", lines[10])
    assert list((tmp_path / "quotes").glob("*.parquet"))


def test_notebook(tmp_path):
    name = EXAMPLES / "tour.ipynb"
    run("-m", "nbconvert", "--to", "notebook", "--execute", name, "--output-dir", tmp_path)
    cells = json.loads((tmp_path / "tour.ipynb").read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    errors = [output for output in outputs if output["output_type"] == "error" or output.get("name") == "stderr"]
    assert errors == []
    pictures = [output["data"] for output in outputs if "data" in output]
    pages = ["".join(data["text/html"]) for data in pictures if "text/html" in data]
    assert len([data for data in pictures if "image/png" in data]) == 1  # who is quoted most
    assert "<style" in pages[0] and "Rosendo Quispe" in pages[0]  # the document, with its style sheet
    assert "QUOTE-<wbr>DIRECT" in pages[-1] or "QUOTE-DIRECT" in pages[-1]  # displaCy
    stored = json.loads(name.read_text(encoding="utf-8"))["cells"]
    assert [cell for cell in stored if cell.get("outputs") or cell.get("execution_count")] == []


@pytest.mark.parametrize("name", [name for name in pages.FURTHER if name != "docs/spark.md"])
def test_pages(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert pages.check(name) > 0


SPARK_PAGE = """
import sys
sys.path.insert(0, sys.argv[1])
import pages
from pyspark.sql import SparkSession
spark = SparkSession.builder.getOrCreate()
row = ("a", "“The ferry is late,” said Ida Brandt.", "Monday")
spark.createDataFrame([row, ("b", None, "Tuesday")], "url string, body string, published string").write.parquet("articles")
assert pages.check("docs/spark.md", spark=spark) > 0
print(spark.read.parquet("quotes").count(), "quotes")
"""


def test_spark_page(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    printed = run("-c", SPARK_PAGE, ROOT / "python" / "tests", PYSPARK_PYTHON=sys.executable, **LOCAL_SPARK)
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in printed.splitlines() if line.startswith("|")]
    assert ["Ida Brandt", "1"] in cells  # the speakers, with their counts
    assert ["The ferry is late,", "The ferry is late,"] in cells  # the quote, and the text between its offsets
    assert printed.splitlines()[-1] == "1 quotes"

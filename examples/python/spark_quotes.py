"""Who is quoted most in a folder of articles, by Spark: spark_quotes.py [FOLDER [QUOTES.parquet]]

Here Spark runs in this process; on a cluster, `spark-submit` takes the same file, and docs/spark.md says how the package
gets to the executors.
"""
import os
import sys
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

from saidby.spark import extract_quotes

folder = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).resolve().parents[2] / "fixtures")
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers' Python: one that has saidby
spark = SparkSession.builder.appName("quotes").getOrCreate()

articles = spark.read.text(f"{folder}/*.txt", wholetext=True).selectExpr("value AS text", "_metadata.file_name AS id")
quotes = extract_quotes(articles).cache()

people = quotes.where("speaker.kind = 'person'").groupBy("speaker.name")
most = people.agg(F.count("*").alias("quotes"), F.first("speaker.role", ignorenulls=True).alias("role"))
for row in most.orderBy("quotes", "name", ascending=[False, True]).limit(10).collect():
    print(f"{row.quotes:3} {row.name}" + (f", {row.role}" if row.role else ""))

print(quotes.where("error IS NULL").count(), "quotes;", quotes.where("error IS NOT NULL").count(), "articles could not be read")

if len(sys.argv) > 2:
    quotes.write.mode("overwrite").parquet(sys.argv[2])
spark.stop()

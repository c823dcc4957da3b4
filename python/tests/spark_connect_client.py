"""A client of Spark Connect, a process of its own, run by test_spark.py: spark_connect_client.py REMOTE"""
import json
import sys

from pyspark.sql import SparkSession

from saidby.spark import extract_quotes

RULES = {"people": [{"id": "Q7", "name": "Ida Brandt"}]}

spark = SparkSession.builder.remote(sys.argv[1]).getOrCreate()
texts = ["“The ferry is late,” said Ida Brandt, a pilot.", None, "Nothing is said.", "bad\0text"]
documents = spark.createDataFrame(list(enumerate(texts)), "id long, text string").repartition(2)
quotes = extract_quotes(documents, rules=RULES).orderBy("id")
print(json.dumps({"kind": type(quotes).__module__, "rows": [row.asDict(recursive=True) for row in quotes.collect()]}))
spark.stop()

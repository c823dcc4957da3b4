"""Tests of what needs further packages are left out where these are missing, unless SAIDBY_TEST_ALL is set: then that fails."""
import importlib.util
import os

NEEDS = {
    "test_examples_further.py": ["matplotlib", "nbconvert", "pandas", "pyspark", "spacy", "trafilatura"],
    "test_frames.py": ["pandas", "pyarrow"],
    "test_html_extract.py": ["trafilatura"],
    "test_spacy.py": ["spacy"],
    "test_spark.py": ["pandas", "pyspark"],
}

collect_ignore = [
    name
    for name, modules in NEEDS.items()
    if not os.environ.get("SAIDBY_TEST_ALL") and not all(importlib.util.find_spec(module) for module in modules)
]

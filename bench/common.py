"""What the benchmarks share: the texts, the build, and programs that are timed."""
import json
import os
import random
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
BUILD = os.path.join(ROOT, "build-bench")
DATA = os.environ.get("SAIDBY_EVAL") or os.path.join(os.path.dirname(ROOT), "shared")


def articles():
    """The articles of the project and, where it is present, of the evaluation data."""
    found = []
    folder = os.path.join(ROOT, "fixtures")
    for name in sorted(os.listdir(folder)):
        if name.endswith(".txt"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                found.append(file.read())
    for name in ("train", "dev", "bbc-dev", "web-dev"):
        path = os.path.join(DATA, "eval", name + ".jsonl")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                found += [json.loads(line)["text"] for line in file]
    return found


def mix(size):
    """So many bytes of articles, again and again in ever another order, which is the same in each run."""
    chosen, total, order = [], 0, random.Random(2016)
    pool = articles()
    while True:
        order.shuffle(pool)
        for text in pool:
            if total >= size:
                return chosen
            chosen.append(text)
            total += len(text.encode())


def write_corpus(path, texts):
    with open(path, "wb") as file:
        for text in texts:
            file.write(text.encode() + b"\0")


def build():
    """Build the library, the program and saidby_measure as released; the folder."""
    if subprocess.run(["pkg-config", "--exists", "icu-uc"], check=False).returncode:
        sys.exit("bench: ICU is needed (Debian: libicu-dev)")
    log = subprocess.run(["cmake", "-S", ROOT, "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DSAIDBY_BENCH=ON"],
                         capture_output=True, text=True, check=False)
    if log.returncode == 0:
        log = subprocess.run(["cmake", "--build", BUILD, "--", "-j2", "bench/saidby_measure", "saidby", "saidby_shared"],
                             capture_output=True, text=True, check=False)
    if log.returncode:
        sys.exit(log.stdout + log.stderr)
    return BUILD


def run(command):
    """Run a program: (seconds, seconds of processors, peak bytes of memory)."""
    measure = os.path.join(BUILD, "bench", "saidby_measure")
    out = subprocess.run([measure, "--run", *command], stdout=subprocess.PIPE, text=True, check=True).stdout
    seconds, processor, peak, status = out.split()
    if int(status) not in (0, 1):
        sys.exit(f"bench: {command[0]} ended with {status}")
    return float(seconds), float(processor), int(peak)


def timed(command):
    """Run a program: (seconds, peak bytes of memory)."""
    seconds, _, peak = run(command)
    return seconds, peak


def have(program):
    return shutil.which(program) is not None

"""One extractor in threads, after a fork, in pools of processes."""
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

import saidby

TEXTS = [f"“The {number}th boat is in,” said Ann Oldfield, the pilot of Veld." for number in range(60)]
METHODS = [method for method in ("fork", "spawn", "forkserver") if method in multiprocessing.get_all_start_methods()]
RULES = {"cues": [{"forms": ["blurb", "blurbs", "blurbed", "blurbed", "blurbing"]}]}


def test_one_extractor_in_many_threads():
    extractor = saidby.Extractor()
    wanted = [extractor.json_bytes(text) for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(5):
            assert list(pool.map(extractor.json_bytes, TEXTS)) == wanted


def test_extractors_made_at_once():
    results = []
    barrier = threading.Barrier(6)

    def make():
        barrier.wait()
        results.append(saidby.Extractor(RULES).extract("Ann Oldfield blurbed that the boat was full.").quotes[0].cue.text)

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == ["blurbed"] * 6


def test_other_threads_run_while_the_library_reads():
    extractor, go, ran = saidby.Extractor(), threading.Event(), []
    text = "\n\n".join(TEXTS * 10)
    thread = threading.Thread(target=lambda: (go.wait(), ran.append(True)))
    thread.start()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)  # the interpreter goes to another thread when it is let go of, and not before
    try:
        go.set()
        extractor.json_bytes(text)
        assert ran
    finally:
        sys.setswitchinterval(interval)
        thread.join()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_after_fork():
    extractor = saidby.Extractor()
    wanted = extractor.json_bytes(TEXTS[0])
    list(saidby.extract_many(TEXTS, threads=2))
    with saidby._core._new_lock, warnings.catch_warnings():  # as if another thread were making an extractor
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
        if child == 0:
            code = 1
            signal.alarm(60)  # ends a child that waits for ever
            try:
                same = extractor.json_bytes(TEXTS[0]) == wanted == saidby.Extractor().json_bytes(TEXTS[0])
                code = 0 if same and len(list(saidby.extract_many(TEXTS, threads=2))) == len(TEXTS) else 2
            finally:
                os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def blurbed(extractor, text):
    return extractor.extract(text).quotes[0].cue.text


@pytest.mark.parametrize("method", METHODS)
def test_pools_of_processes(method):
    context = multiprocessing.get_context(method)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of fork, where there are threads
        with ProcessPoolExecutor(2, mp_context=context) as pool:
            assert list(pool.map(saidby.extract, TEXTS[:9], chunksize=3)) == [saidby.extract(text) for text in TEXTS[:9]]
            text = "Ann Oldfield blurbed that the boat was full."
            assert pool.submit(blurbed, saidby.Extractor(RULES), text).result() == "blurbed"
            with pytest.raises(saidby.SaidbyError, match="NUL") as caught:
                pool.submit(saidby.extract, "é\0").result()
            assert caught.value.offset == 1

"""No call leaves memory behind. SAIDBY_LEAK_CALLS: how many calls, 20,000 if it is not set."""
import gc
import os

import pytest

import saidby

CALLS = int(os.environ.get("SAIDBY_LEAK_CALLS", "20000"))
TEXT = "“The dam holds,” said Ann Oldfield, the engineer. She told reporters that it was “patched up with string”."

pytestmark = [
    pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="needs /proc"),
    pytest.mark.skipif("asan" in os.environ.get("LD_PRELOAD", ""), reason="the sanitizer keeps what is freed"),
]


def resident():
    gc.collect()
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")


def good(extractor):
    return extractor.extract(TEXT, "x")


def bad(extractor):
    with pytest.raises(saidby.SaidbyError):
        extractor.extract(TEXT + "\0", "x")


def sentences(extractor):
    return extractor.sentences(TEXT)


def trace(extractor):
    return extractor.trace(TEXT)


@pytest.mark.parametrize("call, share", [(good, 1), (bad, 4), (sentences, 4), (trace, 20)])
def test_resident_memory_is_flat(call, share):
    extractor = saidby.Extractor()
    for _ in range(1000):
        call(extractor)
    before = resident()
    for _ in range(CALLS // share):
        call(extractor)
    assert resident() - before < 1 << 20


def test_many_in_threads():
    def read():
        for _ in saidby.extract_many((TEXT for _ in range(CALLS // 2)), threads=2):
            pass

    read()
    before = resident()
    read()
    assert resident() - before < 4 << 20


def test_extractors():
    for _ in range(20):
        saidby.Extractor()
    before = resident()
    for _ in range(200):
        saidby.Extractor()
    assert resident() - before < 2 << 20

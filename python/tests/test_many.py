"""extract_many: order, bounds, errors."""
import itertools
import json
import threading

import pytest

import saidby


def article(number):
    return f"“The {number}th boat is in,” said Ann Oldfield, the pilot."


@pytest.mark.parametrize("threads", [None, 1, 4])
def test_order(threads):
    docs = list(saidby.extract_many(map(article, range(500)), threads))
    assert [doc.text for doc in docs] == [article(number) for number in range(500)]
    assert all(doc.quotes[0].text == f"The {number}th boat is in," for number, doc in enumerate(docs))


def test_pairs_and_strings():
    docs = list(saidby.extract_many([("a", article(1)), article(2), (3, article(3)), (None, article(4))]))
    assert [doc.id for doc in docs] == ["a", None, 3, None]


def test_raw_is_what_json_bytes_gives():
    extractor = saidby.Extractor()
    pairs = [(number, article(number)) for number in range(40)]
    assert list(extractor.extract_many(pairs, raw=True)) == [extractor.json_bytes(text, id) for id, text in pairs]


def test_nothing():
    assert list(saidby.extract_many([])) == []


def test_endless_input_is_read_some_way_ahead():
    taken = itertools.count()
    texts = (article(next(taken)) for _ in itertools.repeat(0))
    results = saidby.extract_many(texts, threads=2)
    for number, doc in enumerate(itertools.islice(results, 100)):
        assert doc.text == article(number)
    results.close()
    assert next(taken) < 100 + 6 * 20  # 2 threads wait for tasks of 100 / 8 texts at most


def test_input_is_read_by_the_thread_that_takes_results():
    readers = set()

    def texts():
        for number in range(100):
            readers.add(threading.get_ident())
            yield article(number)

    assert len(list(saidby.extract_many(texts(), threads=3))) == 100
    assert readers == {threading.get_ident()}


def test_no_thread_is_left():
    before = threading.active_count()
    results = saidby.extract_many(map(article, itertools.count()), threads=3)
    next(results)
    results.close()
    list(saidby.extract_many(map(article, range(10)), threads=3))
    assert threading.active_count() == before


def test_first_error_is_raised_in_its_turn():
    results = saidby.extract_many([("a", article(1)), ("b", "x\0"), ("c", article(2))], threads=2)
    assert next(results).id == "a"
    with pytest.raises(saidby.SaidbyError, match="NUL") as caught:
        next(results)
    assert (caught.value.id, caught.value.offset) == ("b", 1)


@pytest.mark.parametrize("bad", [None, 3, b"bytes", ("a", None), ("a", "b", "c"), ()])
def test_no_text_is_a_type_error(bad):
    with pytest.raises(TypeError, match="the text must be a str"):
        list(saidby.extract_many([article(1), bad]))


BAD = [
    (("a", "é\0"), "a", "nul-byte", 1),
    (("b", "😀\udfff"), "b", "invalid-utf8", 1),
    (("c", None), "c", "missing-text", 0),
    (None, None, "missing-text", 0),
    ((b"e", "x"), None, "bad-id", 0),
    (("\udfff", "x"), "\udfff", "bad-id", 0),
    (("d\0", "x"), "d\0", "bad-id", 1),
]


def test_errors_can_be_recorded():
    items = [item for bad, *_ in BAD for item in (bad, ("good", article(1)))]
    docs = list(saidby.extract_many(items, threads=2, errors="record"))
    assert [doc.id for doc in docs[1::2]] == ["good"] * len(BAD)
    assert all(doc.error is None and len(doc.quotes) == 1 for doc in docs[1::2])
    assert [(doc.id, doc.error.code, doc.error.offset) for doc in docs[::2]] == [tuple(wanted) for _, *wanted in BAD]
    lines = list(saidby.extract_many(items, threads=2, errors="record", raw=True))
    again = [saidby.Document.from_json(line) for line in lines]
    assert [(doc.id, doc.error and doc.error.code) for doc in again] == [(doc.id, doc.error and doc.error.code) for doc in docs]
    assert again[1::2] == docs[1::2]


def test_raw_takes_bytes():
    items = [("a", article(1).encode()), article(2).encode(), ("c", "é\udfff\0".encode("utf-8", "replace")), ("d", b"\xc3\xa9\xff")]
    lines = list(saidby.extract_many(items, errors="record", raw=True))
    assert lines[:2] == [saidby.Extractor().json_bytes(article(1), "a"), saidby.Extractor().json_bytes(article(2))]
    wanted = [("nul-byte", 3), ("invalid-utf8", 2)]  # bytes, and not characters
    assert [(error["code"], error["offset"]) for error in (json.loads(line)["error"] for line in lines[2:])] == wanted


def test_error_of_the_input_comes_after_what_was_before():
    def texts():
        yield article(1)
        yield article(2)
        raise OSError("the disk is gone")

    results = saidby.extract_many(texts())
    assert next(results).text == article(1) and next(results).text == article(2)
    with pytest.raises(OSError, match="the disk is gone"):
        next(results)


def test_arguments():
    with pytest.raises(ValueError, match="threads"):
        saidby.extract_many([], threads=0)
    with pytest.raises(ValueError, match="errors"):
        saidby.extract_many([], errors="ignore")
    with pytest.raises(TypeError):
        saidby.extract_many(3)


def test_a_string_is_no_iterable_of_texts():
    with pytest.raises(TypeError, match="a str"):
        saidby.extract_many("one article")

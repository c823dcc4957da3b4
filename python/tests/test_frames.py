"""Quotes as tables of pandas and pyarrow."""
import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest

import saidby
import saidby.arrow

FERRY = "“The ferry is late,” Ida Brandt, a pilot of the port of Ostrand, said. “It will be later tomorrow.”"
BRIDGE = (
    "Marta Quill, the mayor of Veld, told reporters that the bridge was “as good as new”. Many wore 😀 badges.\n\n"
    "“Go ahead,” said Jonas Ferro, a pilot."
)
PEOPLE = {"people": [{"id": "Q7", "name": "Marta Quill"}]}
STRINGS = ["id", "text", "speaker", "role", "ref", "cue", "source", "addressee", "via"]


@pytest.fixture(scope="module")
def docs():
    extractor = saidby.Extractor(PEOPLE)
    return list(extractor.extract_many([("ferry", FERRY), ("none", "No quotes."), ("bridge", BRIDGE)]))


def test_dataframe_has_a_row_a_quote(docs):
    frame = saidby.to_dataframe(docs)
    assert frame["id"].tolist() == ["ferry", "bridge", "bridge"]
    assert frame["quote"].tolist() == [0, 0, 1]
    assert frame["type"].tolist() == ["direct", "mixed", "direct"]
    assert frame["text"][0] == "The ferry is late … It will be later tomorrow."
    assert frame["speaker"].tolist() == ["Ida Brandt", "Marta Quill", "Jonas Ferro"]
    assert frame["role"][1] == "mayor of Veld"
    assert frame["ref"].tolist()[1] == "Q7" and frame["ref"].isna().tolist() == [True, False, True]
    assert frame["addressee"][1] == "reporters" and frame["addressee"].isna()[0]
    assert frame["kind"].tolist() == ["person"] * 3
    assert frame["cue"].tolist() == ["said", "told", "said"]
    assert frame["confidence"].between(0, 1).all()


def test_places_in_the_dataframe_are_indices_of_the_text(docs):
    frame = saidby.to_dataframe(docs)
    assert [FERRY[start:end] for start, end in frame["parts"][0]] == ["The ferry is late,", "It will be later tomorrow."]
    assert FERRY[frame["start"][0] : frame["end"][0]].startswith("The ferry") and frame["end"][0] == len(FERRY) - 1
    assert BRIDGE[frame["start"][2] : frame["end"][2]] == "Go ahead,"  # after a character outside the first plane


def test_types_of_the_dataframe(docs):
    for frame in (saidby.to_dataframe(docs), saidby.to_dataframe([])):
        types = {name: str(dtype) for name, dtype in frame.dtypes.items()}
        assert [name for name, dtype in types.items() if dtype == "string"] == STRINGS
        assert {name for name, dtype in types.items() if dtype == "int64"} == {"quote", "start", "end", "paragraph", "sentence"}
        assert types["speaker_id"] == "Int64" and types["confidence"] == "float64" and types["parts"] == "object"
        assert frame["type"].cat.categories.tolist() == ["direct", "mixed", "indirect"]
        assert frame["kind"].cat.categories.tolist()[:2] == ["person", "organization"]


def test_empty_dataframe_has_the_same_columns(docs):
    empty = saidby.to_dataframe(iter([saidby.extract("No quotes.")]))
    assert len(empty) == 0
    assert empty.dtypes.equals(saidby.to_dataframe(docs).dtypes)


def test_dataframes_of_parts_can_be_joined(docs):
    parts = [saidby.to_dataframe([doc]) for doc in docs]
    whole = pd.concat(parts, ignore_index=True)
    pd.testing.assert_frame_equal(whole, saidby.to_dataframe(docs))


def test_a_quote_without_a_speaker_has_none_in_the_tables():
    quote = saidby.Quote("direct", "Go,", (saidby.Span(1, 4),))
    doc = saidby.Document("x", (quote,))
    row = saidby.to_dataframe([doc]).iloc[0]
    assert row[["speaker", "speaker_id", "kind", "role", "cue", "source"]].isna().all()
    assert saidby.to_arrow([doc]).to_pylist()[0]["speaker"] is None


def test_arrow_has_the_stated_schema(docs):
    table = saidby.to_arrow(docs)
    assert table.schema == saidby.arrow.SCHEMA and table.num_rows == 3
    assert saidby.to_arrow([]).schema == saidby.arrow.SCHEMA
    first, second, _ = table.to_pylist()
    assert first["id"] == "ferry" and first["quote"] == 0
    assert [FERRY[part["start"] : part["end"]] for part in first["parts"]] == ["The ferry is late,", "It will be later tomorrow."]
    assert second["speaker"]["name"] == "Marta Quill" and second["speaker"]["ref"] == "Q7"
    assert second["cue"]["text"] == "told" and second["via"] is None
    assert [BRIDGE[part["start"] : part["end"]] for part in second["quoted"]] == ["as good as new"]


def test_arrow_goes_through_parquet(docs, tmp_path):
    table = saidby.to_arrow(docs)
    pa.parquet.write_table(table, tmp_path / "quotes.parquet")
    assert pa.parquet.read_table(tmp_path / "quotes.parquet").equals(table)


def table_of(texts, **columns):
    return pa.table({"id": pa.array(range(len(texts)), pa.int64()), "text": texts, **columns})


def test_quotes_of_a_table_are_those_of_its_documents(docs):
    texts = [FERRY, "No quotes.", BRIDGE]
    found = saidby.arrow.extract_quotes(table_of(texts), extractor=saidby.Extractor(PEOPLE))
    expected = saidby.to_arrow(docs)
    assert found.schema.names == [*saidby.arrow.SCHEMA.names, "error"]
    assert found.column("id").to_pylist() == [0, 2, 2] and found.schema.field("id").type == pa.int64()
    assert found.drop_columns(["id", "error"]).equals(expected.drop_columns(["id"]))
    assert found.column("error").null_count == 3


def test_bad_documents_have_a_row_in_their_place():
    texts = pa.array([None, FERRY.encode(), b"\xff\xfe", b"no", b"a\0", b"\xe2\x80\x9cGo,\xe2\x80\x9d said Ida Brandt."], pa.binary())
    found = saidby.arrow.extract_quotes(table_of(texts)).to_pylist()
    assert [(row["id"], row["quote"], row["error"] and row["error"]["code"]) for row in found] == [
        (0, None, "missing-text"), (1, 0, None), (2, None, "invalid-utf8"), (4, None, "nul-byte"), (5, 0, None)]
    assert found[3]["error"]["offset"] == 1 and found[3]["text"] is None


def test_bytes_that_are_no_utf8_in_a_column_of_strings():
    texts = pa.array([b"\xff", FERRY.encode()], pa.binary()).view(pa.string())
    found = saidby.arrow.extract_quotes(table_of(texts)).to_pylist()
    assert [row["error"] and row["error"]["code"] for row in found] == ["invalid-utf8", None]
    found = saidby.arrow.extract_quotes(table_of(texts), extractor=saidby.Extractor(repair=True)).to_pylist()
    assert [row["error"] for row in found] == [None]


def test_min_confidence_of_the_extractor(docs):
    found = sorted(quote.confidence for doc in docs for quote in doc.quotes)
    extractor = saidby.Extractor(min_confidence=found[-1])
    left = saidby.arrow.extract_quotes(table_of(pa.array([FERRY, BRIDGE])), extractor=extractor).to_pylist()
    assert 0 < len(left) < len(found) and {row["confidence"] for row in left} == {found[-1]}


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary()])
def test_every_kind_of_text_column(kind):
    texts = pa.chunked_array([pa.array([FERRY], pa.string()).cast(kind), pa.array([BRIDGE], pa.string()).cast(kind)])
    found = saidby.arrow.extract_quotes(table_of(texts), id="text")
    assert found.schema.field("id").type == kind and found.num_rows == 3


def test_batches_slices_and_columns_to_keep():
    table = table_of(["no", FERRY, BRIDGE, FERRY], day=["a", "b", "c", "d"], site=["v", "w", "x", "y"])
    found = saidby.arrow.extract_quotes(table.to_batches()[0].slice(1, 2), keep=["site", "day"])
    assert found.schema.names[-3:] == ["error", "site", "day"]
    assert found.column("day").to_pylist() == ["b", "c", "c"] and found.column("id").to_pylist() == [1, 2, 2]
    with pytest.raises(ValueError, match="quote"):
        saidby.arrow.extract_quotes(table.append_column("quote", pa.array(range(4))), keep=["quote"])
    with pytest.raises(KeyError):
        saidby.arrow.extract_quotes(table, keep=["week"])


def test_a_table_without_quotes():
    for texts in ([], ["no"], ["no", "none"]):
        found = saidby.arrow.extract_quotes(table_of(pa.array(texts, pa.string())))
        assert found.num_rows == 0
        assert found.schema.names == [*saidby.arrow.SCHEMA.names, "error"]


def test_many_documents_in_several_pieces(monkeypatch):
    texts = [FERRY, BRIDGE, "no", "bad\0"] * 50
    whole = saidby.arrow.extract_quotes(table_of(texts))
    monkeypatch.setattr(saidby.arrow, "_ENOUGH", 3000)  # so that the records are turned into columns in many pieces
    assert len(list(saidby.arrow._batches(saidby.Extractor(), (text.encode() for text in texts)))) > 10
    assert saidby.arrow.extract_quotes(table_of(texts)).combine_chunks().equals(whole.combine_chunks())
    assert whole.num_rows == 200 and whole.column("error").null_count == 150


class Made(saidby.Extractor):
    """Gives one record, whatever the text, with quotes of it."""

    def json_bytes(self, text, id=None):
        speakers = (saidby.Speaker(0, "A", "person"), saidby.Speaker(1, "B", "person", ref="Q1"))
        places = (saidby.Span(0, 1),)
        quotes = [saidby.Quote("direct", text.decode(), places, speaker=speaker) for speaker in (None, speakers[1], None, speakers[0])]
        return saidby.Document(None, tuple(quotes), speakers).to_json().encode()


def test_speakers_and_their_refs_in_a_table():
    found = saidby.arrow.extract_quotes(table_of(["x", "y"]), extractor=Made()).column("speaker").to_pylist()
    assert [speaker and (speaker["name"], speaker["ref"]) for speaker in found] == [None, ("B", "Q1"), None, ("A", None)] * 2


def test_records_of_megabytes():
    long = "x" * 3_000_000
    found = saidby.arrow.extract_quotes(table_of([long, "y"]), extractor=Made())
    assert found.column("text").to_pylist() == [long] * 4 + ["y"] * 4


def test_ids_that_are_numbers():
    numbers = list(saidby.extract_many([(7, FERRY), (2**40, BRIDGE)]))
    assert saidby.to_dataframe(numbers)["id"].dtype == "Int64"
    assert saidby.to_dataframe(numbers)["id"].tolist() == [7, 2**40, 2**40]
    assert saidby.to_arrow(numbers).column("id").to_pylist() == ["7", str(2**40), str(2**40)]
    mixed = list(saidby.extract_many([(7, FERRY), (["x"], FERRY), ("a", FERRY), (None, FERRY)]))
    assert saidby.to_dataframe(mixed)["id"].fillna("none").tolist() == ["7", '["x"]', "a", "none"]

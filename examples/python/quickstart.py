"""The quotations of an article: what was said, by whom, and where it is."""
import saidby

ARTICLE = """\
The ferry to Ostrand will sail again on Monday.

“We have waited three months for this,” said Marta Quill, the harbour master of Veld.

Ostrand Ferries, which runs it, said the repairs had cost twice what it had planned.
"""

doc = saidby.extract(ARTICLE, id="ferry")
for quote in doc.quotes:
    speaker = quote.speaker.name if quote.speaker else quote.source.text if quote.source else "somebody"
    print(f"{quote.type}: {speaker}: {quote.text}")
    assert ARTICLE[quote.parts[0].start : quote.parts[0].end] in quote.text

# Many texts, in their order, on all processors; a text that cannot be read has an error instead of quotes.
texts = [("a", "“It rains,” said Ann Oldfield."), ("b", "“It\0snows,” said Ann Oldfield."), ("c", "Nothing is said.")]
for doc in saidby.extract_many(texts, errors="record"):
    print(doc.id, doc.error.message if doc.error else [quote.text for quote in doc.quotes])

"""Who said what in the news: quotations in articles, linked to the person, body or country that said them.

>>> import saidby
>>> doc = saidby.extract('“The bridge opens in May,” said the mayor of Veld, Marta Quill.')
>>> doc.quotes[0].text
'The bridge opens in May,'

All offsets are indexes of Python strings: ``text[quote.start:quote.end]``.
"""
from ._core import Extractor, extract, extract_many, library_version, sentences
from ._frames import to_arrow, to_dataframe
from ._html import render
from ._types import Document, Failure, Kind, Mention, Quote, QuoteType, SaidbyError, Span, Speaker, Status
from ._web import extract_html

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Extractor",
    "Failure",
    "Kind",
    "Mention",
    "Quote",
    "QuoteType",
    "SaidbyError",
    "Span",
    "Speaker",
    "Status",
    "__version__",
    "extract",
    "extract_html",
    "extract_many",
    "library_version",
    "render",
    "sentences",
    "to_arrow",
    "to_dataframe",
]

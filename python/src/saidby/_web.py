"""Articles out of web pages, by trafilatura (the extra ``html``)."""
import dataclasses
from typing import Optional, Union

from ._core import Extractor
from ._types import Document

_NAMES = {"title": "title", "date": "date", "author": "author", "site": "sitename", "url": "url"}


def extract_html(html: Union[str, bytes], url: Optional[str] = None, *, extractor: Optional[Extractor] = None) -> Document:
    """The quotes of the article in a web page.

    html: the page, bytes in any encoding that it tells, or a string; url: where it comes from, which helps with the site
    and the date and becomes the document's id; nothing is fetched. extractor: None for the default.

    The result's ``text`` is the body of the article alone, which offsets count in: an empty line between paragraphs, no
    menus, no comments. Its ``metadata`` has title, date (YYYY-MM-DD), author, site and url, each a string or None.

    Raises ``ValueError`` when there is no article in the page, ``ImportError`` when trafilatura is missing, and what
    :meth:`Extractor.extract` raises.
    """
    import trafilatura

    page = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False, include_tables=False)
    if page is None or not page.text:
        raise ValueError("there is no article in this page" + (f": {url}" if url else ""))
    text = page.text.replace("\n", "\n\n")
    document = (extractor or Extractor()).extract(text, id=url)
    metadata = {name: getattr(page, field) for name, field in _NAMES.items()}
    return dataclasses.replace(document, metadata=metadata)

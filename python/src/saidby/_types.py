"""What an article says, as frozen dataclasses. All offsets are indexes of Python strings, ends exclusive."""
from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Dict, Literal, Mapping, Optional, Tuple, Union

QuoteType = Literal["direct", "mixed", "indirect"]
Kind = Literal["person", "organization", "country", "group", "anonymous", "document"]

_SLOTS: Dict[str, bool] = {"slots": True} if sys.version_info >= (3, 10) else {}


class Status(IntEnum):
    """What went wrong; the numbers are those of the C interface, and stable."""

    OK = 0
    MEMORY = 1  #: an allocation failed
    ARGUMENT = 2  #: a value that the library does not take
    UTF8 = 3  #: the text cannot be UTF-8, such as a str with a lone surrogate
    NUL = 4  #: the text holds a NUL
    RULES = 5  #: the rules are not as they must be
    LIMIT = 6  #: the text is larger than the library takes
    DEPENDENCY = 7  #: a library that the C library needs is unfit
    STOPPED = 8  #: the caller ended the work


#: The names of failures in records, as the program ``saidby`` writes them.
CODES: Mapping[Status, str] = {
    Status.MEMORY: "out-of-memory",
    Status.UTF8: "invalid-utf8",
    Status.NUL: "nul-byte",
    Status.LIMIT: "too-large",
}


class SaidbyError(Exception):
    """A text or rules that cannot be read.

    status: a :class:`Status`. offset: where, 0 if there is no place: an index of the str that was given, a byte where
    bytes were given; for rules given as a dict, an index of ``json.dumps(rules)``. id: of the document, or None.
    ``str(error)`` is the message, without these.
    """

    def __init__(self, message: str, status: Status, offset: int = 0, id: Any = None) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.offset = offset
        self.id = id

    def __reduce__(self) -> Tuple[Any, ...]:
        return type(self), (self.message, self.status, self.offset, self.id)


@dataclass(frozen=True, **_SLOTS)
class Span:
    """A place in the text: ``text[span.start:span.end]``."""

    start: int
    end: int

    def to_dict(self) -> Dict[str, Any]:
        return {"start": self.start, "end": self.end}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Span:
        return cls(data["start"], data["end"])


@dataclass(frozen=True, **_SLOTS)
class Mention:
    """Words of the text and their place. Where HTML's references, escapes or Markdown are there, what they mean."""

    text: str
    start: int
    end: int

    def to_dict(self) -> Dict[str, Any]:
        return {"text": self.text, "start": self.start, "end": self.end}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Mention:
        return cls(data["text"], data["start"], data["end"])


@dataclass(frozen=True, **_SLOTS)
class Speaker:
    """Who says something in a document."""

    id: int  #: index of :attr:`Document.speakers`
    name: str  #: the full name as the article gives it
    kind: Kind
    role: Optional[str] = None  #: the fullest that the article gives, without a leading article
    roles: Tuple[str, ...] = ()  #: every role that the article gives, role among them
    mentions: Tuple[Span, ...] = ()  #: every place that names or means the speaker, in text order
    members: Tuple[int, ...] = ()  #: of joint speakers ("Washington and Kyiv"), the ids of each
    ref: Optional[str] = None  #: the identifier from the rules' list of known people

    def to_dict(self) -> Dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "role": self.role,
            "roles": list(self.roles),
            "mentions": [span.to_dict() for span in self.mentions],
            "members": list(self.members),
            "ref": self.ref,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Speaker:
        return cls(
            data["id"],
            data["name"],
            data["kind"],
            data["role"],
            tuple(data["roles"]),
            tuple([Span(span["start"], span["end"]) for span in data["mentions"]]),
            tuple(data["members"]),
            data["ref"],
        )


def _mention(data: Optional[Mapping[str, Any]]) -> Optional[Mention]:
    return None if data is None else Mention(data["text"], data["start"], data["end"])


def _mention_dict(mention: Optional[Mention]) -> Optional[Dict[str, Any]]:
    return None if mention is None else mention.to_dict()


@dataclass(frozen=True, **_SLOTS)
class Quote:
    """One quotation."""

    type: QuoteType
    text: str  #: the parts, with " … " where words of the text are between two of them, else a space
    parts: Tuple[Span, ...]  #: the content without its outer marks, in text order; at least one
    quoted: Tuple[Span, ...] = ()  #: of a mixed quote, the words inside marks
    cue: Optional[Mention] = None  #: the verb or phrase of saying
    source: Optional[Mention] = None  #: the mention that is with the cue
    speaker: Optional[Speaker] = None  #: who said it; None: the text does not tell
    addressee: Optional[Mention] = None  #: told *reporters*
    via: Optional[Mention] = None  #: said ..., according to *Reuters*
    confidence: float = 0.0  #: 0 to 1, calibrated: of quotes with 0.9, nine in ten are right
    paragraph: int = 0  #: of the first part, from 0; headings, captions and the like are not counted
    sentence: int = 0  #: of the first part, index of what :func:`saidby.sentences` gives
    pattern: Optional[str] = None  #: what made the record, if the extractor explains

    @property
    def start(self) -> int:
        """Where the first part begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return self.parts[-1].end

    def to_dict(self) -> Dict[str, Any]:
        speaker = self.speaker
        data: Dict[str, Any] = {
            "type": self.type,
            "text": self.text,
            "parts": [span.to_dict() for span in self.parts],
            "quoted": [span.to_dict() for span in self.quoted],
            "cue": _mention_dict(self.cue),
            "source": _mention_dict(self.source),
            "speaker": None
            if speaker is None
            else {"id": speaker.id, "name": speaker.name, "kind": speaker.kind, "role": speaker.role},
            "addressee": _mention_dict(self.addressee),
            "via": _mention_dict(self.via),
            "confidence": self.confidence,
            "paragraph": self.paragraph,
            "sentence": self.sentence,
        }
        if self.pattern is not None:
            data["pattern"] = self.pattern
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], speakers: Tuple[Speaker, ...]) -> Quote:
        """speakers: of the document that the quote is of."""
        speaker = data["speaker"]
        return cls(
            data["type"],
            data["text"],
            tuple([Span(span["start"], span["end"]) for span in data["parts"]]),
            tuple([Span(span["start"], span["end"]) for span in data["quoted"]]),
            _mention(data["cue"]),
            _mention(data["source"]),
            None if speaker is None else speakers[speaker["id"]],
            _mention(data["addressee"]),
            _mention(data["via"]),
            float(data["confidence"]),
            data["paragraph"],
            data["sentence"],
            data.get("pattern"),
        )


@dataclass(frozen=True, **_SLOTS)
class Failure:
    """Why a document could not be read, as the program ``saidby`` tells it."""

    code: str  #: invalid-utf8, nul-byte, missing-text, bad-id, too-large, out-of-memory, internal
    message: str
    offset: int = 0  #: where, as in :class:`SaidbyError`; 0 where there is no place

    def to_dict(self) -> Dict[str, Any]:
        return {"code": self.code, "message": self.message, "offset": self.offset}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Failure:
        return cls(data["code"], data["message"], data["offset"])


def id_text(id: Any) -> Optional[str]:
    """An id as text, for tables and pages: a str or None as it is, another as JSON."""
    return id if id is None or isinstance(id, str) else json.dumps(id, ensure_ascii=False)


@dataclass(frozen=True, **_SLOTS)
class Document:
    """The quotations of one text and who said them. Two are equal when their records are, whether they keep the text or not."""

    id: Any  #: what was given, or None: most often a str or an int
    quotes: Tuple[Quote, ...] = ()  #: in text order
    speakers: Tuple[Speaker, ...] = ()
    text: str = field(default="", compare=False, repr=False)  #: what was read; "" after from_json without it
    error: Optional[Failure] = None  #: why there are no quotes, where ``errors="record"`` asked for it
    metadata: Optional[Mapping[str, Any]] = field(default=None, hash=False)  #: what else is known of it, such as the date of a page

    def to_dict(self, *, text: bool = False) -> Dict[str, Any]:
        """Plain dicts and lists, as the program ``saidby`` writes them; text: with the text too."""
        data: Dict[str, Any] = {"id": self.id}
        if self.error is not None:
            data["error"] = self.error.to_dict()
        else:
            data["offsets"] = "codepoint"
            data["quotes"] = [quote.to_dict() for quote in self.quotes]
            data["speakers"] = [speaker.to_dict() for speaker in self.speakers]
        if self.metadata is not None:
            data["metadata"] = dict(self.metadata)
        if text:
            data["text"] = self.text
        return data

    def to_json(self, *, text: bool = False, indent: Optional[int] = None) -> str:
        """:meth:`to_dict` as JSON: one line, or indented by so many spaces."""
        separators = (",", ":") if indent is None else None
        return json.dumps(self.to_dict(text=text), ensure_ascii=False, separators=separators, indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], text: Optional[str] = None) -> Document:
        """What :meth:`to_dict` made, or a record of the program ``saidby``.

        text: what was read, where data does not hold it. Raises ``ValueError`` for records whose offsets do not count
        code points, ``KeyError`` or ``TypeError`` for what is no record.
        """
        if not isinstance(data, Mapping):
            raise TypeError(f"a record must be a dict, not {type(data).__name__}")
        if text is None:
            text = str(data.get("text", ""))
        if "error" in data:
            return cls(data["id"], (), (), text, Failure.from_dict(data["error"]), data.get("metadata"))
        if data["offsets"] != "codepoint":
            raise ValueError(f"the offsets of this record count units of {data['offsets']!r}, and not code points")
        speakers = tuple([Speaker.from_dict(speaker) for speaker in data["speakers"]])
        quotes = tuple([Quote.from_dict(quote, speakers) for quote in data["quotes"]])
        return cls(data["id"], quotes, speakers, text, None, data.get("metadata"))

    @classmethod
    def from_json(cls, data: Union[str, bytes], text: Optional[str] = None) -> Document:
        """What :meth:`to_json` made, or a line of the program ``saidby``; text and errors: as for :meth:`from_dict`."""
        return cls.from_dict(json.loads(data), text)

    def _repr_html_(self) -> Optional[str]:
        """The article with its quotations marked, for notebooks; None where the document does not hold its text."""
        from . import _html

        if self.quotes and not self.text and self.error is None:
            return None
        return _html.section(self, style=True)

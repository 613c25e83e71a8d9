"""What a published file says, in the shape that all formats share: headings, paragraphs, items, cells, in order.

Layout is no part of it. A person in a list of people is one paragraph, whether on one line or on four; a fact is two,
its label and what it says; notes follow at the end, in the order of their marks. Cover, table of contents, running
heads and page numbers are left out.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import Literal
from urllib.parse import quote

Kind = Literal["heading", "paragraph", "item", "header", "cell", "caption", "picture", "note"]
"""What a passage is; `picture` is its alternative text, `header` and `cell` stand in a table."""

# Noncharacters (Unicode, 23.7) are free for a program's own use: no text that was published holds any.
LINK, TARGET, LINK_END, MARK, MARK_END, MARKER = map(chr, range(0xFDD0, 0xFDD6))
_OURS = dict.fromkeys(range(0xFDD0, 0xFDF0))

_SHOWN = str.maketrans(
    {LINK: "[", TARGET: "](", LINK_END: ")", MARK: "[^", MARK_END: "]", MARKER: ". ", "\u00ad": None, "\ufffe": None}
)

_BROKEN_LINK = re.compile(f"{TARGET}([^{LINK_END}]*){LINK_END}(\\s*){LINK}(?=[^{TARGET}]*{TARGET}\\1{LINK_END})")
"""One link in two pieces: a line or a page ended within it, or it changes its looks."""

_UNSEEN = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufffe\u2010\u2011-]"
)
"""Spaces, signs that only steer how others are set, and hyphens: they cannot be told from those at a line's end."""

_IN_ADDRESSES = "!#$%&'()*+,/:;=?@~"
_HYPHEN = "%2D"
"""A hyphen in an address is one for certain."""

_REGION = re.compile("-(?:[A-Z]{2}|[0-9]{3})$")
"""The subtag of a country at the end of a BCP 47 tag (2.2.4)."""

_LONGEST_ANCHOR = 30


Spoken = tuple[str, str]
"""A language (BCP 47) and a text."""

Foreign = tuple[Spoken, ...]
"""What of a text is in other languages, in order."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage; two are equal when they say the same in the same function.

    `level` is a heading's level (1 for a part), the depth of an item and of a paragraph that goes on inside one (from
    1; 0 outside lists), the column of a cell (from 1), the number of a note. `text` is normalised (`normalised`);
    links, the marks of notes and the numbers of items stand inside it, between noncharacters. `foreign` is what of it
    is marked as another language than the file's, normalised too, by language. `shown` is the text as a person reads
    it, `written` as the file has it, `page` the page it begins on, where a format has pages.

    What only some formats tell, and what languages are compared by: `anchor` of a heading, `links` as they are written,
    which `picture` it is (empty for one that is drawn anew in each language), and `said`, the words alone, in pieces of
    one language each (empty: the file's).
    """

    kind: Kind
    level: int
    text: str
    foreign: Foreign = ()
    shown: str = field(default="", compare=False)
    written: str = field(default="", compare=False)
    page: int | None = field(default=None, compare=False)
    anchor: str = field(default="", compare=False)
    links: tuple[str, ...] = field(default=(), compare=False)
    picture: str = field(default="", compare=False)
    said: tuple[Spoken, ...] = field(default=(), compare=False)


Outline = tuple[Passage, ...]
"""What a whole file says, in reading order."""


def passage(kind: Kind, level: int, text: str, page: int | None = None, foreign: Iterable[Spoken] = ()) -> Passage:
    """Return the passage that says `text`; `foreign` are the pieces of it in other languages."""
    whole = whole_links(text)
    return Passage(kind, level, normalised(whole), _joined(foreign), _as_read(whole), whole, page)


def _joined(foreign: Iterable[Spoken]) -> Foreign:
    """Return pieces side by side in one language as one, for no two formats are divided alike.

    Regions are left out: Word is told one where the other formats need none.
    """
    said = ((_REGION.sub("", language), normalised(text)) for language, text in foreign)
    pieces = groupby((piece for piece in said if piece[1]), key=itemgetter(0))
    return tuple((language, "".join(text for _, text in group)) for language, group in pieces)


def _pieces(said: Iterable[Spoken]) -> tuple[Spoken, ...]:
    """Return what was said with neighbours in one language as one."""
    return tuple((language, "".join(text for _, text in group)) for language, group in groupby(said, key=itemgetter(0)))


def _as_read(text: str) -> str:
    # Hyphenation uses the one hyphen that nobody can type; any other at a line's end is a sign of PDFium's own.
    shown = re.sub("\u2010 ", "", " ".join(text.translate(_SHOWN).replace(_HYPHEN, "-").split()))
    return re.sub("\x02 ?", "-", shown)


def normalised(text: str) -> str:
    """Return what no line break changes in `text`: compatibility forms folded (NFKC), no spaces and no hyphens."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def whole_links(text: str) -> str:
    """Return `text` with neighbouring links to one target as one link."""
    return _BROKEN_LINK.sub(r"\2", text)


def target(address: str) -> str:
    """Return a link's target in one spelling: as a URI (RFC 3986), an anchor by its letters and digits only.

    Word's names of bookmarks are short and know no hyphen.
    """
    if not address.startswith("#"):
        return quote(address.strip(), safe=_IN_ADDRESSES).replace("-", _HYPHEN)
    return "#" + "".join(filter(str.isalnum, address)).casefold()[:_LONGEST_ANCHOR]


class Gathering:
    """Gathers the passages of a file while it is read from beginning to end.

    What is said outside any passage becomes a paragraph: nothing that a reader sees is left out by accident.
    """

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.notes: list[Passage] = []
        self.marks = 0
        self.page: int | None = None
        self._kind: Kind | None = None
        self._level = 0
        self._begun: int | None = None
        self._anchor = ""
        self._text: list[str] = []
        self._said: list[Spoken] = []
        self._links: list[str] = []

    @property
    def is_idle(self) -> bool:
        """Whether no passage is being gathered."""
        return self._kind is None

    def begin(self, kind: Kind, level: int = 0, marker: str = "", anchor: str = "") -> None:
        """Begin a passage; `marker` is the number of an item, without the signs around it."""
        self.end()
        self._kind, self._level, self._begun, self._anchor = kind, level, self.page, anchor
        if marker:
            self._text.append(marker + MARKER)

    def say(self, text: str, language: str = "") -> None:
        """Add `text` to the passage; spaces alone begin none. `language` is given when it is not the file's."""
        if self._kind is None:
            if not text.strip():
                return
            self.begin("paragraph")
        self._text.append(text.translate(_OURS))
        self._said.append((language, text.translate(_OURS)))

    @contextmanager
    def link(self, address: str) -> Iterator[None]:
        """Make what is said meanwhile a link to `address`."""
        self._sign(LINK)
        self._links.append(address)
        yield
        self._sign(f"{TARGET}{target(address)}{LINK_END}")

    def mark(self, number: int | None = None) -> int:
        """Put the mark of a note here, by default of the next one; return its number."""
        self.marks += 1
        number = self.marks if number is None else number
        self._sign(f"{MARK}{number}{MARK_END}")
        return number

    def _sign(self, sign: str) -> None:
        if self._kind is None:
            self.begin("paragraph")
        self._text.append(sign)

    def picture(self, alternative: str, which: str = "") -> None:
        """Add a picture, `which` tells them apart; one without alternative text is decoration."""
        if alternative.strip():
            shown = passage("picture", 0, alternative.translate(_OURS), self.page)
            self.passages.append(replace(shown, picture=which))

    @contextmanager
    def note(self, number: int) -> Iterator[None]:
        """Make what is said meanwhile the text of a note, wherever it stands."""
        outside = self._kind, self._level, self._begun, self._text, self._said, self._links
        self._text, self._said, self._links = [], [], []
        self._kind, self._level, self._begun = "note", number, self.page
        yield
        self.notes.append(self._passage("note"))
        self._kind, self._level, self._begun, self._text, self._said, self._links = outside

    def _passage(self, kind: Kind) -> Passage:
        foreign = ((language, text) for language, text in self._said if language)
        found = passage(kind, self._level, "".join(self._text), self._begun, foreign)
        return replace(found, links=tuple(self._links), said=_pieces(self._said))

    def end(self) -> None:
        """End the passage; an empty one is left out, unless it is a cell."""
        if self._kind is not None:
            said = self._passage(self._kind)
            if said.text or self._kind in ("header", "cell"):
                self.passages.append(replace(said, anchor=self._anchor))
        self._kind, self._level, self._text, self._said, self._links = None, 0, [], [], []

    def outline(self) -> Outline:
        """Return what was gathered, the notes last."""
        self.end()
        return (*self.passages, *sorted(self.notes, key=lambda note: note.level))

"""What in a pseudo-localised file was never translated, or was cut: `locale.pseudo` leaves no letter as it was."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from authoring.locale.cldr import locale
from authoring.locale.pseudo import ADDRESS, PSEUDO
from authoring.publishing.artifact import Format
from authoring.publishing.readback.outline import LINK_END, MARK, MARK_END, MARKER, TARGET, Outline, passage
from authoring.publishing.readback.read import outline
from authoring.publishing.readback.seen import everything

_UNSPOKEN = re.compile(f"^[^{MARKER}]*{MARKER}|{TARGET}[^{LINK_END}]*{LINK_END}|{MARK}[^{MARK_END}]*{MARK_END}")
"""What formats add to a passage's words: the number of an item, where a link leads, the mark of a note."""

_OURS = dict.fromkeys(range(0xFDD0, 0xFDF0))

_PLAIN_WORD = re.compile(r"[^\W\d_]*[A-Za-z][^\W\d_]*")
"""A word with a letter that no disguised word has."""

_SIGNS = re.compile(
    r"(?<!\w)(?:"
    r"(?=[ivxlcdm])m*(?:c[md]|d?c*)(?:x[cl]|l?x*)(?:i[xv]|v?i*)"  # numbers of parts, pages, items
    r"|[a-z]"  # letters of annexes and items
    r"|[0-9a-f]{8}"  # the fingerprint, in groups
    r"|\d{4}-\S{1,60}?-\d+"  # numbers of commitments
    r")(?!\w)",
    re.IGNORECASE,
)
"""What is no word, though it is written with letters."""

_BREAK = "[\\s\u00ad\u2010\u2011\x02\ufffe-]*"
"""What stands where a line ends: spaces, and hyphens, two of them PDFium's own."""
_UNBROKEN = re.compile(_BREAK)


@dataclass(frozen=True, slots=True)
class Escape:
    """A text, those of its words that were not translated, and whether it was cut.

    `headings` are those it stands under, from the outside in; none around the report's text, where `text` is what was
    not translated and no more.
    """

    text: str
    words: tuple[str, ...]
    is_cut: bool = False
    headings: tuple[str, ...] = ()


def escapes(content: bytes, file_format: Format, names: Iterable[str]) -> Iterator[Escape]:
    """Yield what in a published file escaped translation, each text once; raises UnreadableError.

    `names` stay as they are in every language: people, countries, addresses that are read.
    """
    stays, told = _names(names), set[str]()
    for found in _in_text(outline(content, file_format), stays):
        if found.text not in told:
            told |= {found.text, *found.words}
            yield found
    for text in everything(content, file_format):
        words = tuple(word for word in _plain_words(text, stays) if word not in told)
        told |= set(words)
        if words:
            yield Escape(" ".join(words), words)


def _in_text(read: Outline, stays: re.Pattern[str]) -> Iterator[Escape]:
    headings: list[str] = []
    for one in read:
        text = passage("paragraph", 0, _UNSPOKEN.sub("", one.written).translate(_OURS)).shown
        if one.kind == "heading":
            headings = [*headings[: one.level - 1], text]
        words = tuple(_plain_words(text, stays))
        if words or _is_cut(text):
            yield Escape(text, words, _is_cut(text), tuple(headings))


def _is_cut(text: str) -> bool:
    return text.count("[") != text.count("]")


def _plain_words(text: str, stays: re.Pattern[str]) -> Iterator[str]:
    left = _SIGNS.sub(" ", stays.sub(" ", ADDRESS.sub(" ", text)))
    yield from _PLAIN_WORD.findall(left)


def _names(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds names as whole words, the longest first, wherever a line ends in them."""
    longest_first = sorted({*names, *_of_language()}, key=lambda name: (-len(name), name))
    any_of_them = "|".join(_BREAK.join(map(re.escape, _UNBROKEN.sub("", name))) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{any_of_them})(?!\w)")


def _of_language() -> set[str]:
    """Return what the CLDR says in the language that the disguise is of: months, “and”, units, its own name."""
    base = locale(PSEUDO)
    months = {name for width in ("wide", "abbreviated") for name in base.months["format"][width].values()}
    between = {word for pattern in base.list_patterns["standard"].values() for word in re.findall(r"[^\W\d]+", pattern)}
    return {*months, *between, "kB", "MB", base.get_language_name() or PSEUDO}

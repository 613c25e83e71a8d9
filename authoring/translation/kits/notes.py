"""What a translator is told about a sentence, in formats that have no fields of their own for it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from babel import Locale
from babel.numbers import format_decimal

from authoring.locale import LANGUAGES, words
from authoring.translation.codes import Code, Coded, tagged, tagged_parts
from authoring.translation.difference import difference
from authoring.translation.kit import Entry, Handback, Kit, Offer, Returned

Change = Literal["kept", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Whose kit a file is; a file without a mark is nobody's. `language` is the one translated into."""

    document: str = ""
    language: str = ""
    revision: int = 0
    edition: str = ""


_MARKED = re.compile(r"(\[-.*?-\]|\{\+.*?\+\})", re.DOTALL)
_MARK = re.compile(r"authoring:([^\s:]+):([\w-]+):([\w-]+):([0-9]{1,9})\b(?::([\w.-]+))?")


def notes_of(entry: Entry, language: str) -> Iterator[str]:
    """Yield where a sentence stands, how long its translation may be, links and agreed names, each in one line."""
    yield from map(one_line, entry.notes)
    yield from limit_of(entry, language)
    yield from links_of(entry)
    for name in entry.names:
        yield one_line(f"{name.source} → {name.target}")


def limit_of(entry: Entry, language: str) -> Iterator[str]:
    """Yield how long a translation may be, where its source comes near it: a name is never too long for its cell."""
    length = sum(len(part) for part in entry.source if isinstance(part, str))
    if entry.limit is not None and 2 * length >= entry.limit:
        yield words("kits", language)("At most {limit} characters").format(limit=entry.limit)


def links_of(entry: Entry) -> Iterator[str]:
    """Yield where each link leads, `<1>: https://…`: in the text there is but its code."""
    for part in entry.source:
        if isinstance(part, Code) and part.kind == "open" and "link" in part.looks.split():
            yield one_line(f"<{part.id}>: {part.looks.split()[-1]}")


def place_of(number: int, entry: Entry, kit: Kit) -> str:
    """Return a sentence's number, as it stands in the preview, and where that is: `[12] Mining › Outcomes`."""
    return one_line(f"[{number}] {' › '.join(filter(None, (kit.title, entry.section)))}")


def offers_of(entry: Entry, language: str) -> Iterator[tuple[str, str]]:
    """Yield translations that may serve, the nearest first, each with where it comes from."""
    _ = words("kits", language)
    if entry.earlier and entry.earlier.target:
        yield _("Translation of the earlier text"), tagged(entry.earlier.target)
    for offer in nearest(entry):
        origin = f" ({one_line(offer.origin)})" if offer.origin else ""
        same = _("The same sentence") if offer.likeness == 1 else _("A sentence like it")
        yield same + origin, tagged(offer.target)


def how_to(language: str) -> list[str]:
    """Return what whoever translates without a tool should know, a sentence or two each."""
    _ = words("kits", language)
    return [
        _("Write in the column “Translation” only: the rest is protected."),
        _(
            "Signs such as <1>…</1> and <2/> stand for bold or italic words, links and notes. "
            "Keep each one, around the words it belongs to."
        ),
        _("The number of each sentence stands before it in preview.html, too."),
        _("Where a text has changed, what is gone is struck through and what is new is underlined."),
        _("Leave empty what you do not translate, and send the file back whenever you like, finished or not."),
        _("Comments may stay, and so may tracked changes: they count as accepted."),
    ]


def in_any_language(word: str) -> frozenset[str]:
    """Return what a fixed word of kits is in each language."""
    return frozenset(words("kits", language)(word) for language in LANGUAGES)


def title_of(kit: Kit) -> str:
    """Return what a kit's file is headed with."""
    title = one_line(kit.title) or kit.document
    return words("kits", kit.languages[1])("Translation: {title}").format(title=title)


def about(kit: Kit) -> str:
    """Return from which language into which a kit goes, and how much there is to do."""
    _ = words("kits", kit.languages[1])
    locale = Locale.parse(kit.languages[1], sep="-")
    source, target = (locale.languages.get(language.partition("-")[0], language) for language in kit.languages)
    into = _("From {source} into {target}").format(source=source, target=target)
    return f"{into} · {_('{number} sentences').format(number=format_decimal(len(kit.entries), locale=locale))}"


def changes_of(entry: Entry) -> Iterator[tuple[Change, str]]:
    """Yield the earlier and the present source in pieces: kept, gone or new. Nothing for one that never changed."""
    if entry.earlier:
        for piece in _MARKED.split(difference(tagged(entry.earlier.source), tagged(entry.source))):
            if piece.startswith("[-"):
                yield "gone", piece[2:-2]
            elif piece.startswith("{+"):
                yield "new", piece[2:-2]
            elif piece:
                yield "kept", piece


def formatted(text: Coded) -> Iterator[tuple[frozenset[str], str]]:
    """Yield a tagged text in pieces, each with what it looks like: `tag`, or what stands around it (`strong` …)."""
    around: tuple[Code, ...] = ()
    for part, written in tagged_parts(text):
        if isinstance(part, str):
            yield frozenset(look for code in around for look in code.looks.split()), written
            continue
        if part.kind != "note":
            others = tuple(code for code in around if code.id != part.id)
            around = (*others, part) if part.kind == "open" else others
        yield frozenset(("tag",)), written


def nearest(entry: Entry) -> list[Offer]:
    """Return what is offered for a sentence, the nearest first."""
    return sorted(entry.offers, key=lambda offer: -offer.likeness)


def one_line(text: str) -> str:
    """Return a text without its line breaks, whatever Unicode calls one."""
    return " ".join(text.split())


def mark_of(kit: Kit) -> str:
    """Return what tells in plain text whose kit a file is: `authoring:mining:en:es:3:2021`."""
    return ":".join(("authoring", kit.document, *kit.languages, str(kit.revision), *filter(None, (kit.edition,))))


def marked_in(text: str) -> Mark | None:
    """Return what a text's first mark says, None without one."""
    found = _MARK.search(text)
    return Mark(found[1], found[3], int(found[4]), found[5] or "") if found else None


def handback(mark: Mark | None, entries: Iterable[Returned]) -> Handback:
    """Return sentences that came back as the kit that a mark names."""
    said = mark or Mark()
    return Handback(said.document, said.language, said.revision, tuple(entries), said.edition)

"""What a translator is told about a sentence, in formats that have no fields of their own for it."""

import re
from collections.abc import Iterator

from authoring.locale import words
from authoring.translation.codes import tagged
from authoring.translation.kit import Entry, Kit, Offer

_MARK = re.compile(r"authoring:([^\s:]+):([\w-]+):([\w-]+):([0-9]{1,9})\b")


def notes_of(entry: Entry, language: str) -> Iterator[str]:
    """Yield where a sentence stands, how long its translation may be, and the agreed names, each in one line."""
    _ = words("kits", language)
    yield from map(one_line, entry.notes)
    if entry.limit is not None:
        yield _("At most {limit} characters").format(limit=entry.limit)
    for name in entry.names:
        yield one_line(f"{name.source} → {name.target}")


def offers_of(entry: Entry, language: str) -> Iterator[tuple[str, str]]:
    """Yield translations that may serve, the nearest first, each with where it comes from."""
    _ = words("kits", language)
    if entry.earlier and entry.earlier.target:
        yield _("Translation of the earlier text"), tagged(entry.earlier.target)
    for offer in nearest(entry):
        origin = f" ({one_line(offer.origin)})" if offer.origin else ""
        same = _("The same sentence") if offer.likeness == 1 else _("A sentence like it")
        yield same + origin, tagged(offer.target)


def nearest(entry: Entry) -> list[Offer]:
    """Return what is offered for a sentence, the nearest first."""
    return sorted(entry.offers, key=lambda offer: -offer.likeness)


def one_line(text: str) -> str:
    """Return a text without its line breaks, whatever Unicode calls one."""
    return " ".join(text.split())


def mark_of(kit: Kit) -> str:
    """Return what tells in plain text whose kit a file is: `authoring:mining:en:es:3`."""
    return ":".join(("authoring", kit.document, *kit.languages, str(kit.revision)))


def marked_in(text: str) -> tuple[str, str, int] | None:
    """Return the document, language and revision that a text's first mark names, None without one."""
    found = _MARK.search(text)
    return (found[1], found[3], int(found[4])) if found else None

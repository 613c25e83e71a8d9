"""Every format a kit goes out in and comes back in: a new one is a module and a line here."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from authoring.errors import UnreadableError
from authoring.translation.kit import Handback, Kit
from authoring.translation.kits import po, sheet, tmx, word, word_return, xliff2, xliff12
from authoring.translation.kits.salvage import whole_messages, whole_part


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how its files end (`.xlf`), what writes and reads it, and what tells a file is one by its content.

    `read` raises UnreadableError, and nothing else, whatever the file holds; `recognises` raises nothing.
    """

    name: str
    ending: str
    written: Callable[[Kit], bytes]
    read: Callable[[bytes], Handback]
    recognises: Callable[[bytes], bool]


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("xliff2", ".xlf", xliff2.written, xliff2.read, xliff2.recognises),
        Format("xliff12", ".xlf", xliff12.written, xliff12.read, xliff12.recognises),
        Format("po", ".po", po.written, po.read, po.recognises),
        Format("docx", ".docx", word.written, word_return.read, word_return.recognises),
        Format("xlsx", ".xlsx", sheet.written, sheet.read, sheet.recognises),
        Format("tmx", ".tmx", tmx.written, tmx.read, tmx.recognises),
    )
}
"""By name, as `--as` takes them."""


def recognised(content: bytes) -> Format | None:
    """Return the format of a file by what it holds, never by its name."""
    return next((one for one in FORMATS.values() if one.recognises(content)), None)


def read(content: bytes) -> Handback:
    """Return what a translator handed back in whatever format; raises UnreadableError when it is none of them.

    Of a damaged file of text, what stands before the damage.
    """
    found = recognised(content)
    if found is None:
        raise UnreadableError("is in no format that translations come back in")
    try:
        return found.read(content)
    except UnreadableError as error:
        return _salvaged(found, content, error)


def _salvaged(form: Format, content: bytes, damage: UnreadableError) -> Handback:
    """Return the sentences before the damage; raises `damage` when there is none."""
    whole = whole_part(content) or whole_messages(content)
    with suppress(UnreadableError):
        handback = form.read(whole) if whole else None
        if handback and handback.entries:
            return replace(handback, damage=damage)
    raise damage


def file_name(kit: Kit, name: str) -> str:
    """Return what a kit is called in a format; two formats of one ending are told apart by their names."""
    ending = FORMATS[name].ending
    return f"{kit.document}.{kit.languages[1]}{ending if ending == f'.{name}' else f'.{name}{ending}'}"

"""PO (GNU gettext manual, 5.1): what Poedit, Weblate and Lokalize read.

A sentence is a message: its id the context, its source with codes as tags the message id. What is only offered, such as
the translation of an earlier text, is fuzzy; what comes back fuzzy is nothing its translator answers for.
No library reads PO here: polib opens a file when a text is its path, ends lines where gettext does not (U+2028), and
takes time by the square of a message's lines.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from babel.messages.plurals import get_plural

from authoring.errors import UnreadableError
from authoring.translation.codes import tagged, untagged
from authoring.translation.kit import Entry, Handback, Kit, Returned
from authoring.translation.kits.notes import (
    Mark,
    handback,
    mark_of,
    marked_in,
    nearest,
    notes_of,
    offers_of,
    one_line,
    place_of,
)
from authoring.translation.markup import legible

_LARGEST = 50_000_000
_CHARACTERS = dict(zip('ntrvfab\\"', '\n\t\r\v\f\a\b\\"', strict=True))
_NAMED = {character: f"\\{name}" for name, character in _CHARACTERS.items()}
_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f]')
_ESCAPED = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_LINE = re.compile(
    r"(?:#~\s*)?(?:(?P<keyword>msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]{1,3}\])?)\s*)?"
    r'"(?P<text>[^"\\]*(?:\\.[^"\\]*)*)"'
)
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2,3}(?:[_-]\w+)*)", re.MULTILINE)
_MESSAGE = re.compile(rb'^(?:#~[ \t]*)?msgid[ \t]*"', re.MULTILINE)


def written(kit: Kit) -> bytes:
    """Return a kit as a PO file in UTF-8."""
    source, target = kit.languages
    header = {
        "Project-Id-Version": f"{kit.document} {kit.revision}",
        **dict.fromkeys(("PO-Revision-Date", "Last-Translator", "Language-Team"), ""),
        "Language": target.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": get_plural(target.partition("-")[0]).plural_forms,
        "X-Source-Language": source.replace("-", "_"),
        "X-Authoring-Kit": mark_of(kit),
    }
    lines = ['msgid ""', 'msgstr ""', *(_quoted(f"{key}: {value}\n") for key, value in header.items())]
    for number, entry in enumerate(kit.entries, 1):
        lines += ["", *_message(place_of(number, entry, kit), entry, target)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _message(place: str, entry: Entry, language: str) -> Iterator[str]:
    translation, previous = _translation(entry)
    yield f"#. {legible(place)}"
    yield from (f"#. {one_line(legible(note))}" for note in _notes(entry, translation, language))
    flags = ["fuzzy"] if translation and not entry.target else []
    if entry.limit is not None:
        flags.append(f"max-length:{entry.limit}")  # Weblate's: translation checks, "Maximum length of translation"
    if flags:
        yield f"#, {', '.join(flags)}"
    if previous:
        yield f"#| msgid {_quoted(previous)}"
    yield f"msgctxt {_quoted(entry.id)}"
    yield f"msgid {_quoted(tagged(entry.source))}"
    yield f"msgstr {_quoted(translation)}"


def _notes(entry: Entry, translation: str, language: str) -> Iterator[str]:
    yield from notes_of(entry, language)
    yield from (f"{origin}: {target}" for origin, target in offers_of(entry, language) if target != translation)


def _translation(entry: Entry) -> tuple[str, str]:
    """Return what stands as the translation and, where it is only offered, the source it was made for."""
    if entry.target:
        return tagged(entry.target), ""
    offered = entry.earlier if entry.earlier and entry.earlier.target else next(iter(nearest(entry)), None)
    return (tagged(offered.target), tagged(offered.source)) if offered else ("", "")


def _quoted(text: str) -> str:
    return f'"{_SPECIAL.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    return _NAMED.get(found[0]) or f"\\{ord(found[0]):03o}"


def recognises(content: bytes) -> bool:
    """Tell whether a file is PO: a line begins a message."""
    return _MESSAGE.search(content[:1_000_000]) is not None


def read(content: bytes) -> Handback:
    """Return what came back in a PO file, its obsolete messages included; raises UnreadableError when it is none."""
    messages = list(_messages(_text(content).split("\n")))
    header = next((one.said("msgstr") for one in messages if not one.said("msgid")), "")
    return handback(marked_in(header) or _mark(header), (one.returned() for one in messages if one.said("msgid")))


def _mark(header: str) -> Mark:
    """Return what a header tells from which a program has dropped what it does not know: a language."""
    found = _LANGUAGE.search(header)
    return Mark(language=found[1].replace("_", "-") if found else "")


def _text(content: bytes) -> str:
    if len(content) > _LARGEST:
        raise UnreadableError("is too large")
    if not recognises(content):
        raise UnreadableError("is no PO file")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError("is not in UTF-8") from None


@dataclass
class _Message:
    """A message while its lines are read: each keyword's pieces."""

    fuzzy: bool = False
    pieces: dict[str, list[str]] = field(default_factory=dict)

    def said(self, keyword: str) -> str:
        """Return a keyword's text, empty without one."""
        return "".join(self.pieces.get(keyword, ()))

    def returned(self) -> Returned:
        """Return the message as a sentence that came back."""
        source, target = untagged(self.said("msgid")), untagged(self.said("msgstr"))
        return Returned(self.said("msgctxt"), target, source, "initial" if self.fuzzy else None, self.fuzzy)


def _messages(lines: Iterable[str]) -> Iterator[_Message]:
    """Yield messages; each begins with its context, or with its id when it has none."""
    message, keyword, fuzzy = _Message(), "", False
    for number, line in enumerate(lines, 1):
        found = _LINE.fullmatch(line.strip())
        if not found:
            fuzzy = _is_fuzzy(line, number) or fuzzy
            continue
        if found["keyword"] == "msgctxt" or (found["keyword"] == "msgid" and keyword != "msgctxt"):
            if message.pieces:
                yield message
            message, fuzzy = _Message(fuzzy), False
        keyword = found["keyword"] or keyword
        message.pieces.setdefault(keyword, []).append(_ESCAPED.sub(_unescape, found["text"]))
    yield message


def _is_fuzzy(line: str, number: int) -> bool:
    """Tell whether a comment flags the next message as fuzzy; raises UnreadableError for what is no comment."""
    if line.strip() and not line.startswith("#"):
        raise UnreadableError("is damaged in line {number}", number=number)
    return line.startswith("#,") and "fuzzy" in re.split(r"[,\s]+", line)


def _unescape(found: re.Match[str]) -> str:
    octal, hexadecimal, named = found.groups()
    if named is not None:
        return _CHARACTERS.get(named, named)
    return chr(int(octal, 8) if octal else int(hexadecimal, 16))

"""Characters as they should have been typed: what files, web pages and word processors leave in text is put right."""

import re
from unicodedata import normalize

_ESCAPES = re.compile("(?:_x[0-9A-Fa-f]{4}_)+")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1d\x1f\x7f-\x84\x86-\x9f"  # control characters; line breaks, tab and U+001E have a meaning
    "\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # what turns the direction of the text after it
    "\ufff9-\ufffc\ud800-\udfff\ufdd0-\ufdef"  # annotations, places of lost objects, half characters, noncharacters
    + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_SPACES = re.compile("[\xa0\u202f\t]")
_WORD_HYPHEN = "\x1e"
_PASSES = 8
"""How often escapes are decoded that stand inside escapes; no file goes beyond two."""


def normalise(text: str) -> str:
    """Return one clean text; what is clean comes back unchanged.

    Escapes `_xHHHH_` are decoded (ECMA-376 Part 1, 22.9.2.19), line and page breaks of every kind become a line feed,
    Word's own no-break hyphen (U+001E) a hyphen. Zero-width spaces and soft hyphens go; so do control characters,
    noncharacters, halves of surrogate pairs and controls of direction (see `has_controls`). Joiners, emoji and private
    characters stay. Accents are composed (NFC), spaces as `with_plain_spaces` says.
    """
    return with_plain_spaces(cleaned(text))


def cleaned(text: str) -> str:
    """Return `text` normalised but for its spaces and tabs, which say where a list item begins."""
    for _ in range(_PASSES):
        before, text = text, without_leftovers(_decoded(text))
        if text == before:
            break
    return normalize("NFC", text)


def with_plain_spaces(text: str) -> str:
    """Return `text`, as long as it was, with ordinary spaces for tabs and for no-break spaces that hold nothing.

    A no-break space is kept beside a digit (`25 kg`, `article 5`), inside guillemets and before `: ; ! ? %`.
    """
    return _SPACES.sub(_space, text)


def has_controls(text: str) -> bool:
    """Tell whether `normalise` removes characters that nobody types and that may hide something."""
    return _CONTROLS.search(_decoded(text)) is not None


def _space(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    if match[0] == "\t" or start == 0 or end == len(text):
        return " "
    before, after = text[start - 1], text[end]
    if before.isspace() or after.isspace():
        return " "
    return match[0] if before in "0123456789«" or after in "0123456789:;!?»%" else " "


def _decoded(text: str) -> str:
    return _ESCAPES.sub(_characters, text) if "_x" in text else text


def _characters(match: re.Match[str]) -> str:
    # Two escapes may be the halves of one character.
    halves = b"".join(int(code, 16).to_bytes(2, "little") for code in re.findall("[0-9A-Fa-f]{4}", match[0]))
    return halves.decode("utf-16-le", "surrogatepass")


def without_leftovers(text: str) -> str:
    """Return `text` with one kind of line break, without what nobody sees; escapes in it stay what they are."""
    if text.isascii() and text.isprintable():
        return text
    text = _BREAKS.sub("\n", text.replace(_WORD_HYPHEN, "-"))
    return _CONTROLS.sub("", _INVISIBLE.sub("", text))

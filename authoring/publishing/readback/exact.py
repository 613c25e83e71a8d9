"""White space and hyphens: Word documents and pages tell all of them, a PDF those hyphens that do not end a line."""

import re
import unicodedata

_STEERING = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufffe]"
)
"""Signs that only steer how others are set, soft hyphens among them."""

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")

_CUT = "\ufdd6"
_CUTTING = dict.fromkeys(map(ord, "\x02\u00ad\ufffe"), _CUT)
"""What stands in a PDF's text for a hyphen at a line's end, the word's own or not: PDFium has one sign for both."""

_LINE_END = re.compile(f"-*{_CUT}[-{_CUT}]*")
"""Hyphens beside it are taken in: what is between two of them ends and begins with another sign."""


def exact(text: str) -> str:
    """Return `text` with any run of white space as one space, any hyphen as one on the keyboard, no soft hyphens.

    Canonically equal characters are folded (NFC), others are not: “CO₂” is not “CO2”.
    """
    seen = _STEERING.sub("", unicodedata.normalize("NFC", text).translate(_HYPHENS))
    return " ".join(seen.split())


def is_set_as(text: str, lines: str) -> bool:
    """Return whether `text` may be set in lines as `lines`, the text of a PDF.

    White space does not count, for a line may end without any, nor do compatibility forms (NFKC), for ligatures are
    told by their letters; every hyphen counts, but for those at the ends of lines.
    """
    pieces = _LINE_END.split(_closed(lines.translate(_CUTTING)))
    return re.fullmatch("-*".join(map(re.escape, pieces)), _closed(text)) is not None


def _closed(text: str) -> str:
    return exact(unicodedata.normalize("NFKC", text)).replace(" ", "")

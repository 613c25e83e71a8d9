"""Which characters the PDF's fonts have a sign for."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from unicodedata import category

_FACE = re.compile(r"@font-face\s*\{([^}]*)\}")
_FAMILY = re.compile(r"font-family:\s*[\"']?([^\"';]+)")
_FILE = re.compile(r"url\([\"']?([^\"')]+)")
_INVISIBLE = re.compile(
    "[ \t\n\u2000-\u200a\u202f\u205f\u3000"  # spaces, which text layout makes where a font has none
    # What is not shown by itself (UAX #44, Default_Ignorable_Code_Point), but for fillers and rare ones:
    "\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_NEVER = ("Cc", "Cs", "Zl", "Zp")
"""Categories of what no font draws, whatever it says: controls, halves of characters, separators."""


def drawn_in(templates: Path | None) -> Callable[[str], bool]:
    """Return what tells whether a character leaves no hole in a PDF made with the templates in a folder.

    The fonts are those that `print.css` names, one face of each family: a family's faces are taken to have the same
    characters. Without `print.css`, or without fonts there, nothing is known and everything is taken to be drawn.
    """
    files = _fonts(templates) if templates else ()
    return (lambda _: True) if not files else lambda character: _is_drawn(character, files)


def _is_drawn(character: str, files: tuple[Path, ...]) -> bool:
    if _INVISIBLE.match(character):
        return True
    return category(character) not in _NEVER and any(ord(character) in _characters(file) for file in files)


def _fonts(templates: Path) -> tuple[Path, ...]:
    """Return the first file of each font family, in the style sheet's order."""
    try:
        style = (templates / "print.css").read_text(encoding="utf-8")
    except OSError:
        return ()
    files: dict[str, Path] = {}
    for face in _FACE.findall(style):
        family, file = _FAMILY.search(face), _FILE.search(face)
        if family and file and (templates / file[1]).is_file():
            files.setdefault(family[1].strip(), templates / file[1])
    return tuple(files.values())


@lru_cache
def _characters(file: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # seldom needed: few texts hold a rare character

    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())

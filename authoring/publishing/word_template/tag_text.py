"""Tags as they stand in the text of a paragraph, cut out the way docxtpl does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["", "p", "r", "tr", "tc"]
"""What a tag takes the place of: nothing but itself, its paragraph, run, row or cell."""

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_INSIDE = re.compile(r"(?:\{\{|\{%)(tr|tc|p|r)?(?=[\s}%-]|$)(.*)(?:\}\}|%\})", re.DOTALL)
_HALF = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{\s*[A-Za-z_][\w.]*\s*\}")
_WORD = re.compile(r"[a-z]+")

_CURLY = str.maketrans("“”‘’", "\"\"''")
"""The quotation marks that Word types by itself, and docxtpl takes back."""
_FOREIGN = re.compile("[«»‹›„‚‟‛″′`´]")
"""Those that nobody takes back."""


@dataclass(frozen=True, slots=True)
class TagText:
    """One tag: `text` as typed, from `start` on in its paragraph; `expression` is what a program reads of it.

    `keyword` is that of a statement (`if`), empty for `{{ … }}`.
    """

    text: str
    start: int
    kind: Kind
    keyword: str
    expression: str

    @property
    def end(self) -> int:
        """Where the text behind it begins."""
        return self.start + len(self.text)

    @property
    def has_curly_quotes(self) -> bool:
        """Whether its quotation marks are those that Word types by itself."""
        return self.text.translate(_CURLY) != self.text

    @property
    def has_foreign_quotes(self) -> bool:
        """Whether it has quotation marks that no program understands."""
        return _FOREIGN.search(self.text) is not None


def tags(text: str) -> Iterator[TagText]:
    """Yield the tags of a paragraph in order, comments left out."""
    for found in _TAG.finditer(text):
        if not found[0].startswith("{#"):
            yield _tag(found[0], found.start())


def _tag(text: str, start: int) -> TagText:
    inside = _INSIDE.fullmatch(text)
    kind, said = (inside[1] or "", inside[2]) if inside else ("", text[2:-2])
    said = " ".join(said.translate(_CURLY).strip("-").split())
    word = _WORD.match(said) if text.startswith("{%") else None
    keyword = word[0] if word else "?" if text.startswith("{%") else ""
    return TagText(text, start, kind, keyword, said.removeprefix(keyword).strip())  # type: ignore[arg-type]


def halves(text: str) -> list[str]:
    """Return what looks like a tag and is none: without its beginning or end, or with one brace.

    docxtpl joins a brace at a paragraph's end to those the next one begins with.
    """
    found = _HALF.findall(_TAG.sub(" ", text))
    at_ends = ("{" if text.endswith("{") else "", "}" if text.startswith("}") else "")
    return found or [brace for brace in at_ends if brace]

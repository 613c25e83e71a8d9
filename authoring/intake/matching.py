"""Titles, labels and names as people retype them: equal but for case, accents, spaces and punctuation."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from authoring.model.language import LocalText
from authoring.text.spelling import folded

_TITLE = 200
"""Characters of a title that is worth remembering."""
_QUOTED = 80
"""Characters of a text that are quoted."""


def key_of(text: str) -> str:
    """Return what is left of a title when nobody looks at case, accents, spaces and punctuation."""
    return _key_of(text) if len(text) <= _TITLE else _key_of.__wrapped__(text)


@lru_cache(maxsize=4096)
def _key_of(text: str) -> str:
    return " ".join(re.findall(r"\w+", folded(text)))


def quoted(text: str) -> str:
    """Return a text as a message quotes it: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1].rstrip() + "…"


def is_one_of(text: str, titles: LocalText | Iterable[str]) -> bool:
    """Tell whether `text` is one of `titles` (of all languages, where they are by language)."""
    names = titles.values() if isinstance(titles, Mapping) else titles
    sought = key_of(text)
    return bool(sought) and any(key_of(name) == sought for name in names)

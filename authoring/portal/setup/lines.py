"""On which line of `edition.toml` a value stands: for who has to mend it by hand."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_HEADER = re.compile(r"\s*\[(\[?)\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"""\s*([\w."'-]+?)\s*=""")

Location = Sequence[str | int]


def line_of(text: str, location: Location) -> int:
    """Return the line of a value, or of what it is in; 0 when it is told by no line.

    What stands inside a text of several lines may pass for a key: the line is for people to look at.
    """
    best, line = 0, 0
    for number, way in _ways(text):
        if best < len(way) <= len(location) and list(location[: len(way)]) == way:
            best, line = len(way), number
    return line


def _ways(text: str) -> Iterator[tuple[int, list[str | int]]]:
    """Yield every line that begins a table or a value, with its way as Pydantic has it."""
    entries: Counter[str] = Counter()
    here: list[str | int] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            first, *inner = _keys(header[2])
            entries[first] += bool(header[1])
            here = [first, entries[first] - 1, *inner] if entries[first] else [first, *inner]
            yield number, here
        elif key := _KEY.match(line):
            yield number, [*here, *_keys(key[1])]


def _keys(dotted: str) -> list[str]:
    return [one.strip(" \"'") for one in dotted.split(".")]

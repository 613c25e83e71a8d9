"""How two sentences differ, word by word, as people mark it by hand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECE = re.compile(r"\w+(?:[.,’'-]\w+)*|\s+|[^\w\s]")


def likeness(one: str, other: str) -> float:
    """Return from 0 to 1 how much two texts have in common, word by word."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def difference(earlier: str, now: str) -> str:
    """Return `now` with what is new marked as `{+new+}` and what is gone as `[-old-]`."""
    return "".join(_marked(_PIECE.findall(earlier), _PIECE.findall(now)))


def _marked(earlier: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    for change in _changes(earlier, now):
        old, new = "".join(earlier[change.begin : change.end]), "".join(now[change.start : change.stop])
        if change.is_kept:
            yield new
        else:
            around = _space_around(new if new.strip() else old)
            yield around[0] + " ".join(filter(None, (_mark("[-{}-]", old), _mark("{{+{}+}}", new)))) + around[1]


def _mark(mark: str, text: str) -> str:
    return mark.format(text.strip()) if text.strip() else ""


def _space_around(text: str) -> tuple[str, str]:
    """Return the white space before and after a text; where it is nothing else, all of it stands before."""
    begin = len(text) - len(text.lstrip())
    return text[:begin], text[max(begin, len(text.rstrip())) :]


@dataclass(frozen=True, slots=True)
class _Change:
    """What stands in pieces `begin:end` of the earlier text stands in `start:stop` of the other now, kept or not."""

    begin: int
    end: int
    start: int
    stop: int
    is_kept: bool


def _changes(earlier: Sequence[str], now: Sequence[str]) -> Iterator[_Change]:
    """Yield what changed and what did not; changes with nothing but white space between them are one."""
    matcher = SequenceMatcher(None, earlier, now, autojunk=False)
    begin = start = 0
    for block in matcher.get_matching_blocks():
        is_last = block.size == 0
        if not is_last and block.a + block.b and not "".join(now[block.b : block.b + block.size]).strip():
            continue
        if begin < block.a or start < block.b:
            yield _Change(begin, block.a, start, block.b, is_kept=False)
        begin, start = block.a + block.size, block.b + block.size
        if not is_last:
            yield _Change(block.a, begin, block.b, start, is_kept=True)

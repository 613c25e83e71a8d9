"""How two sentences differ, word by word, as people mark it by hand, or tell it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from authoring.locale.message import Message, message

_MOST_TOLD = 4
"""How many changes can be told one by one; two texts with more of them have little in common."""

_PIECE = re.compile(r"</?\d+/?>|\w+(?:[.,’'-]\w+)*|\s+|[^\w\s]")


def likeness(one: str, other: str) -> float:
    """Return from 0 to 1 how much two texts have in common, word by word."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def difference(earlier: str, now: str) -> str:
    """Return `now` with what is new marked as `{+new+}` and what is gone as `[-old-]`."""
    return "".join(_marked(_PIECE.findall(earlier), _PIECE.findall(now)))


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of one text in another, told in words: “a” became “b”, “c” was added."""

    earlier: str
    now: str

    def text(self, language: str = "en") -> str:
        """Return each change, in order, or that there is hardly anything in common."""
        told = list(_told(_PIECE.findall(self.earlier), _PIECE.findall(self.now)))
        if not told:
            told = [message("only spaces")]
        elif len(told) > _MOST_TOLD or likeness(self.earlier, self.now) == 0:
            told = [message("nearly all of it")]
        return "; ".join(one.text(language) for one in told)


def _told(earlier: Sequence[str], now: Sequence[str]) -> Iterator[Message]:
    for change in _changes(earlier, now):
        old = "".join(earlier[change.begin : change.end]).strip()
        new = "".join(now[change.start : change.stop]).strip()
        if change.is_kept or not (old or new):
            continue
        if old and new:
            yield message("“{old}” became “{new}”", old=old, new=new)
        else:
            yield message("“{text}” was added", text=new) if new else message("“{text}” was left out", text=old)


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

"""Text inside a block, as Word and Excel see it: runs that share one formatting.

Flat runs have one form only for one appearance, so two texts are equal when they look the same, and every format is
written with one loop.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one formatting; a run with a `note` has no text and stands for the reference mark of a footnote.

    `link` is an address, or `#` and the anchor of a section of the report. `language` is the BCP 47 tag of a name or
    passage in another language than the text around it.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None
    note: "Inline | None" = None
    language: str | None = None


Inline = tuple[Run, ...]
"""The text of one paragraph, cell, caption or note."""


def plain(text: str, language: str | None = None) -> Inline:
    """Return `text` without any formatting, in `language` if that is another; no run at all when it is empty."""
    return (Run(text, language=language),) if text else ()


def merged(runs: Iterable[Run]) -> Inline:
    """Return the one form of `runs`: no empty run, neighbours of the same formatting joined."""
    kept = [run for run in runs if run.text or run.note is not None]
    return tuple(run for _, group in groupby(kept, key=_look) for run in _joined(list(group)))


def _look(run: Run) -> tuple[object, ...]:
    return run.strong, run.emphasis, run.link, run.note, run.language


def _joined(group: list[Run]) -> list[Run]:
    if len(group) == 1 or group[0].note is not None:
        return group
    return [replace(group[0], text="".join(run.text for run in group))]


def text_of(inline: Iterable[Run]) -> str:
    """Return the characters a reader sees in the line itself: notes are left out."""
    return "".join(run.text for run in inline)


def notes_of(inline: Inline) -> list[Inline]:
    """Return the footnotes referred to, in order."""
    return [run.note for run in inline if run.note is not None]

"""Lines: what a cell, a list entry or a text box holds, one paragraph or item each."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from authoring.model.inline import Inline, Run, merged
from authoring.model.place import Place
from authoring.text.normalise import cleaned, has_controls


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs (formatting as the cell has it, the text still a little Markdown) and where it was typed.

    `indent` is the cell's own level of indentation; `had_controls` says that control characters were removed.
    """

    runs: Inline
    place: Place | None = None
    indent: int = 0
    had_controls: bool = False


def lines_of(runs: Inline, place: Place | None, indent: int = 0) -> list[Line]:
    """Return the lines of one cell, normalised; blank ones are left out."""
    had_controls = any(has_controls(run.text) for run in runs)
    return [
        Line(merged(line), place, indent, had_controls)
        for line in _split(runs)
        if any(run.text.strip() for run in line)
    ]


def _split(runs: Inline) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        first, *others = cleaned(run.text).split("\n")
        line.append(replace(run, text=first))
        for text in others:
            yield line
            line = [replace(run, text=text)]
    yield line


class Source:
    """A line's characters, and the formatting of each stretch of them."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.text = "".join(run.text for run in runs)
        self._runs = runs
        self._starts = [0]
        for run in runs:
            self._starts.append(self._starts[-1] + len(run.text))

    def between(self, start: int, end: int) -> Iterator[Run]:
        """Yield the runs of the characters `start:end`."""
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self._runs)):
            first = self._starts[index]
            if first >= end:
                break
            run = self._runs[index]
            text = run.text[max(0, start - first) : end - first]
            yield run if text == run.text else replace(run, text=text)

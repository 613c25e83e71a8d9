"""One line into runs: emphasis by CommonMark's rules (markdown-it), everything else by `spans`.

Emphasis is `*text*`, `**text**`, `_text_`, `__text__`; where those cannot stand (a bold space, a bold syllable beside
a bracket) `{*text*}` and `{**text**}`, Djot's explicit form, always can. What a cell formats and what Markdown formats
add up; a link of Markdown's own goes before the cell's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import normalize

from authoring.model.inline import Inline, Run, merged, text_of
from authoring.text.lines import Source
from authoring.text.links import safe_link
from authoring.text.normalise import with_plain_spaces
from authoring.text.spans import Span, scan

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKUP = re.compile(r"[*_\\\[<{]|https?://", re.IGNORECASE)
_PICTURES = str.maketrans("\uf04a\uf04b\uf04c\uf0a7\uf0b7\uf0d8\uf0e0\uf0fc", "☺😐☹▪•➢→✓")
"""Wingdings and Symbol characters that Word puts in by itself, as every font has them."""


@dataclass(slots=True)
class Parsed:
    """A line's content, the footnote labels in it that have no text, and the addresses that are no links."""

    content: Inline
    undefined: list[str] = field(default_factory=list)
    unsafe: list[str] = field(default_factory=list)


def read_inline(runs: Sequence[Run], notes: Mapping[str, Inline], *, in_note: bool = False) -> Parsed:
    """Return what the runs of one line come to; `notes` are the texts of the section's footnotes by their label."""
    safe, unsafe = _safe(runs)
    source = Source(safe)
    if not _MARKUP.search(source.text):
        return Parsed(finished(safe), unsafe=unsafe)
    spans, unsafe_too = scan(source.text)
    parsed = Parsed((), unsafe=unsafe + unsafe_too)
    if in_note:
        spans = {start: span for start, span in spans.items() if span.kind not in ("note", "reference")}
    parsed.content = finished(_Builder(source, spans, notes, parsed).runs())
    return parsed


def _safe(runs: Sequence[Run]) -> tuple[list[Run], list[str]]:
    linked = [run if run.link is None else replace(run, link=safe_link(run.link)) for run in runs]
    return linked, [before.link for before, after in zip(runs, linked, strict=True) if before.link and not after.link]


def finished(runs: Sequence[Run]) -> Inline:
    """Return a line's runs in their one form.

    No outer space, no link or language on mere space, every character in a font.
    """
    composed = [replace(run, text=normalize("NFC", run.text)) for run in merged(runs)]
    text = with_plain_spaces(text_of(composed).translate(_PICTURES))
    position, plain = 0, []
    for run in composed:
        plain.append(replace(run, text=text[position : position + len(run.text)]))
        position += len(run.text)
    return _trimmed(merged(map(_without_blank_language, _without_blank_links(merged(plain)))))


def _without_blank_links(runs: Inline) -> Iterator[Run]:
    for link, group in groupby(runs, key=lambda run: run.link):
        linked = list(group)
        blank = link is not None and not text_of(linked).strip()
        yield from (replace(run, link=None) if blank else run for run in linked)


def _without_blank_language(run: Run) -> Run:
    return replace(run, language=None) if run.language and not run.text.strip() else run


def _trimmed(runs: Inline) -> Inline:
    while runs and runs[0].note is None and not runs[0].text.strip():
        runs = runs[1:]
    while runs and runs[-1].note is None and not runs[-1].text.strip():
        runs = runs[:-1]
    if not runs:
        return ()
    runs = (replace(runs[0], text=runs[0].text.lstrip()), *runs[1:])
    return (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip()))


class _Builder:
    """Walks markdown-it's tokens and the source's characters together; every character keeps its cell's formatting."""

    def __init__(self, source: Source, spans: dict[int, Span], notes: Mapping[str, Inline], parsed: Parsed) -> None:
        self._source = source
        self._spans = spans
        self._notes = notes
        self._parsed = parsed
        self._strong = self._emphasis = 0
        self._link: tuple[Span, int] | None = None
        self._language: str | None = None
        self._runs: list[Run] = []

    def runs(self) -> list[Run]:
        """Return the line's runs."""
        # Slow to import, and not needed before somebody types markup.
        from authoring.text.emphasis import tokens

        position = 0
        for token in tokens(self._source.text, self._spans):
            position = self._take(token, position)
        return self._runs

    def _take(self, token: "Token", position: int) -> int:
        match token.type:
            case "text":
                end = position + len(token.content)
                self._runs += self._formatted(position, end)
                return end
            case "leaf":
                span: Span = token.meta["span"]
                self._leaf(span)
                return span.end
            case "em_open" | "em_close":
                self._emphasis += token.nesting
            case "strong_open" | "strong_close":
                self._strong += token.nesting
            case "link_open":
                self._link = token.meta["span"], len(self._runs)
            case "link_close":
                self._end_link()
            case "language_open":
                self._language = token.meta["span"].target
            case "language_close":
                self._language = None
        span_or_none: Span | None = token.meta.get("span")
        if span_or_none is None:
            return position + len(token.markup)
        return span_or_none.inner if token.nesting > 0 else span_or_none.end

    def _formatted(self, start: int, end: int, address: str | None = None) -> Iterator[Run]:
        link = self._link[0].target if self._link else None
        for run in self._source.between(start, end):
            yield replace(
                run,
                strong=run.strong or self._strong > 0,
                emphasis=run.emphasis or self._emphasis > 0,
                link=link or run.link or address,
                language=self._language or run.language,
            )

    def _leaf(self, span: Span) -> None:
        match span.kind:
            case "note":
                self._note(span)
            case "reference" if span.target in self._notes:
                self._runs.append(Run("", note=self._notes[span.target]))
            case "reference":
                self._parsed.undefined.append(span.target)
                self._runs += self._formatted(span.start, span.end)
            case "address":
                self._runs += self._formatted(span.inner, span.stop, span.target)
            case _:
                self._runs += self._formatted(span.inner, span.stop)

    def _note(self, span: Span) -> None:
        content = read_inline(list(self._source.between(span.inner, span.stop)), {}, in_note=True).content
        self._runs += [Run("", note=content)] if content else self._formatted(span.start, span.end)

    def _end_link(self) -> None:
        if self._link is None:
            raise AssertionError("a link ends that did not begin")
        span, first = self._link
        self._link = None
        if not text_of(self._runs[first:]).strip():
            # Without words nothing could be clicked: as typed.
            self._runs[first:first] = self._formatted(span.start, span.inner)
            self._runs += self._formatted(span.stop, span.end)

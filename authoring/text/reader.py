"""Lines into blocks: paragraphs, lists and footnotes, as people type them and as Word leaves them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from authoring.model.blocks import Paragraph, RichText
from authoring.model.finding import Finding, finding
from authoring.model.inline import Inline, Run
from authoring.text.inline import read_inline
from authoring.text.lines import Line, Source, lines_of
from authoring.text.lists import Builder
from authoring.text.markers import Marked, is_empty_bullet, marked, without_words
from authoring.text.spans import references

_DEFINITION = re.compile(r"\s*+\[\^(?P<label>[^\s\[\]\\]+)\](?P<colon>:?)\s*+(?=\S)")
_TAB = 4
_INDENT = 2
"""Columns of a tab and of one level of a cell's own indentation."""


def read_lines(lines: Sequence[str]) -> RichText:
    """Return the blocks `lines` come to; the lines are a section of their own."""
    section = [line for text in lines for line in lines_of((Run(text),), None)]
    return SectionReader(section).blocks(section)


class SectionReader:
    """Reads one section, whose footnotes may stand anywhere in it.

    A line `[^1]: text` is the text of the footnote that `[^1]` refers to; so is `[^1] text` when another line refers to
    it. `findings` grows while passages are read: `note-twice`, `note-unused`, `note-undefined`, `link-unsafe`,
    `characters-removed`. What has no place has no findings.
    """

    def __init__(self, all_lines: Sequence[Line]) -> None:
        self._found: dict[tuple[str, ...], Finding] = {}
        self._notes: dict[str, Inline] = {}
        self._definitions: set[Line] = set()
        self._plain: set[Line] = set()
        self._define([line for line in all_lines if any("[^" in run.text for run in line.runs)])

    @property
    def findings(self) -> list[Finding]:
        """What is to be mended, in the order it was found; each once."""
        return list(self._found.values())

    def blocks(self, lines: Sequence[Line]) -> RichText:
        """Return the blocks of one passage of the section."""
        passage = [line for line in lines if line not in self._definitions]
        sources = [Source(line.runs) for line in passage]
        texts = [source.text.strip() for source in sources]
        builder = Builder()
        for line, source, marker in zip(passage, sources, without_words(texts, list(map(marked, texts))), strict=True):
            if line.had_controls:
                self._note("characters-removed", line)
            self._add(builder, line, source, marker)
        return builder.blocks()

    def _add(self, builder: Builder, line: Line, source: Source, found: Marked | None) -> None:
        text = source.text
        start = len(text) - len(text.lstrip())
        column = line.indent * _INDENT + sum(_TAB if space == "\t" else 1 for space in text[:start])
        if is_empty_bullet(text.strip()):
            return
        marker = builder.accepted(column, found) if found else None
        if found and marker:
            builder.add_item(marker, self._paragraph(line, source, start + found.length))
        else:
            builder.add(column, self._paragraph(line, source, start + _is_escaped(text[start:])))

    def _paragraph(self, line: Line, source: Source, start: int) -> Paragraph:
        notes = {} if line in self._plain else self._notes
        parsed = read_inline(list(source.between(start, len(source.text))), notes)
        for label in () if line in self._plain else parsed.undefined:
            self._note("note-undefined", line, label=label)
        for target in parsed.unsafe:
            self._note("link-unsafe", line, target=target)
        return Paragraph(parsed.content, line.place)

    def _define(self, lines: Sequence[Line]) -> None:
        candidates = {line: match for line in lines if (match := _DEFINITION.match(Source(line.runs).text))}
        texts = {match["label"] for match in candidates.values() if match["colon"]}
        used = set(_labels(line for line in lines if line not in candidates))
        definitions = {
            line: match
            for line, match in candidates.items()
            if match["colon"] or (match["label"] in used and match["label"] not in texts)
        }
        used.update(_labels(line for line in candidates if line not in definitions))
        for line, match in definitions.items():
            self._define_one(line, match, used)

    def _define_one(self, line: Line, match: re.Match[str], used: set[str]) -> None:
        label = match["label"]
        if label not in used or label in self._notes:
            self._plain.add(line)
            self._note("note-twice" if label in self._notes else "note-unused", line, label=label)
            return
        source = Source(line.runs)
        note = read_inline(list(source.between(match.end(), len(source.text))), {}, in_note=True)
        for target in note.unsafe:
            self._note("link-unsafe", line, target=target)
        self._notes[label] = note.content
        self._definitions.add(line)

    def _note(self, code: str, line: Line, **values: str) -> None:
        if line.place:
            self._found.setdefault((code, str(line.place), *values.values()), finding(code, line.place, **values))


def _is_escaped(text: str) -> bool:
    return text.startswith("\\") and marked(text[1:]) is not None


def _labels(lines: Iterable[Line]) -> Iterator[str]:
    return (label for line in lines for label in references(Source(line.runs).text))

"""Blocks back into the lines a person would have typed; read again, they come to the same blocks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from typing import Literal

from authoring.model.blocks import Item, List, Paragraph, RichText
from authoring.model.inline import Inline, Run, merged, text_of
from authoring.text.inline import read_inline
from authoring.text.lines import lines_of
from authoring.text.markers import ROMAN, is_empty_bullet, is_nothing, marked

_LEVEL = "  "
_SPECIAL = re.compile(r"[\\*_\[\]<^]|[!{]$")
_ADDRESS = re.compile("(https?):(?=//)", re.IGNORECASE)

Look = Literal["link", "strong", "emphasis", "language"]


@dataclass(frozen=True, slots=True)
class _Style:
    """One way of writing a line; `looks` are written as Markdown, the others stay formatting of the runs."""

    looks: tuple[Look, ...]
    strong: tuple[str, str] = ("**", "**")
    emphasis: tuple[str, str] = ("*", "*")
    careful: bool = True


_MARKDOWN: tuple[Look, ...] = ("link", "language", "strong", "emphasis")
_STYLES = (
    _Style(_MARKDOWN, careful=False),
    _Style(_MARKDOWN),
    _Style(_MARKDOWN, ("{**", "**}"), ("{*", "*}")),
)
"""From the lightest way to the one that can say everything."""
_TYPED_STYLES = (_Style(("link", "language"), careful=False), _Style(("link", "language")))


def write_lines(blocks: RichText) -> list[str]:
    """Return `blocks` as lines of little Markdown; raises TypeError for anything but paragraphs and lists."""
    return [text_of(line) for line in _lines(blocks, "", _STYLES)]


def typed_lines(blocks: RichText) -> list[Inline]:
    """Return the same lines for a cell with formatting: bold and italic as runs, the rest as Markdown."""
    return [merged(line) for line in _lines(blocks, "", _TYPED_STYLES)]


def _lines(blocks: RichText, indent: str, styles: Sequence[_Style]) -> Iterator[list[Run]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _prefixed(indent, _guarded(_written(block.content, styles), text_of(block.content)))
            case List():
                for number, item in enumerate(block.items, block.start):
                    yield from _item(item, _marker(block, number), indent, styles)
            case _:
                raise TypeError(f"{type(block).__name__} cannot be typed as text")


def _item(item: Item, marker: str, indent: str, styles: Sequence[_Style]) -> Iterator[list[Run]]:
    first, *others = item.blocks
    if not isinstance(first, Paragraph):
        raise TypeError("an item begins with a paragraph")
    yield _prefixed(indent + marker, _filled(_written(first.content, styles), first.content, styles[-1]))
    yield from _lines(tuple(others), indent + _LEVEL, styles)


def _marker(block: List, number: int) -> str:
    match block.style:
        case "bullet":
            return "- "
        case "decimal":
            return f"{number}. "
        case "lower-alpha":
            return f"{chr(ord('a') + number - 1)}) "
        case "lower-roman":
            return f"{ROMAN[number]}. "


def _prefixed(prefix: str, line: list[Run]) -> list[Run]:
    return [Run(prefix), *line] if prefix else line


def _guarded(line: list[Run], content: str) -> list[Run]:
    """Return a paragraph's line with a backslash before what would be a marker, or a marker made plain."""
    text = text_of(line)
    is_marked = marked(text) is not None or is_empty_bullet(text)
    is_escaped = content.startswith("\\") and marked(text.removeprefix("\\")) is not None
    return [Run("\\"), *line] if is_marked or is_escaped else line


def _filled(line: list[Run], content: Inline, style: _Style) -> list[Run]:
    """Return an item's line in a form that is more than bullets and dashes."""
    if is_nothing(text_of(line)):
        line = list(_marked_up(content, style.looks, style))
    return [Run("\\"), *line] if is_nothing(text_of(line)) else line


def _written(content: Inline, styles: Sequence[_Style]) -> list[Run]:
    """Return a line in the first style that is read as `content` again."""
    for style in styles[:-1]:
        line = list(_marked_up(content, style.looks, style))
        if (style.careful or "[^" not in text_of(content)) and _is_read_as(line, content):
            return line
    return list(_marked_up(content, styles[-1].looks, styles[-1]))


def _is_read_as(line: list[Run], content: Inline) -> bool:
    lines = lines_of(tuple(line), None)
    return len(lines) == 1 and read_inline(lines[0].runs, {}).content == content


def _marked_up(runs: Sequence[Run], looks: tuple[Look, ...], style: _Style) -> Iterator[Run]:
    """Yield the runs with markup for `looks`: the one that reaches furthest stands outside."""
    position = 0
    while position < len(runs):
        reach = {look: _reach(runs, position, look) for look in looks}
        look = max(looks, key=reach.__getitem__, default=None)
        if look is None or reach[look] == 0:
            yield from _plain(runs[position], style)
            position += 1
        else:
            stretch = runs[position : position + reach[look]]
            yield from _wrapped(stretch, look, tuple(other for other in looks if other != look), style)
            position += len(stretch)


def _reach(runs: Sequence[Run], position: int, look: Look) -> int:
    """Return how many runs share a look from `position` on, without the beginning of a link that goes on after them."""
    value = getattr(runs[position], look)
    if not value:
        return 0
    end = position + sum(1 for _ in takewhile(lambda run: getattr(run, look) == value, islice(runs, position, None)))
    while look != "link" and position < end < len(runs) and runs[end].link and runs[end].link == runs[end - 1].link:
        end -= 1
    return end - position


def _wrapped(runs: Sequence[Run], look: Look, inside: tuple[Look, ...], style: _Style) -> Iterator[Run]:
    match look:
        case "link":
            begin, end = _link(runs[0].link or "", text_of(runs), style)
            runs = [replace(run, link=None) for run in runs]
        case "language":
            begin, end = "[", f"]{{lang={runs[0].language}}}"
            runs = [replace(run, language=None) for run in runs]
        case "strong":
            begin, end = style.strong
            runs = [replace(run, strong=False) for run in runs]
        case "emphasis":
            begin, end = style.emphasis
            runs = [replace(run, emphasis=False) for run in runs]
    yield Run(begin)
    yield from _marked_up(runs, inside, style)
    yield Run(end)


def _link(target: str, text: str, style: _Style) -> tuple[str, str]:
    if not style.careful and text == target:
        return "", ""
    if not style.careful and target == f"mailto:{text}":
        return "<", ">"
    return "[", f"](<{target}>)" if "(" in target or ")" in target else f"]({target})"


def _plain(run: Run, style: _Style) -> Iterator[Run]:
    if run.note is not None:
        yield Run("^[")
        yield from _marked_up(run.note, style.looks, style)
        yield Run("]")
    elif style.careful:
        yield replace(run, text=_ADDRESS.sub(r"\1\:", _SPECIAL.sub(r"\\\g<0>", run.text)))
    else:
        yield run

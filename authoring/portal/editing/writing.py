"""Blocks as the HTML an editor shows; read by `reading`, it comes to the same blocks.

Paragraphs, `ul` and `ol`, `strong`, `em`, `a`; a name in another language is a `span` of class `foreign`; a note is a
`button` of class `note` that holds the note's own HTML as `data-note`, so that it is copied and moved as one sign.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from operator import attrgetter

from authoring.model.blocks import Block, Item, List, ListStyle, Paragraph, RichText
from authoring.model.inline import Inline, Run, text_of

_LISTS: Mapping[ListStyle, str] = {
    "bullet": "<ul>",
    "decimal": "<ol>",
    "lower-alpha": '<ol type="a">',
    "lower-roman": '<ol type="i">',
}
_LOOKS = ("link", "language", "strong", "emphasis")
_WRAPPERS: Mapping[str, tuple[str, str]] = {
    "link": ('<a href="{}">', "</a>"),
    "language": ('<span class="foreign" lang="{}">', "</span>"),
    "strong": ("<strong>", "</strong>"),
    "emphasis": ("<em>", "</em>"),
}
_FOLLOWING_SPACE = re.compile("(?<= ) ")


def html_of(blocks: RichText) -> str:
    """Return `blocks` as HTML; raises TypeError for anything but paragraphs and lists."""
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{_inline(block.content)}</p>"
        case List():
            begin = _LISTS[block.style]
            start = f' start="{block.start}">' if block.start > 1 else ">"
            return f"{begin[:-1]}{start}{''.join(map(_item, block.items))}</{begin[1:3]}>"
        case _:
            raise TypeError(f"{type(block).__name__} cannot be edited as text")


def _item(item: Item) -> str:
    first, *others = item.blocks
    if not isinstance(first, Paragraph):
        raise TypeError("an item begins with a paragraph")
    return f"<li>{_inline(first.content)}{html_of(tuple(others))}</li>"


def _inline(content: Inline) -> str:
    return "".join(_nested(list(_with_all_spaces(content)), _LOOKS))


def _with_all_spaces(content: Inline) -> Iterator[Run]:
    """Yield the runs with each space that follows another as a no-break space, for HTML makes one of several."""
    text = _FOLLOWING_SPACE.sub("\xa0", text_of(content))
    position = 0
    for run in content:
        yield replace(run, text=text[position : position + len(run.text)])
        position += len(run.text)


def _nested(runs: Sequence[Run], looks: Sequence[str]) -> Iterator[str]:
    if not looks:
        yield from map(_characters, runs)
        return
    for value, group in groupby(runs, key=attrgetter(looks[0])):
        begin, end = _WRAPPERS[looks[0]] if value else ("", "")
        yield begin.format(escape(str(value)))
        yield from _nested(list(group), looks[1:])
        yield end


def _characters(run: Run) -> str:
    if run.note is None:
        return escape(run.text)
    return f'<button type="button" class="note" data-note="{escape(_inline(run.note))}"></button>'

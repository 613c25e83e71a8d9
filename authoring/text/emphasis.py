"""markdown-it set up for one line: its own rules for emphasis, ours for the spans found before."""

import re
from bisect import bisect_left

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from authoring.text.spans import Span

_DELIMITER = re.compile(r"[*_]")
_TOKENS = {"strong": "strong", "emphasis": "em", "link": "link", "language": "language"}


def tokens(text: str, spans: dict[int, Span]) -> list[Token]:
    """Return the tokens of a line, in order and covering every character.

    `text` holds characters as they stand; `leaf` is a span without parts; `strong_open`, `em_open`, `link_open`,
    `language_open` and their ends carry the span in `meta`, or are as long as their `markup`.
    """
    return _PARSER.inline.parse(text, _PARSER, {"spans": spans, "starts": sorted(spans)}, [])


def _text(state: StateInline, silent: bool) -> bool:
    starts: list[int] = state.env["starts"]
    following = bisect_left(starts, state.pos)
    end = min([state.posMax, *starts[following : following + 1]])
    delimiter = _DELIMITER.search(state.src, state.pos, end)
    end = delimiter.start() if delimiter else end
    if end == state.pos:
        return False
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


def _span(state: StateInline, silent: bool) -> bool:
    span: Span | None = state.env["spans"].get(state.pos)
    if span is None or silent:
        return False
    if span.kind in _TOKENS:
        _nested(state, span, _TOKENS[span.kind])
    else:
        state.push("leaf", "", 0).meta = {"span": span}
    state.pos = span.end
    return True


def _nested(state: StateInline, span: Span, name: str) -> None:
    end = state.posMax
    state.push(f"{name}_open", "", 1).meta = {"span": span}
    state.pos, state.posMax = span.inner, span.stop
    state.md.inline.tokenize(state)
    state.posMax = end
    state.push(f"{name}_close", "", -1).meta = {"span": span}


def _configured() -> MarkdownIt:
    parser = MarkdownIt("zero")
    parser.inline.ruler.at("text", _text)
    parser.inline.ruler.before("emphasis", "span", _span)
    return parser.enable("emphasis")


_PARSER = _configured()

"""What stands in a line apart from emphasis: escapes, addresses, links, footnotes, foreign names; in one pass.

A name in another language is a bracketed span with an attribute, as in Pandoc and Djot: `[Secretaría]{lang=es}`.
"""

import re
from dataclasses import dataclass
from typing import Literal

from authoring.text.links import safe_link
from authoring.text.markers import SIGNS

Kind = Literal["escape", "address", "link", "note", "reference", "strong", "emphasis", "language"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `start:end` of a line, markup included; `inner:stop` is what it holds.

    `target` is where it leads, the label of a reference, the BCP 47 tag of a language.
    """

    kind: Kind
    start: int
    inner: int
    stop: int
    end: int
    target: str = ""


_TOKEN = re.compile(
    rf"""
      (?P<escape>    \\[!-/:-@\[-`{{-~{SIGNS}] )
    | (?P<angle>     <(?:https?://[^\s<>]+|(?:mailto:)?[^\s<>@]+@[^\s<>@]+)> )
    | (?P<address>   (?<![^\W_])https?://\w(?:[^\s<>()\[\]\\^`{{|}}"«»“”]|\([^\s<>()\[\]\\^`{{|}}"«»“”]*\))*+ )
    | (?P<reference> \[\^[^\s\[\]\\]+\] )
    | (?P<note>      \^\[ )
    | (?P<picture>   !\[ )
    | (?P<open>      \[ )
    | (?P<close>     \] )
    | (?P<begin>     \{{\*\*? )
    | (?P<finish>    \*\*?\}} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_ADDRESS = "?!.,:;*_~'’…"
_TARGET = re.compile(
    r"\(\s*+(?:<(?P<quoted>(?:\\.|[^<>\\])*+)>|(?P<plain>(?:\\.|[^\s()<>\\]|\((?:\\.|[^\s()<>\\])*+\))++))\s*+\)"
)
_LANGUAGE = re.compile(r'\{lang=(?P<quote>"?)(?P<tag>[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)(?P=quote)\}')
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_DEEPEST = 8
"""Explicit emphasis inside explicit emphasis; two are ever needed, and each costs a call."""


@dataclass(slots=True)
class _Opener:
    """A bracket that may begin something (`live`, unless it cannot); `kind` is its token's."""

    kind: str
    start: int
    inner: int
    live: bool


class _Scanner:
    """One pass over a line with a stack of open brackets, as CommonMark 0.31's appendix describes it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Span] = []
        self.unsafe: list[str] = []
        self._openers: list[_Opener] = []
        self._depth = 0
        self._dead = 0  # a link holds no link: no bracket below this height begins one

    def scan(self) -> None:
        position = 0
        while match := _TOKEN.search(self.text, position):
            position = self._take(match)

    def _take(self, match: re.Match[str]) -> int:
        kind, start, end = str(match.lastgroup), match.start(), match.end()
        match kind:
            case "escape":
                self._add("escape", start, start + 1, end, end)
            case "angle":
                self._address(start, start + 1, end - 1, end)
            case "address":
                end = start + len(match[0].rstrip(_AFTER_ADDRESS))
                self._address(start, start, end, end)
            case "reference":
                self._add("reference", start, start + 2, end - 1, end, match[0][2:-1])
            case "close":
                return self._close(start)
            case "finish":
                self._finish(start, end)
            case _:
                self._open(kind, start, end)
        return end

    def _add(self, kind: Kind, start: int, inner: int, stop: int, end: int, target: str = "") -> None:
        self.found.append(Span(kind, start, inner, stop, end, target))

    def _address(self, start: int, inner: int, stop: int, end: int) -> None:
        written = self.text[inner:stop]
        target = safe_link(written if ":" in written else f"mailto:{written}")
        if target:
            self._add("address", start, inner, stop, end, target)

    def _open(self, kind: str, start: int, end: int) -> None:
        live = kind != "picture" and (kind != "begin" or self._depth < _DEEPEST)
        self._depth += kind == "begin"
        self._openers.append(_Opener(kind, start, end, live))

    def _pop(self) -> _Opener:
        opener = self._openers.pop()
        self._depth -= opener.kind == "begin"
        opener.live = opener.live and (opener.kind != "open" or len(self._openers) >= self._dead)
        self._dead = min(self._dead, len(self._openers))
        return opener

    def _finish(self, start: int, end: int) -> None:
        opener = self._openers[-1] if self._openers else None
        if opener is None or opener.kind != "begin" or opener.inner - opener.start != end - start:
            return
        self._pop()
        if opener.live and opener.inner < start:
            self._add("strong" if end - start == 3 else "emphasis", opener.start, opener.inner, start, end)

    def _close(self, start: int) -> int:
        opener = self._bracket()
        if opener is None or not self.text[opener.inner : start].strip():
            return start + 1
        if opener.kind == "note":
            self._add("note", opener.start, opener.inner, start, start + 1)
            return start + 1
        language = _LANGUAGE.match(self.text, start + 1) if opener.kind == "open" else None
        if language:
            self._add("language", opener.start, opener.inner, start, language.end(), language["tag"])
            return language.end()
        target = _TARGET.match(self.text, start + 1) if opener.live else None
        return self._link(opener, start, target) if target else start + 1

    def _bracket(self) -> _Opener | None:
        # Explicit emphasis that is still open when a bracket closes was none.
        while self._openers:
            opener = self._pop()
            if opener.kind != "begin":
                return opener
        return None

    def _link(self, opener: _Opener, stop: int, match: re.Match[str]) -> int:
        written = _ESCAPED.sub(r"\1", match["quoted"] if match["plain"] is None else match["plain"])
        target = safe_link(written)
        if target is None:
            self.unsafe.append(written)
            return stop + 1
        self._add("link", opener.start, opener.inner, stop, match.end(), target)
        self._dead = len(self._openers)
        return match.end()


def scan(text: str) -> tuple[dict[int, Span], list[str]]:
    """Return the spans of one line by their start, properly nested, and the targets of links that are not safe.

    A note holds neither notes nor references; a link no link; a span in a language no other; an address nothing.
    """
    scanner = _Scanner(text)
    scanner.scan()
    spans: dict[int, Span] = {}
    note_end = link_end = language_end = 0
    for span in sorted(scanner.found, key=lambda span: (span.start, -span.end)):
        if span.kind in ("note", "reference") and span.start < note_end:
            continue
        if span.kind in ("link", "address") and span.start < link_end:
            continue
        if span.kind == "language" and span.start < language_end:
            continue
        note_end = span.end if span.kind == "note" else note_end
        link_end = span.end if span.kind == "link" else link_end
        language_end = span.end if span.kind == "language" else language_end
        spans[span.start] = span
    return spans, scanner.unsafe


def references(text: str) -> list[str]:
    """Return the labels of the footnotes a line refers to, in order."""
    return [span.target for span in scan(text)[0].values() if span.kind == "reference"]

"""What HTML's elements mean for a text: which are dropped, which are blocks, how they make their text look.

The allowlist is what is known here; of any other element only the text counts.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lxml.etree import _Element

from authoring.model.inline import Run
from authoring.text.links import safe_link

DROPPED = frozenset(
    "head title style script noscript template xml svg math iframe object embed audio video canvas map select textarea "
    "datalist del".split()
)
"""Elements that show no text, or text that was deleted (Word's and LibreOffice's tracked changes)."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
"""Elements that begin and end a line (HTML, 15.3.2 to 15.3.9)."""

_STRONG = frozenset("b strong h1 h2 h3 h4 h5 h6".split())
_EMPHASIS = frozenset("i em cite dfn var".split())
_DROPPED_CLASSES = frozenset("msoDel MsoCommentReference msocomanchor msocomoff".split())
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment", re.IGNORECASE)
_WEIGHT = re.compile(r"(?:^|;)\s*font-weight\s*:\s*(\w+)", re.IGNORECASE)
_SLANT = re.compile(r"(?:^|;)\s*font-style\s*:\s*(\w+)", re.IGNORECASE)
_SHIFT = re.compile(r"(?:^|;)\s*vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")

_SIGNS = "0123456789+-"
_RAISED = dict(zip(map(ord, _SIGNS), "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", strict=True))
_LOWERED = dict(zip(map(ord, _SIGNS), "₀₁₂₃₄₅₆₇₈₉₊₋", strict=True))


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks inside an element: a run without text, raised or lowered digits, line breaks that count."""

    run: Run
    digits: Mapping[int, str] | None = None
    keeps_breaks: bool = False

    def shown(self, text: str) -> str:
        """Return `text` with figures raised (m²) or lowered (CO₂) where it is nothing but figures."""
        return text.translate(self.digits) if self.digits and not set(text.strip()) - set(_SIGNS) else text


def is_dropped(element: _Element) -> bool:
    """Tell whether nobody is to see what an element holds."""
    return (
        element.tag in DROPPED
        or not _DROPPED_CLASSES.isdisjoint(classes(element))
        or "hidden" in element.attrib
        or _HIDDEN.search(style(element)) is not None
    )


def classes(element: _Element) -> list[str]:
    """Return the names of an element's classes."""
    return (element.get("class") or "").split()


def style(element: _Element) -> str:
    """Return an element's own style."""
    return element.get("style") or ""


def look_inside(element: _Element, around: Look) -> Look:
    """Return how text inside an element looks, from how the text around it does."""
    run, tag, own = around.run, element.tag, style(element)
    strong = _said(_WEIGHT, own, _is_heavy)
    emphasis = _said(_SLANT, own, lambda value: value in ("italic", "oblique"))
    run = replace(
        run,
        strong=(run.strong or tag in _STRONG) if strong is None else strong,
        emphasis=(run.emphasis or tag in _EMPHASIS) if emphasis is None else emphasis,
        link=_link(element) or run.link,
        language=_language(element) or run.language,
    )
    return Look(run, _digits(element, own) or around.digits, around.keeps_breaks or tag == "pre")


def _said(pattern: re.Pattern[str], own: str, judge: Callable[[str], bool]) -> bool | None:
    found = pattern.search(own)
    return judge(found[1].lower()) if found and found[1].lower() != "inherit" else None


def _is_heavy(value: str) -> bool:
    return value in ("bold", "bolder") or (value.isdecimal() and int(value[:4]) >= 600)


def _link(element: _Element) -> str | None:
    return safe_link(element.get("href") or "") if element.tag == "a" else None


def _language(element: _Element) -> str | None:
    tag = element.get("lang") or ""
    return tag if "foreign" in classes(element) and _TAG.fullmatch(tag) else None


def _digits(element: _Element, own: str) -> Mapping[int, str] | None:
    shift = _SHIFT.search(own)
    kind = shift[1].lower() if shift else element.tag
    return _RAISED if kind in ("sup", "super") else _LOWERED if kind == "sub" else None

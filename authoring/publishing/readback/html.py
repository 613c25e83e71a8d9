"""HTML read back through its document tree."""

import re
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from authoring.errors import UnreadableError
from authoring.publishing.readback.ordinals import ordinal, whole
from authoring.publishing.readback.outline import Gathering, Outline

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN = frozenset({"style", "script", "template", "nav", "colgroup"})
_FORMATS = {"a": "lowerLetter", "i": "lowerRoman"}
"""The kinds of numbers by `type` (HTML, 4.4.5), named as Word names them."""

_HIDING = re.compile(r"(display\s*:\s*none|visibility\s*:\s*(hidden|collapse))\b", re.IGNORECASE)
"""What in an element's own `style` keeps it from being seen (CSS Display 3, 2.5; CSS 2.2, 11.2)."""

_OTHER_PAGE = re.compile(r"[\w-]+\.html(?=#)")
"""How a link to a section on another page of the site begins."""


def html_outline(content: bytes) -> Outline:
    """Return what the page's main part says; raises UnreadableError when it has none."""
    return pages_outline([content])


def pages_outline(contents: Iterable[bytes]) -> Outline:
    """Return what pages say one after the other, their notes last; raises UnreadableError when one has no main part."""
    out = Gathering()
    for content in contents:
        _read(content, out)
    return out.outline()


def _read(content: bytes, out: Gathering) -> None:
    page = document(content)
    main = page.find(".//main")
    if main is None or _is_within_hidden(main):
        raise UnreadableError("has no <main>")
    _Reader(page, out, whole(main.get("data-level"), 0)).read(main)


def document(content: bytes) -> Any:
    """Return a page's document tree; raises UnreadableError when it is none."""
    try:
        return lxml_html.document_fromstring(content, parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.ParserError:
        raise UnreadableError("is no HTML page") from None


class _Reader:
    """Reads one page; `level` is that of an `h1` in the report, 0 for the report's own title."""

    def __init__(self, page: Any, out: Gathering, level: int) -> None:
        self._notes = {f"#{note.get('id')}": note for note in page.xpath("//*[@role='doc-endnotes']//li[@id]")}
        self._language = page.get("lang", "")
        self._out = out
        self._level = level
        self._depth = 0
        self._column = 0

    def read(self, main: Any) -> None:
        self._inside(main)
        for number, address in enumerate([*self._notes], start=self._out.marks + 1):
            self._note(number, address)
        self._out.end()

    def _inside(self, element: Any) -> None:
        language = self._foreign(element)
        if element.text:
            self._out.say(element.text, language)
        for child in element:
            self._element(child)
            if child.tail:
                self._out.say(child.tail, language)

    def _foreign(self, element: Any) -> str:
        """Return the language of what stands directly in an element, empty when it is the page's."""
        around = (one.get("lang") for one in (element, *element.iterancestors()))
        language = str(next(filter(None, around), ""))
        return "" if language == self._language else language

    def _element(self, element: Any) -> None:
        if not isinstance(element.tag, str) or _is_hidden(element):
            return
        if element.tag in _UNSEEN or _is_apart(element):
            self._out.say(" ")
        elif element.tag in _HEADINGS:
            anchor = element.getparent().get("id", "")
            self._out.begin("heading", _HEADINGS[element.tag] - 1 + self._level, anchor=anchor)
            self._block(element)
        else:
            self._READERS.get(element.tag, _Reader._inside)(self, element)

    def _block(self, element: Any) -> None:
        self._inside(element)
        self._out.end()

    def _paragraph(self, element: Any) -> None:
        self._out.begin("paragraph", self._depth)
        self._block(element)

    def _list(self, element: Any) -> None:
        # People are listed to be counted; on paper and in Word they are paragraphs.
        depth = 0 if _within(element, "roster") else 1
        self._depth += depth
        self._inside(element)
        self._depth -= depth

    def _item(self, element: Any) -> None:
        if self._depth:
            self._out.begin("item", self._depth, _number(element))
            self._block(element)
        else:
            self._paragraph(element)

    def _row(self, element: Any) -> None:
        self._column = 0
        self._inside(element)

    def _cell(self, element: Any) -> None:
        self._column += 1
        row = element.getparent()
        self._out.begin("header" if row.getparent().tag == "thead" else "cell", self._column)
        self._block(element)

    def _caption(self, element: Any) -> None:
        self._out.begin("caption")
        self._block(element)

    def _picture(self, element: Any) -> None:
        if element.tag == "svg":
            title = element.find("{*}title")
            self._out.picture(element.get("aria-label") or (title is not None and title.text) or "")
        else:
            self._out.picture(element.get("alt") or "", _which(element.get("src") or ""))

    def _link(self, element: Any) -> None:
        address = element.get("href") or ""
        if element.get("role") == "doc-noteref":
            self._note(self._out.mark(), address)
        elif address:
            with self._out.link(_OTHER_PAGE.sub("", address)):
                self._inside(element)
        else:
            self._inside(element)

    def _note(self, number: int, address: str) -> None:
        note = self._notes.pop(address, None)
        with self._out.note(number):
            if note is not None and not _is_within_hidden(note):
                self._inside(note)

    _READERS: dict[str, Callable[["_Reader", Any], None]] = {  # noqa: RUF012 (never changed)
        "p": _paragraph,
        "dt": _paragraph,
        "dd": _paragraph,
        "ul": _list,
        "ol": _list,
        "li": _item,
        "tr": _row,
        "th": _cell,
        "td": _cell,
        "caption": _caption,
        "figcaption": _caption,
        "img": _picture,
        "svg": _picture,
        "a": _link,
    }


def _which(source: str) -> str:
    """Return what tells a picture from others; nothing for a drawing: charts have words, in each language its own."""
    is_drawn = source.startswith("data:image/svg+xml") or source.endswith(".svg")
    return "" if is_drawn else sha256(source.encode("utf-8", "replace")).hexdigest()


def _is_apart(element: Any) -> bool:
    """Return whether an element is no text of its own where it stands: read elsewhere, or only for one medium."""
    apart = element.get("role") in ("doc-endnotes", "doc-backlink") or element.get("aria-hidden") == "true"
    return apart or ("comma" in _classes(element) and _within(element, "cards"))


def _is_hidden(element: Any) -> bool:
    """Return whether an element says of itself that it is not to be seen (HTML, 6.1)."""
    return element.get("hidden") is not None or _HIDING.search(element.get("style") or "") is not None


def _is_within_hidden(element: Any) -> bool:
    return any(map(_is_hidden, (element, *element.iterancestors())))


def _within(element: Any, name: str) -> bool:
    return any(name in _classes(above) for above in element.iterancestors())


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def _number(item: Any) -> str:
    above = item.getparent()
    if above.tag != "ol":
        return ""
    position = sum(1 for _ in item.itersiblings("li", preceding=True))
    return ordinal(whole(above.get("start"), 1) + position, _FORMATS.get(above.get("type"), ""))

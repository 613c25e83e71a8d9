"""Where the passages of a published file come from: the file is read back and laid beside the report as it is now."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from unicodedata import normalize

import pypdfium2

from authoring.errors import AuthoringError
from authoring.locale.cldr import together
from authoring.locale.message import Message, message
from authoring.model.report import Report
from authoring.publishing.artifact import Format
from authoring.publishing.manifest import Manifest, digest
from authoring.publishing.readback.outline import LINK_END, MARK, MARK_END, MARKER, TARGET, Outline, Passage
from authoring.publishing.readback.read import outline
from authoring.publishing.said import Said, said

_UNSPOKEN = re.compile(f"^[^{MARKER}]*{MARKER}|{TARGET}[^{LINK_END}]*{LINK_END}|{MARK}[^{MARK_END}]*{MARK_END}")
"""What formats add to a passage's words: the number of an item, where a link leads, the mark of a note."""
_LABEL = re.compile(r"[^\W\d_]+\d+")
"""What stands before a caption: “Table 1”."""
_PAGE = re.compile(r"(p\.?|pp\.?|pages?|pág\.?|página)?\s*(\d{1,5}|[ivxlcdm]{1,8})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Explained:
    """A passage of a published file, the headings it stands under, from the outside in, and what said it.

    `said` is None when the report, as it would be assembled now, says nothing like it. `page` is the number printed on
    the page, empty where there are none.
    """

    passage: Passage
    headings: tuple[str, ...]
    said: Said | None
    page: str


@dataclass(frozen=True, slots=True)
class Published:
    """A published file read back: every passage with where it comes from, and what is printed as its pages' numbers."""

    passages: tuple[Explained, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The passages asked for, and what speaks against relying on the cells named."""

    found: tuple[Explained, ...]
    doubts: tuple[Message, ...]


def language_of(file: Path, known: Sequence[str]) -> str:
    """Return the language of a published file: one of those `known` by its name, else by its folder, else the first."""
    named = (*reversed(file.name.split(".")[:-1]), file.absolute().parent.name)
    return next((name for name in named if name in known), known[0])


def doubts(file: Path, last: Manifest | None, now: Mapping[str, str]) -> Iterator[Message]:
    """Yield what has changed since the `last` build: the file itself, the edition's files (by their digests `now`)."""
    published = {*(artifact.sha256 for artifact in last.artifacts), *last.site.values()} if last else set()
    if digest(file.read_bytes()) not in published:
        yield message(
            "{file} is not what was last published: it was built otherwise, or changed since.", file=file.name
        )
    before = last.files if last else now
    changed = sorted(name for name in {*now, *before} if now.get(name) != before.get(name))
    if changed:
        yield message("Changed since the last build: {files}. Cells may have moved.", files=together(changed))


def format_of(content: bytes) -> Format:
    """Return a published file's format, by its content."""
    if content.startswith(b"%PDF"):
        return "pdf"
    return "docx" if content.startswith(b"PK") else "html"


def read_published(path: Path, report: Report) -> Published:
    """Read a published file back and lay it beside `report`; raises UnreadableError, naming the file."""
    content = path.read_bytes()
    file_format = format_of(content)
    passages = outline(path, file_format)
    pages = printed_pages(content) if file_format == "pdf" else ()
    return Published(tuple(_explained(passages, said(report), pages)), pages)


def _explained(passages: Outline, told: Sequence[Said], pages: Sequence[str]) -> Iterator[Explained]:
    headings: list[tuple[int, str]] = []
    for passage, one in zip(passages, _aligned(passages, told), strict=True):
        if passage.kind == "heading":
            headings = [above for above in headings if above[0] < passage.level]
        page = pages[passage.page - 1] if passage.page and passage.page <= len(pages) else ""
        yield Explained(passage, tuple(title for _, title in headings), one, page)
        if passage.kind == "heading":
            headings.append((passage.level, passage.shown))


def printed_pages(content: bytes) -> tuple[str, ...]:
    """Return what is printed on each page of a PDF as its number (ISO 32000-1, 12.4.2), else how many it is."""
    document = pypdfium2.PdfDocument(content)
    try:
        return tuple(document.get_page_label(index) or str(index + 1) for index in range(len(document)))
    finally:
        document.close()


def letters(text: str) -> str:
    """Return the letters and digits of a text, by which it is known again whatever its spaces, signs and case."""
    return "".join(filter(str.isalnum, normalize("NFKC", text).casefold()))


def _letters_of(passage: Passage) -> str:
    spoken = _UNSPOKEN.sub("", passage.text)
    return letters(_LABEL.sub("", spoken, count=1) if passage.kind == "caption" else spoken)


def _aligned(passages: Outline, told: Sequence[Said]) -> list[Said | None]:
    """Return what said each passage: both are in one order, and most are the same letter by letter."""
    seen, known = [_letters_of(passage) for passage in passages], [letters(one.text) for one in told]
    found: list[Said | None] = [None] * len(seen)
    for tag, i, i_end, j, j_end in SequenceMatcher(None, seen, known, autojunk=False).get_opcodes():
        if tag == "equal":
            found[i:i_end] = told[j:j_end]
        else:
            for position in range(i, i_end):
                at = _among(seen[position], known[j:j_end])
                found[position] = told[j + at] if at is not None else _anywhere(seen[position], known, told)
    return found


def _among(text: str, known: Sequence[str]) -> int | None:
    """Return which of the known texts a passage is a part of: the rest of one stands on the next page."""
    return next((at for at, one in enumerate(known) if text and text in one), None)


def _anywhere(text: str, known: Sequence[str], told: Sequence[Said]) -> Said | None:
    return told[known.index(text)] if text and text in known else None


def search(published: Published, what: str) -> list[Explained]:
    """Return the passages on a page (as printed), below an anchor, or with a text in them, in their order.

    Raises AuthoringError when `what` is none of them, or nowhere.
    """
    what = what.strip()
    anchors = {one.said.anchor for one in published.passages if one.said}
    number = _physical_page(what, published.pages)
    if number:
        return _on_page(number, published.passages)
    if what.startswith("#") or what in anchors:
        below = _anchor(what, anchors)
        return [one for one in published.passages if one.said and f"{one.said.anchor}--".startswith(f"{below}--")]
    sought = letters(what)
    if not sought:
        raise AuthoringError("Name some text, a page of a PDF, or an anchor such as #mining--outcomes.")
    found = [one for one in published.passages if sought in letters(one.passage.shown)]
    if not found:
        raise AuthoringError(
            "The file says nothing like “{text}”; its cover and its contents are not searched.", text=what
        )
    return found


def _physical_page(what: str, pages: Sequence[str]) -> int | None:
    """Return which page is meant by its printed number, from 1; None when `what` means none."""
    asked = _PAGE.fullmatch(what)
    if asked is None or not (pages or asked[1]):
        return None
    if not pages:
        raise AuthoringError("Only a PDF has pages; name some text or an anchor.")
    number = next((at for at, page in enumerate(pages, start=1) if page.casefold() == asked[2].casefold()), None)
    if number is None and (asked[1] or asked[2].isdigit()):
        raise AuthoringError(
            "There is no page {page}; the pages are numbered {first} to {last}.",
            page=asked[2],
            first=pages[0],
            last=pages[-1],
        )
    return number


def _on_page(number: int, passages: Sequence[Explained]) -> list[Explained]:
    """Return what begins on a page; where nothing does, what goes on there from the page before."""
    begun = [one for one in passages if one.passage.page == number]
    before = [one for one in passages if one.passage.kind != "note" and (one.passage.page or number) < number]
    return begun or before[-1:]


def _anchor(what: str, anchors: Set[str]) -> str:
    """Return the anchor that is meant; a bookmark of Word has its letters only."""
    meant = next((anchor for anchor in sorted(anchors) if letters(anchor) == letters(what)), None)
    if meant is None:
        near = get_close_matches(what.lstrip("#"), sorted(anchors)) or sorted(anchors)
        raise AuthoringError(
            "The file has no anchor {anchor}; there are, for example: {known}.", anchor=what, known=together(near[:3])
        )
    return meant

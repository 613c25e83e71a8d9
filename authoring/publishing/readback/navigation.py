"""What leads a reader of the web on: contents, links inside, the same page in other languages."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from authoring.locale.cldr import LanguageName, together
from authoring.locale.message import Message, message
from authoring.publishing.readback.html import document

_LONGEST = 60
"""Characters of a link that are shown."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a reader sees it, and where it leads."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Navigation:
    """What leads on from a page: its own anchors, all links, where its contents lead, in order.

    `languages` are those it offers itself in, its own among them; `alternates` are the addresses it names search
    engines, by language.
    """

    language: str
    anchors: frozenset[str]
    links: tuple[Link, ...]
    contents: tuple[str, ...]
    languages: frozenset[str]
    alternates: tuple[tuple[str, str], ...]


def navigation(content: bytes) -> Navigation:
    """Return what leads on from a page; raises UnreadableError when it is none."""
    page = document(content)
    language = page.get("lang", "")
    return Navigation(
        language,
        frozenset(map(str, page.xpath("//@id"))),
        tuple(Link(" ".join(one.text_content().split()), one.get("href")) for one in page.xpath("//a[@href]")),
        tuple(map(str, page.xpath("//nav[contains(@class, 'contents')]//a/@href"))),
        frozenset([language, *map(str, page.xpath("//body//a/@hreflang"))]),
        tuple((one.get("hreflang"), one.get("href")) for one in page.xpath("//head/link[@hreflang]")),
    )


def wanting(pages: Mapping[str, Navigation], files: Collection[str], languages: Collection[str]) -> Iterator[Message]:
    """Yield what leads nowhere, or not to what it leads to from the same page in the first language.

    Pages are known by their paths, in a folder for each language; `files` stand beside them. `languages` are those the
    report is published in together: pages that are not published with these are not looked for.
    """
    yield from _broken(pages, files)
    first: dict[tuple[str, ...], str] = {}
    for path, page in pages.items():
        lacking = sorted(set(languages) - page.languages)
        if lacking:
            yield message(
                "{page}: no link leads to the same page in {languages}.",
                page=path,
                languages=together(map(LanguageName, lacking)),
            )
        other = first.setdefault(_name(path, page.language), path)
        if page.contents != pages[other].contents:
            yield message(
                "{page}: its contents do not lead to the same places as those of {other}.", page=path, other=other
            )
        if page.alternates != pages[other].alternates:
            yield message("{page}: search engines are told of other languages than by {other}.", page=path, other=other)


def _name(path: str, language: str) -> tuple[str, ...]:
    """Return what a page is called in every language."""
    return tuple(part for part in re.split("[/.]", path) if part != language)


def _broken(pages: Mapping[str, Navigation], files: Collection[str]) -> Iterator[Message]:
    folders = set(map(dirname, pages))
    for path, page in pages.items():
        for link in page.links:
            there, anchor = _target(path, link.address)
            is_there = anchor in ("", *pages[there].anchors) if there in pages else there in files
            if dirname(there) in folders and not is_there:
                text = link.text if len(link.text) <= _LONGEST else link.text[:_LONGEST] + "…"
                yield message("{page}: “{text}” leads nowhere: {address}", page=path, text=text, address=link.address)


def _target(path: str, address: str) -> tuple[str, str]:
    """Return the file a link leads to by its path, empty for one of another host, and the anchor in it."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return "", ""
    there = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
    return there, unquote(parts.fragment)

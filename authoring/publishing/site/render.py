"""The site's files: every page of every language, and what all of them share."""

from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from pathlib import Path
from textwrap import shorten
from typing import Any

from jinja2.sandbox import SandboxedEnvironment

from authoring.errors import TemplateError, failure
from authoring.model.blocks import Paragraph
from authoring.model.inline import Inline, Run, text_of
from authoring.model.report import Report
from authoring.publishing import view, web
from authoring.publishing.artifact import Download
from authoring.publishing.html import environment, filled, screen_style
from authoring.publishing.site import search
from authoring.publishing.site.pages import INDEX, Page, files_of_anchors, pages

_POLICY = web.policy(style="'self'", images="'self' data:", script="'self'", data="'self'")
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/svg+xml": "svg"}
_LONGEST_DESCRIPTION = 155
"""Characters that search engines show."""


def render_site(
    reports: Sequence[Report], templates: Path, downloads: Mapping[str, Sequence[Download]]
) -> dict[str, bytes]:
    """Return the site's files by their paths inside it; `downloads` are the documents of each language.

    The same report and templates give the same bytes. Raises `TemplateError` when a template is missing or cannot be
    rendered.
    """
    shared = {
        "assets/screen.css": screen_style(templates).encode(),
        "assets/search.js": _script(templates / "search.js"),
        f"{INDEX}.html": _entrance(reports, templates).encode(),
    }
    languages = (_Language(report, templates, downloads.get(report.language, ())).files() for report in reports)
    return shared | dict(chain.from_iterable(languages))


def _script(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplateError("{file}: {reason}", file=path, reason=failure(error)) from error


def _entrance(reports: Sequence[Report], templates: Path) -> str:
    """Return the page in front of all languages."""
    first = reports[0]
    around = web.surroundings(first, (), lambda _language: f"{INDEX}.html")
    address = f"{first.address}/" if first.address else ""
    given = around | {"reports": reports, "policy": _POLICY, "canonical": address}
    return filled(environment(templates), "entrance.html", first, **given)


class _Language:
    """The site in one language."""

    def __init__(self, report: Report, templates: Path, downloads: Sequence[Download]) -> None:
        self._report = report
        self._downloads = downloads
        self._pages = pages(report)
        self._pictures = _Pictures()
        self._environment = self._across_pages(environment(templates))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files by their paths in the site, pages in reading order."""
        folder = self._report.language
        yield f"{folder}/{INDEX}.html", self._filled("index.html", INDEX).encode()
        for page, content in self._contents():
            yield f"{folder}/{page.file}", content.encode()
        yield f"{folder}/search.json", search.index(self._pages)
        yield from self._pictures.files.items()

    def _contents(self) -> Iterator[tuple[Page, str]]:
        # Notes and captions are numbered through all pages, as in the other formats.
        numbers, first_note = view.Numbers(), 1
        for page, before, after in zip(self._pages, (None, *self._pages), (*self._pages[1:], None), strict=False):
            notes = view.Notes(first_note)
            counted = {"notes": notes, "numbers": numbers, "linked_data": self._linked_data(page)}
            where = {"page": page, "before": before, "after": after}
            yield page, self._filled("site.html", page.name, _beginning(page), **where, **counted)
            first_note += len(notes)

    def _filled(self, template: str, name: str, description: str = "", **given: object) -> str:
        around = web.surroundings(self._report, self._downloads, lambda _language: f"{name}.html", description)
        given = around | {"site": self._pages, "policy": _POLICY} | given
        return filled(self._environment, template, self._report, **given)

    def _linked_data(self, page: Page) -> dict[str, object]:
        return {
            "@context": "https://schema.org",
            "@type": "Chapter",
            "name": page.section.title,
            "inLanguage": self._report.language,
            "isPartOf": {"@type": "Report", "name": self._report.title, "url": f"{INDEX}.html"},
        }

    def _across_pages(self, one_page: SandboxedEnvironment) -> SandboxedEnvironment:
        """Let links lead from page to page, and let pictures be files."""
        files = files_of_anchors(self._pages)

        def stretches(inline: Inline) -> list[tuple[str | None, list[Run]]]:
            return [
                (f"{files.get(href[1:], '')}{href}" if href and href.startswith("#") else href, runs)
                for href, runs in view.stretches(inline)
            ]

        one_page.globals["stretches"] = stretches
        one_page.filters["data_uri"] = self._pictures.beside(view.data_uri)
        return one_page


class _Pictures:
    """Pictures as files beside the pages, each once, called by their content."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def beside(self, data_uri: Callable[[Any], str]) -> Callable[[Any], str]:
        """Return a filter that makes a file of the picture whose `data:` URL the other returns, and names it."""

        def address(block: object) -> str:
            media_type, data = data_uri(block).removeprefix("data:").split(";base64,")
            content = b64decode(data)
            path = f"assets/{sha256(content).hexdigest()[:16]}.{_ENDINGS.get(media_type, 'bin')}"
            self.files[path] = content
            return f"../{path}"

        return address


def _beginning(page: Page) -> str:
    """Return how the page begins, for search engines; empty when it begins with no text."""
    texts = (text_of(block.content) for block in page.section.blocks if isinstance(block, Paragraph))
    return shorten(next(texts, ""), _LONGEST_DESCRIPTION, placeholder=" …")

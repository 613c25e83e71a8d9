"""PDF: the page laid out on paper by WeasyPrint with the print style sheet."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from pydyf import PDF, Dictionary
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from authoring.locale import words
from authoring.model.report import Report
from authoring.publishing.columns import are_numbers, column_shares, is_wide
from authoring.publishing.html import environment, filled
from authoring.publishing.imprint import imprint
from authoring.publishing.pdf_archive import ArchivalMetadata, source_of
from authoring.publishing.pdf_foot import PaperDocument
from authoring.publishing.pdf_labels import page_labels
from authoring.publishing.pdf_notes import pieces
from authoring.publishing.pdf_setting import is_tall, setting
from authoring.publishing.pdf_tags import MarkedPage, write_soft_hyphens, write_tags

_VARIANT = "pdf/a-3u"
"""What WeasyPrint is asked for; the structure tree that makes it PDF/A-3a and PDF/UA-1 is ours."""

_ON_PAPER: dict[str, object] = {
    "paged": True,
    "pieces": pieces,
    "setting": setting,
    "column_shares": column_shares,
    "is_wide": is_wide,
    "are_numbers": are_numbers,
    "is_tall": is_tall,
}
"""What blocks.html asks for on paper."""

_FONTCONFIG = "FONTCONFIG_FILE"


def render_pdf(report: Report, templates: Path, source: Report | None = None) -> bytes:
    """Return the report as a PDF/A-3a that is PDF/UA-1 too, the same bytes for the same report and templates.

    `source` is the report as it was before it was typeset; it goes along as what the PDF was made from.
    Nothing is fetched but the style sheet's own files in `templates`; pictures are inside the page.
    Raises `TemplateError` when `print.html` or `front.html` cannot be rendered.
    """
    with _rare_collections():
        typesetter = _Typesetter(templates)
        # The report comes first: the table of contents then knows its pages, and nothing is laid out twice.
        body_page = paper_page(report, templates)
        body = typesetter.laid_out(body_page)
        before = {"pages": _pages_of(body), "imprint": imprint(report)}
        front_page = filled(environment(templates), "front.html", report, **before)
        front = typesetter.laid_out(front_page)
        whole = front.copy([MarkedPage(page) for page in (*front.pages, *body.pages)])
        whole.metadata = ArchivalMetadata(**vars(front.metadata))
        whole.metadata.attachments = [source_of(source or report)]
        identifier = sha256((front_page + body_page).encode()).hexdigest()[:32].encode()
        cover = words("report", report.language)("Cover")
        finisher = partial(_finish, labels=page_labels(len(front.pages), cover))
        return bytes(whole.write_pdf(pdf_identifier=identifier, pdf_variant=_VARIANT, finisher=finisher))


def paper_page(report: Report, templates: Path) -> str:
    """Return `print.html` filled in: each note stands where it is referred to, for a foot of the page."""
    return filled(environment(templates), "print.html", report, **_ON_PAPER)


def _pages_of(body: Document) -> dict[str, int]:
    """Return the number of the page each anchor stands on, from 1."""
    found: dict[str, int] = {}
    for number, page in enumerate(body.pages, start=1):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    return found


def _finish(document: Document, pdf: PDF, labels: Dictionary) -> None:
    """Write what WeasyPrint leaves to others."""
    write_tags(document, pdf)
    write_soft_hyphens(pdf)
    pdf.catalog["PageLabels"] = labels


class _Typesetter:
    """Lays pages out on paper with the fonts and the style sheet in `templates`."""

    def __init__(self, templates: Path) -> None:
        self._base = str(templates)
        self._fetcher = TemplateFetcher(templates)
        self._fonts = _font_configuration(templates)
        self._style = CSS(templates / "print.css", font_config=self._fonts, url_fetcher=self._fetcher)

    def laid_out(self, page: str) -> Document:
        html = HTML(string=page, base_url=self._base, url_fetcher=self._fetcher)
        return PaperDocument.of(
            html, self._fonts, stylesheets=[self._style], presentational_hints=True, pdf_variant=_VARIANT
        )


def _font_configuration(templates: Path) -> FontConfiguration:
    """Return the machine's fonts as `fonts/fonts.conf` arranges them; fontconfig is told by the environment."""
    before = os.environ.get(_FONTCONFIG)
    os.environ[_FONTCONFIG] = str((templates / "fonts" / "fonts.conf").resolve())
    try:
        return FontConfiguration()
    finally:
        del os.environ[_FONTCONFIG]
        if before is not None:
            os.environ[_FONTCONFIG] = before


class TemplateFetcher(URLFetcher):  # type: ignore[misc]
    """Reads `data:` URLs and files inside one folder, and nothing else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=("data", "file"))
        self._folder = folder.resolve()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what `url` names; raises ValueError, which WeasyPrint logs, when it is not ours to read."""
        if urlsplit(url).scheme == "file" and not self._is_ours(url):
            raise ValueError(f"not in the templates' folder: {url}")
        return super().fetch(url, headers)

    def _is_ours(self, url: str) -> bool:
        path = URLFetcherResponse(url).path
        return Path(path).resolve().is_relative_to(self._folder)


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Let Python look for cycles seldom: a layout makes millions of objects and nearly all of them stay."""
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()

"""PDF: the page laid out on paper by WeasyPrint with the print style sheet."""

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from authoring.model.report import Report
from authoring.publishing.html import page
from authoring.publishing.pdf_archive import ArchivalMetadata, source_of
from authoring.publishing.pdf_tags import MarkedPage, write_tags

_VARIANT = "pdf/a-3u"
_FONTCONFIG = "FONTCONFIG_FILE"


def render_pdf(report: Report, templates: Path, source: Report | None = None) -> bytes:
    """Return the report as a tagged PDF, the same bytes for the same report and templates.

    `source` is the report as it was before it was typeset; it goes along as what the PDF was made from.
    Nothing is fetched but the style sheet's own files in `templates`; pictures are inside the page.
    Raises `TemplateError` when `report.html` cannot be rendered.
    """
    return laid_out(page(report, templates, style="", paged=True), templates, [source_of(source or report)])


def laid_out(source: str, templates: Path, attachments: Sequence[Attachment] = ()) -> bytes:
    """Return the page `source` as a PDF/A-3a that is PDF/UA-1 too; all of it is WeasyPrint's work."""
    fetcher = TemplateFetcher(templates)
    with _rare_collections():
        fonts = _font_configuration(templates)
        style = CSS(templates / "print.css", font_config=fonts, url_fetcher=fetcher)
        document = HTML(string=source, base_url=str(templates), url_fetcher=fetcher).render(
            font_config=fonts, stylesheets=[style], presentational_hints=True, pdf_variant=_VARIANT
        )
        document = document.copy([MarkedPage(page._page_box) for page in document.pages])
        document.metadata = ArchivalMetadata(**vars(document.metadata))
        document.metadata.attachments = list(attachments)
        identifier = sha256(source.encode()).hexdigest()[:32].encode()
        return bytes(document.write_pdf(pdf_identifier=identifier, pdf_variant=_VARIANT, finisher=write_tags))


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

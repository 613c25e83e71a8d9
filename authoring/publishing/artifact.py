"""One artifact: one language in one format, a pure function of a report and the templates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from authoring.model.report import Report
from authoring.publishing.typography import typeset

if TYPE_CHECKING:
    from authoring.publishing.readback.outline import Outline

Format = Literal["docx", "pdf", "html"]
FORMATS: tuple[Format, ...] = ("docx", "pdf", "html")


@dataclass(frozen=True, slots=True)
class Download:
    """A document beside a page: its format and its size in bytes."""

    format: Format
    size: int


def render(report: Report, file_format: Format, templates: Path, downloads: Sequence[Download] = ()) -> bytes:
    """Return the artifact's bytes, the same for the same report and templates; raises TemplateError.

    Here, and nowhere else, a report gets its typography. `downloads` are the documents that stand beside a page.
    """
    composed = typeset(report)
    match file_format:
        case "docx":
            from authoring.publishing.docx import render_docx

            return render_docx(composed, templates)
        case "pdf":
            from authoring.publishing.pdf import render_pdf

            return render_pdf(composed, templates, report)
        case "html":
            from authoring.publishing.html import render_html

            return render_html(composed, templates, downloads).encode()


def with_fingerprint(report: Report, templates: Path) -> Report:
    """Return the report with the fingerprint of what it says, read back from its page (`readback.compare`).

    The page is the quickest of the formats; that the others say the same is what `parity` proves.
    """
    return with_outline(report, templates)[0]


def with_outline(report: Report, templates: Path) -> tuple[Report, Outline]:
    """Return the report with its fingerprint, and what its page says."""
    from authoring.publishing.readback.compare import fingerprint
    from authoring.publishing.readback.read import outline

    said = outline(render(report, "html", templates), "html")
    return replace(report, fingerprint=fingerprint(said)), said


def load_engines(formats: Iterable[Format], charts: bool) -> None:
    """Import what the formats need, and what draws charts, so that workers forked afterwards need not."""
    for file_format in formats:
        import_module(f"authoring.publishing.{file_format}")
    if charts:
        import_module("authoring.publishing.charts.figure")

"""HTML: the report as one self-contained page, for screens and, laid out by `pdf`, for paper."""

from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from authoring.errors import TemplateError
from authoring.locale import words
from authoring.model.report import Report
from authoring.publishing import view
from authoring.publishing.columns import column_shares

_CONTROLS = (*range(0x9), 0xB, *range(0xE, 0x20), *range(0x7F, 0xA0))
_SURROGATES = range(0xD800, 0xE000)
_NOT_IN_HTML = dict.fromkeys((*_CONTROLS, *_SURROGATES), "\ufffd")
"""Control characters and lone surrogates, which no HTML document may hold (HTML, 13.2.3.5)."""


def render_html(report: Report, templates: Path) -> str:
    """Return the page for screens: style inside, pictures inside, notes at its end.

    Raises `TemplateError` when `report.html` or `screen.css` is missing or cannot be rendered.
    """
    return page(report, templates, style=_style(templates / "screen.css"), paged=False)


def page(report: Report, templates: Path, *, style: str, paged: bool) -> str:
    """Return `report.html`, or for paper `print.html`, filled in; both write blocks by `blocks.html`.

    `paged` puts each note where it is referred to, for a foot of the page.
    """
    environment = _environment(templates)
    template = "print.html" if paged else "report.html"
    sheet = Markup(style)  # noqa: S704 (the designer's own file, from beside the page)
    try:
        return environment.get_template(template).render(
            report=report, notes=view.Notes(), style=sheet, paged=paged, _=words("report", report.language)
        )
    except JinjaError as error:
        raise TemplateError(f"{templates / template}: {error}") from error


def _environment(templates: Path) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_writable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["stretches"] = view.stretches
    environment.filters |= {
        filter_.__name__: filter_
        for filter_ in (view.kind, view.is_remark, column_shares, view.data_uri, view.measure, view.alternative)
    }
    return environment


def _writable(value: object) -> object:
    # Markup is ours: the style sheet and what macros return, whose parts have been here before.
    return value.translate(_NOT_IN_HTML) if type(value) is str else value


def _style(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise TemplateError(f"{path}: {error.strerror}") from error

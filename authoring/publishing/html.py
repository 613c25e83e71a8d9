"""HTML: the report as one self-contained page, for screens and, laid out by `pdf`, for paper."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from authoring.errors import TemplateError, failure
from authoring.model.report import Report
from authoring.publishing import view, web
from authoring.publishing.artifact import Download
from authoring.publishing.columns import are_numbers, is_wide
from authoring.publishing.typography import words

_CONTROLS = (*range(0x9), 0xB, *range(0xE, 0x20), *range(0x7F, 0xA0))
_SURROGATES = range(0xD800, 0xE000)
_NOT_IN_HTML = dict.fromkeys((*_CONTROLS, *_SURROGATES), "\ufffd")
"""Control characters and lone surrogates, which no HTML document may hold (HTML, 13.2.3.5)."""

_WIDTHS = "".join(f".w{percent}{{width:{percent}%}}" for percent in range(1, 101))
"""The widths of columns: a style attribute is what a strict Content-Security-Policy forbids."""


def render_html(report: Report, templates: Path, downloads: Sequence[Download] = ()) -> str:
    """Return the page for screens: style inside, pictures inside, notes at its end.

    `downloads` are the documents that stand beside it. Raises `TemplateError` when `report.html` or `screen.css` is
    missing or cannot be rendered.
    """
    style = screen_style(templates)
    return filled(
        environment(templates),
        "report.html",
        report,
        style=Markup(style),  # noqa: S704 (the designer's own file, from beside the page)
        policy=web.policy(style=web.hash_of(style), images="data:", data="'self'"),
        **web.surroundings(report, downloads, lambda language: web.file_name(report, "html", language)),
    )


def filled(environment: SandboxedEnvironment, template: str, report: Report, **context: object) -> str:
    """Return a template filled in with a report in its language; raises `TemplateError`, naming the template."""
    given: dict[str, object] = {
        "report": report,
        "notes": view.Notes(),
        "numbers": view.Numbers(),
        "paged": False,
        "_": words(report.language),
    }
    try:
        return environment.get_template(template).render(given | context)
    except JinjaError as error:
        raise TemplateError("{file}: {reason}", file=template, reason=error) from error


def environment(templates: Path) -> SandboxedEnvironment:
    """Return what fills in the pages in the folder `templates`: sandboxed, and every text is escaped."""
    made = SandboxedEnvironment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_writable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["stretches"] = view.stretches
    made.globals |= {"are_numbers": are_numbers, "is_wide": is_wide}
    made.filters |= {
        filter_.__name__: filter_
        for filter_ in (
            view.kind,
            view.is_remark,
            view.column_percents,
            view.is_headed_by_words,
            view.data_uri,
            view.measure,
            view.screen_size,
            view.alternative,
        )
    } | {"drawn": partial(view.drawn, templates=templates)}
    return made


def screen_style(templates: Path) -> str:
    """Return the style sheet for screens; raises `TemplateError` when `screen.css` cannot be read."""
    path = templates / "screen.css"
    try:
        return path.read_text(encoding="utf-8") + _WIDTHS
    except OSError as error:
        raise TemplateError("{file}: {reason}", file=path, reason=failure(error)) from error


def _writable(value: object) -> object:
    # Markup is ours: the style sheet and what macros return, whose parts have been here before.
    return value.translate(_NOT_IN_HTML) if type(value) is str else value

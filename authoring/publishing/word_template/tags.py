"""The tags of `report.docx`: one table for what is rendered and for what is checked."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields

from markupsafe import Markup

from authoring.model.report import Meeting, Report
from authoring.publishing.imprint import imprint
from authoring.publishing.typography import words


@dataclass(frozen=True, slots=True)
class Tag:
    """A name a designer can use, and what it stands for in a report.

    `fields` are the names behind its dot (`meeting.dates`). A `place` is no text: `{{p body }}`, in a paragraph of its
    own, is where the report itself is put.
    """

    name: str
    value: Callable[[Report], object]
    fields: tuple[str, ...] = ()
    place: bool = False


def _page_words(report: Report) -> list[str]:
    """Return what stands before, between and behind the page's number and the number of all pages."""
    return re.split(r"\{\w+\}", words(report.language)("Page {page} of {pages}"))


TAGS = (
    Tag("title", lambda report: report.title),
    Tag("partnership", lambda report: report.partnership),
    Tag("acronym", lambda report: report.acronym),
    Tag("partners", lambda report: report.partners),
    Tag("year", lambda report: report.year),
    Tag("host", lambda report: report.host),
    Tag("meeting", lambda report: report.meeting, fields=tuple(field.name for field in fields(Meeting))),
    Tag("draft", lambda report: report.draft),
    Tag("imprint", imprint),
    Tag("page_words", _page_words),
    Tag("_", lambda report: words(report.language)),
    Tag("contents", lambda _: Markup("<?contents?>"), place=True),
    Tag("body", lambda _: Markup("<?body?>"), place=True),
)

KNOWN = {tag.name: tag for tag in TAGS}
"""The tags by their names."""

PLACES = tuple(tag.name for tag in TAGS if tag.place)
"""Those the report cannot do without, each once."""


def context(report: Report) -> dict[str, object]:
    """Return what the template's tags stand for in `report`."""
    return {tag.name: tag.value(report) for tag in TAGS}

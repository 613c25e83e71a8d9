"""The imprint: what a title page says about the publication itself, the same in Word and on paper."""

from authoring.locale.cldr import locale
from authoring.model.report import Report
from authoring.publishing.typography import typeset_text, words
from authoring.text.dates import day

_GROUPED = 8
"""Digits of the fingerprint between two spaces, so that people can compare it and a line can end in it."""


def imprint(report: Report) -> list[tuple[str, str]]:
    """Return the lines of the imprint: labels without a colon, each with its text; what is unknown is left out.

    `Published on` is the edition's day of issue; the content fingerprint is the one that `authoring verify` prints.
    """
    _ = words(report.language)
    handed_in = _reports(report)
    lines = [
        (_("Published by"), _with_acronym(report)),
        (_("Published on"), _date(report)),
        (_("Languages"), _languages(report)),
        (_("Formats"), _("Word document, PDF and web page, with the same text")),
        (_("Reports of working groups"), str(handed_in) if handed_in else ""),
        (_("Content fingerprint (SHA-256)"), _grouped(report.fingerprint)),
    ]
    return [(label, text) for label, text in lines if text]


def _date(report: Report) -> str:
    return typeset_text(day(report.issued, report.language), report.language) if report.issued else ""


def _with_acronym(report: Report) -> str:
    return f"{report.partnership} ({report.acronym})" if report.acronym else report.partnership


def _languages(report: Report) -> str:
    """Return the languages of publication, each by its own name, for whoever opened the wrong one."""
    names = [locale(tag).get_language_name() or tag for tag in report.languages or (report.language,)]
    return " · ".join(name[0].upper() + name[1:] for name in names)


def _reports(report: Report) -> int:
    """Return how many groups handed in: the chapters that hold more than a statement, annexes left aside.

    A chapter's anchor is its group's id; that of an annex begins with `annex--`.
    """
    chapters = (section for part in report.parts for section in part.sections if section.kind == "chapter")
    return sum(bool(chapter.sections) and "--" not in chapter.anchor for chapter in chapters)


def _grouped(digits: str) -> str:
    return " ".join(digits[start : start + _GROUPED] for start in range(0, len(digits), _GROUPED))

"""What a page on the web says besides the report: what it may load, what it is, what stands beside it."""

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from babel.units import format_unit

from authoring.locale.cldr import locale
from authoring.model.report import Report
from authoring.publishing.artifact import Download, Format
from authoring.publishing.imprint import imprint
from authoring.publishing.typography import words

_MEDIA_TYPES: Mapping[Format, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_NAMES: Mapping[Format, str] = {"docx": "Word document", "pdf": "PDF"}
"""Formats as message ids of the `report` catalogue."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A download as a page offers it; `size` is written out in the page's language."""

    address: str
    name: str
    size: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language (BCP 47), which calls itself `name`."""

    language: str
    name: str
    address: str


def file_name(report: Report, file_format: str, language: str = "") -> str:
    """Return what the report's file in a format is called, by default in its own language."""
    return f"{report.name or f'annual-report-{report.year}'}.{language or report.language}.{file_format}"


def policy(**sources: str) -> str:
    """Return a Content-Security-Policy (CSP Level 3) that lets a page load from `sources`, and from nowhere else."""
    return "; ".join(["default-src 'none'", *(f"{_DIRECTIVES[kind]} {source}" for kind, source in sources.items())])


_DIRECTIVES = {"style": "style-src", "images": "img-src", "script": "script-src", "data": "connect-src"}
"""Every page may read `data` from where it stands: what judges sites from inside a page reads `robots.txt` there."""


def hash_of(style: str) -> str:
    """Return the source expression that allows exactly this style element (CSP Level 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode('ascii')}'"


def surroundings(
    report: Report, downloads: Sequence[Download], page_in: Callable[[str], str], description: str = ""
) -> dict[str, object]:
    """Return what every page is filled in with; `page_in` names its file in each language, in a folder of its own."""
    return {
        "alternates": _alternates(report, page_in),
        "offers": [_offer(report, download) for download in downloads],
        "imprint": imprint(report),
        "description": description or _description(report),
        "linked_data": _linked_data(report, downloads),
        "canonical": f"{report.address}/{report.language}/{page_in(report.language)}" if report.address else "",
    }


def _alternates(report: Report, page_in: Callable[[str], str]) -> list[Alternate]:
    base = report.address or ".."
    return [
        Alternate(language, _own_name(language), f"{base}/{language}/{page_in(language)}")
        for language in report.languages
    ]


def _own_name(language: str) -> str:
    name = locale(language).get_display_name() or language
    return name[0].upper() + name[1:]


def _offer(report: Report, download: Download) -> Offer:
    _ = words(report.language)
    name = file_name(report, download.format)
    return Offer(name, _(_NAMES[download.format]), file_size(download.size, report.language))


def file_size(size: int, language: str) -> str:
    """Return a size in bytes as a reader of `language` is told it: "302 kB", "1.2 MB"."""
    kilobytes = max(1, round(size / 1000))
    number, unit = (kilobytes, "kilobyte") if kilobytes < 1000 else (round(kilobytes / 1000, 1), "megabyte")
    return format_unit(number, f"digital-{unit}", length="short", locale=locale(language))


def _description(report: Report) -> str:
    _ = words(report.language)
    meeting = _("{ordinal} annual meeting").format(ordinal=report.meeting.ordinal)
    facts = [f"{report.partnership}, {report.title}", meeting, report.meeting.place, report.meeting.dates]
    return " · ".join(filter(None, facts))


def _linked_data(report: Report, downloads: Sequence[Download]) -> dict[str, object]:
    """Return what schema.org knows of a report, as JSON-LD."""
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": report.title,
        "description": _description(report),
        "inLanguage": report.language,
        "temporalCoverage": str(report.year),
        "publisher": {"@type": "Organization", "name": report.partnership},
        "encoding": [_media(report, download) for download in downloads],
    }
    if report.issued:
        said |= {"datePublished": str(report.issued), "dateModified": str(report.issued)}
    if report.fingerprint:
        said["identifier"] = f"sha256:{report.fingerprint}"
    return {key: value for key, value in said.items() if value}


def _media(report: Report, download: Download) -> dict[str, str]:
    return {
        "@type": "MediaObject",
        "contentUrl": file_name(report, download.format),
        "encodingFormat": _MEDIA_TYPES[download.format],
        "contentSize": str(download.size),
    }

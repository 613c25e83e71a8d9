"""The edition in disguise: everything is translated by rule, published beside the reports, and read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.locale.pseudo import PSEUDO
from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.pipeline.publication import Built, say_nothing
from authoring.pipeline.submissions import check

if TYPE_CHECKING:
    from authoring.edition.edition import Edition
    from authoring.edition.folder import EditionFolder
    from authoring.forms.submission import Submission
    from authoring.model.report import Report
    from authoring.publishing.artifact import Format
    from authoring.publishing.crowded import Crowded
    from authoring.publishing.press import Printed

_FOLDER = "pseudo"
_LONGEST = 120
"""Characters of a passage that are shown."""


@dataclass(frozen=True, slots=True)
class Disguised:
    """What was written to the edition's `pseudo` folder, and what in it escaped translation or had no room."""

    output: Path
    built: Built
    findings: tuple[Finding, ...]


def publish_in_disguise(
    folder: EditionFolder,
    templates: Path,
    formats: Iterable[Format],
    jobs: int = 1,
    on_printed: Callable[[Printed], None] = say_nothing,
) -> Disguised:
    """Publish a draft in the language `PSEUDO`; raises EditionError or TemplateError. No manifest tells of it."""
    from authoring.publishing.artifact import with_fingerprint
    from authoring.publishing.made import Made
    from authoring.publishing.manifest import engine_digest
    from authoring.publishing.press import Order, Press

    checked, output = check(folder), folder.output / _FOLDER
    report = with_fingerprint(_report(checked.edition, checked.submissions), templates)
    orders = [Order(report, one, f"{report.name}.{PSEUDO}.{one}") for one in formats]
    printed = Press(templates, output, engine_digest(templates), jobs).print_all(orders, on_printed)
    Made(output, printed).put_in_place()
    names = _names(report, checked.submissions)
    found = tuple(one for done in printed for one in _findings(output, done, names, templates))
    return Disguised(output, Built(printed, dict.fromkeys(checked.counts, 0), (), {}), found)


def _report(edition: Edition, submissions: Iterable[Submission]) -> Report:
    from authoring.assembly.assemble import assemble
    from authoring.edition.pseudo import in_disguise as edition_in_disguise
    from authoring.translation.pseudo import in_disguise

    report = assemble(edition_in_disguise(edition), list(map(in_disguise, submissions)), PSEUDO, draft=True)
    # It is published under no address.
    return replace(report, name=f"annual-report-{edition.year}", address="")


def _names(report: Report, submissions: Iterable[Submission]) -> frozenset[str]:
    """Return what is the same in every language, or comes from the CLDR: people, partners."""
    from authoring.translation.pseudo import names_in

    return frozenset(report.partners).union(*map(names_in, submissions))


def _findings(output: Path, done: Printed, names: frozenset[str], templates: Path) -> Iterator[Finding]:
    from authoring.publishing.escaped import escapes

    file, file_format = output / done.artifact.path, done.artifact.format
    content = file.read_bytes()
    for escape in escapes(content, file_format, names):
        place = Place(file.name, field=" › ".join(map(_shortened, escape.headings)))
        if escape.words:
            words = ", ".join(dict.fromkeys(escape.words))
            yield finding("pseudo-escaped", place, text=_shortened(escape.text), words=_shortened(words))
        if escape.is_cut:
            yield finding("pseudo-cut", place, text=_shortened(escape.text))
    yield from (_lack_of_room(Place(file.name), one) for one in _crowded(content, file_format, templates))


def _crowded(content: bytes, file_format: Format, templates: Path) -> Iterator[Crowded]:
    """Yield what lacked room on the pages of a file, if it has any: a Word document's are those of LibreOffice."""
    from authoring.publishing.crowded import crowded
    from authoring.publishing.libreoffice import as_pdf

    match file_format:
        case "pdf":
            yield from crowded(content)
        case "docx" if pages := as_pdf(content, templates / "fonts"):
            yield from crowded(pages)


def _lack_of_room(place: Place, lack: Crowded) -> Finding:
    text = _shortened(lack.text)
    if lack.over:
        return finding("pseudo-crowded", place, page=lack.page, text=text, other=_shortened(lack.over))
    return finding("pseudo-outside", place, page=lack.page, text=text)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

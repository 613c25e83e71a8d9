"""What is published: built, explained. `verification` reads it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.errors import AuthoringError, RefusedError
from authoring.locale import LANGUAGES
from authoring.locale.cldr import LanguageName, together
from authoring.locale.message import Spoken, message
from authoring.pipeline.submissions import COORDINATION, Checked, check, languages_of, load_edition, names_of
from authoring.pipeline.translated import with_doubts
from authoring.pipeline.translation import document_of, in_language_of_report, untranslated
from authoring.pipeline.verification import refuse_unlike, verified

if TYPE_CHECKING:
    from authoring.edition.edition import Edition
    from authoring.edition.folder import EditionFolder
    from authoring.forms.submission import Submission
    from authoring.model.finding import Finding
    from authoring.model.report import Report
    from authoring.publishing.artifact import Format
    from authoring.publishing.explain import Explanation
    from authoring.publishing.made import Made
    from authoring.publishing.manifest import Artifact, Manifest
    from authoring.publishing.press import Order, Printed
    from authoring.publishing.readback.outline import Outline
    from authoring.translation.coverage import Coverage


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build. No language means all the edition's, no group the whole report. `site`: a folder of pages, too.

    A `final` report is refused while there are errors, groups without a report or no coordinators' parts, or while a
    language of the edition is not wholly translated, unless they are allowed (`allow_missing` names groups, languages
    and `coordination`).
    """

    formats: tuple[Format, ...]
    languages: tuple[str, ...] = ()
    group: str | None = None
    final: bool = False
    allow_errors: bool = False
    allow_missing: tuple[str, ...] = ()
    site: bool = False
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build: what was written, how many findings of each severity there are, who has not handed in.

    `untranslated` counts the sentences each language lacks, `site` are the paths of the site's files, inside it;
    `names` says what the documents are called.
    """

    printed: tuple[Printed, ...]
    findings: dict[str, int]
    missing: tuple[str, ...]
    untranslated: dict[str, int]
    site: tuple[str, ...] = ()
    unchanged: bool = False
    names: Mapping[str, Spoken] = field(default_factory=dict)


def say_nothing(_printed: Printed) -> None:
    """Show no progress: nobody is looking at the terminal."""


def build(
    folder: EditionFolder,
    templates: Path,
    request: BuildRequest,
    on_printed: Callable[[Printed], None] = say_nothing,
) -> Built:
    """Publish the edition as requested; raises EditionError, TemplateError or, for a final report, RefusedError."""
    from authoring.publishing import manifest
    from authoring.publishing.made import Made
    from authoring.publishing.press import Press

    files = manifest.digest_files(folder.inputs())
    engine = manifest.engine_digest(templates)
    # Languages and formats choose among artifacts; what they are made from is the same.
    inputs = manifest.digest_all(engine, files, replace(request, formats=(), languages=(), site=False, jobs=1))
    last = manifest.last_build(folder.output, inputs)
    if last and (before := _done_before(last, request)):
        pages = tuple(last.site) if request.site else ()
        names = names_of(load_edition(folder))
        return Built(before, last.findings, last.missing, last.untranslated, pages, unchanged=True, names=names)
    checked = with_doubts(folder, check(folder, templates=templates))
    _refuse_unknown(checked.edition, request.allow_missing)
    lacking = untranslated(folder, _asked_for(checked, request), checked.edition.languages)
    if request.final:
        _refuse(checked, request, lacking)
    reports, standing = _reports(folder, checked, request, templates), _standing(last, request)
    orders = list(_orders(reports, request.formats))
    printed = Press(templates, folder.output, engine, request.jobs).print_all(orders, on_printed, standing)
    made = Made(folder.output, printed, standing)
    if request.site:
        made = replace(made, site=_site(made, reports, templates))
    fingerprints = verified(made, reports[0].languages) if request.final else {}
    counts, names = _sentences(lacking), names_of(checked.edition)
    built = Built(printed, checked.counts, _missing(checked), counts, tuple(made.site or ()), names=names)
    made.put_in_place()
    if not request.group:  # one chapter is a preview: what was published before stays on record
        site = last.site if last and made.site is None else made.digests_of_site
        languages = tuple(checked.edition.languages)
        told = (built.findings, built.missing, built.untranslated)
        written = manifest.Manifest(
            languages, inputs, made.artifacts, files, *told, fingerprints, site, _allowed(request)
        )
        manifest.write(folder.output, written)
    return built


def _allowed(request: BuildRequest) -> tuple[str, ...]:
    """Return what a final report was allowed to lack, and `errors` where it may have some."""
    if not request.final:
        return ()
    return (*(("errors",) if request.allow_errors else ()), *sorted(set(request.allow_missing)))


def _standing(last: Manifest | None, request: BuildRequest) -> tuple[Artifact, ...]:
    """Return what the last build made and this one leaves true: a page tells of the documents beside it."""
    if last is None or request.formats == ("html",):
        return last.artifacts if last else ()
    languages = request.languages or last.languages
    return tuple(one for one in last.artifacts if one.format != "html" or one.language not in languages)


def _site(made: Made, reports: Iterable[Report], templates: Path) -> dict[str, bytes]:
    from authoring.publishing.readback.read import content_of
    from authoring.publishing.site.publish import site_files

    documents = {one: content_of(made.source(one.path)) for one in made.artifacts if one.format != "html"}
    return site_files(templates, list(reports), documents)


def explain(folder: EditionFolder, file: Path, what: str) -> Explanation:
    """Return where the passages of `file` come from that are on a page, below an anchor, or have a text in them.

    They are looked for in the report as it would be assembled now. Raises AuthoringError when the file cannot be read
    back or nothing in it is meant.
    """
    from authoring.assembly.assemble import assemble
    from authoring.publishing import explain, manifest

    checked = check(folder)
    language = explain.language_of(file, (*checked.edition.languages, *LANGUAGES))
    last = manifest.read(folder.output)
    marked = bool(last and last.untranslated.get(language))
    submissions = in_language_of_report(folder, checked.submissions, language, marked=marked)
    report = assemble(checked.edition, submissions, language)
    found = explain.search(explain.read_published(file, report), what)
    doubts = explain.doubts(file, last, manifest.digest_files(folder.inputs()))
    return explain.Explanation(tuple(found), tuple(doubts))


def lint_template(templates: Path, file: Path | None = None) -> list[Finding]:
    """Return what is to be mended in a Word template, by default the one that reports are made with."""
    from authoring.publishing.word_template.lint import fonts_in, lint
    from authoring.publishing.word_template.trial import try_out

    path = file or templates / "report.docx"
    data = path.read_bytes()
    found = lint(data, path.name, fonts_in(templates / "fonts"))
    return found if any(one.severity == "error" for one in found) else [*found, *try_out(data, path.name)]


def _done_before(last: Manifest, request: BuildRequest) -> tuple[Printed, ...]:
    """Return what is asked for as the last build made it; nothing unless all of it still stands."""
    from authoring.publishing.press import Printed

    standing = {(artifact.language, artifact.format): artifact for artifact in last.artifacts}
    languages = request.languages or last.languages
    wanted = [(language, name) for language in languages for name in request.formats]
    if request.site and not last.has_site(languages):
        return ()
    return tuple(Printed(standing[one], 0.0) for one in wanted) if standing.keys() >= set(wanted) else ()


def _missing(checked: Checked) -> tuple[str, ...]:
    """Return what has not been handed in: groups by their ids, and the coordinators' own parts."""
    handed_in = {submission.group for submission in checked.submissions if submission.form == "group"}
    missing = [group.id for group in checked.edition.active_groups if group.id not in handed_in]
    if checked.edition.coordination and all(submission.form == "group" for submission in checked.submissions):
        missing.append(COORDINATION)
    return tuple(missing)


def _asked_for(checked: Checked, request: BuildRequest) -> list[Submission]:
    """Return the submissions that what is asked for is made from: all, or the one of the group whose chapter it is."""
    return [one for one in checked.submissions if request.group in (None, document_of(one))]


def _sentences(lacking: Iterable[Coverage]) -> dict[str, int]:
    """Return how many sentences each language lacks."""
    counts: Counter[str] = Counter()
    for one in lacking:
        counts[one.language] += one.missing
    return dict(sorted(counts.items()))


def _refuse(checked: Checked, request: BuildRequest, lacking: Iterable[Coverage]) -> None:
    known, names = {*checked.edition.without_report, *request.allow_missing}, names_of(checked.edition)
    missing = [name for name in _missing(checked) if name not in known and request.group in (None, name)]
    errors = [finding for finding in checked.findings if finding.severity == "error" and not request.allow_errors]
    reasons: list[Spoken] = list(errors)
    if missing:
        reasons.append(message("These have not handed in: {groups}.", groups=together(names[one] for one in missing)))
    reasons += [
        one.problem
        or message(
            "{document} is not wholly translated into {language}; sentences missing: {count}.",
            document=names.get(one.document, one.document),
            language=LanguageName(one.language),
            count=one.missing,
        )
        for one in lacking
        if one.language not in known
    ]
    if reasons:
        raise RefusedError("The final report was not built.", *reasons)


def _refuse_unknown(edition: Edition, names: Iterable[str]) -> None:
    """Raise AuthoringError for a name that is neither a group, nor a language, nor the coordinators'."""
    known = (*(group.id for group in edition.groups), COORDINATION, *edition.languages)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise AuthoringError(
            "There is no group or language {names}; there are: {known}.",
            names=together(unknown),
            known=together(known),
        )


def _reports(folder: EditionFolder, checked: Checked, request: BuildRequest, templates: Path) -> list[Report]:
    """Return the report in each language wanted; raises RefusedError when a final one's languages are not alike.

    A final report is published in all its languages together: each leads to all others and is compared with them,
    whichever of them is wanted now.
    """
    edition = checked.edition
    wanted = tuple(languages_of(edition, request.languages or edition.languages))
    together = tuple(dict.fromkeys((*edition.languages, *wanted))) if request.final else wanted
    made = {language: _report(folder, checked, request, templates, language, together) for language in together}
    if request.final:
        refuse_unlike({language: outline for language, (_, outline) in made.items()})
    return [made[language][0] for language in wanted]


def _report(
    folder: EditionFolder,
    checked: Checked,
    request: BuildRequest,
    templates: Path,
    language: str,
    together: Sequence[str],
) -> tuple[Report, Outline]:
    """Return the report in one language, and what it says."""
    from authoring.assembly.assemble import assemble, only_chapter
    from authoring.publishing.artifact import with_outline

    submissions = in_language_of_report(folder, checked.submissions, language, marked=not request.final)
    report = assemble(checked.edition, submissions, language, draft=not request.final)
    if request.group:
        report = only_chapter(report, request.group)
    name = ".".join(filter(None, (f"annual-report-{checked.edition.year}", request.group)))
    return with_outline(replace(report, languages=tuple(together), name=name), templates)


def _orders(reports: Iterable[Report], formats: Iterable[Format]) -> Iterator[Order]:
    from authoring.publishing.press import Order

    for report in reports:
        for one in formats:
            yield Order(report, one, f"{report.language}/{report.name}.{report.language}.{one}")

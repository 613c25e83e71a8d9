"""What is published: built, verified, explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.errors import AuthoringError, RefusedError
from authoring.locale import LANGUAGES
from authoring.locale.message import Spoken, message
from authoring.pipeline.submissions import COORDINATION, Checked, check, languages_of
from authoring.pipeline.translation import document_of, in_language_of_report, untranslated

if TYPE_CHECKING:
    from authoring.edition.folder import EditionFolder
    from authoring.forms.submission import Submission
    from authoring.model.finding import Finding
    from authoring.publishing.artifact import Format
    from authoring.publishing.explain import Explanation
    from authoring.publishing.manifest import Artifact, Manifest
    from authoring.publishing.parity import Parity
    from authoring.publishing.press import Order, Printed
    from authoring.publishing.readback.languages import Unlike
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

    `untranslated` counts the sentences each language lacks, `site` are the paths of the site's files, inside it.
    """

    printed: tuple[Printed, ...]
    findings: dict[str, int]
    missing: tuple[str, ...]
    untranslated: dict[str, int]
    site: tuple[str, ...] = ()
    unchanged: bool = False


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
    from authoring.publishing.press import Press

    files = manifest.digest_files(folder.inputs())
    engine = manifest.engine_digest(templates)
    # Languages and formats choose among artifacts; what they are made from is the same.
    inputs = manifest.digest_all(engine, files, replace(request, formats=(), languages=(), site=False, jobs=1))
    last = manifest.last_build(folder.output, inputs)
    if last and (printed := _done_before(last, request)):
        pages = tuple(last.site) if request.site else ()
        return Built(printed, last.findings, last.missing, last.untranslated, pages, unchanged=True)
    checked = check(folder, templates=templates)
    lacking = untranslated(folder, _asked_for(checked, request), checked.edition.languages)
    if request.final:
        _refuse(checked, request, lacking)
    orders, standing = list(_orders(folder, checked, request, templates)), _standing(last, request)
    printed = Press(templates, folder.output, engine, request.jobs).print_all(orders, on_printed, standing)
    artifacts = (*standing, *(done.artifact for done in printed))
    site = last.site if last else {}
    if request.site:
        site = _publish_site(folder, templates, orders, artifacts)
    fingerprints = _verified(folder, printed, site if request.site else {}) if request.final else {}
    built = Built(printed, checked.counts, _missing(checked), _sentences(lacking), tuple(site) if request.site else ())
    languages = tuple(checked.edition.languages)
    written = manifest.Manifest(
        languages, inputs, artifacts, files, built.findings, built.missing, built.untranslated, fingerprints, site
    )
    if not request.group:  # one chapter is a preview: what was published before stays on record
        manifest.write(folder.output, written)
    return built


def _standing(last: Manifest | None, request: BuildRequest) -> tuple[Artifact, ...]:
    """Return what the last build made and this one leaves true: a page tells of the documents beside it."""
    if last is None or request.formats == ("html",):
        return last.artifacts if last else ()
    languages = request.languages or last.languages
    return tuple(one for one in last.artifacts if one.format != "html" or one.language not in languages)


def _publish_site(
    folder: EditionFolder, templates: Path, orders: Iterable[Order], artifacts: Iterable[Artifact]
) -> dict[str, str]:
    from authoring.publishing.site.publish import publish_site

    reports = {order.report.language: order.report for order in orders}
    return publish_site(folder.output, templates, list(reports.values()), artifacts)


def _verified(folder: EditionFolder, printed: Sequence[Printed], site: dict[str, str]) -> dict[str, str]:
    """Return the fingerprint of each document; raises RefusedError when its formats do not say the same.

    So it does for a PDF that does not keep to the standards it claims.
    """
    from authoring.publishing.parity import differences_of_languages, parities

    failed = [(done.artifact.path, failure) for done in printed for failure in done.failures]
    if failed:
        reasons = (message("{file}: {reason}", file=path, reason=failure) for path, failure in failed)
        raise RefusedError("A PDF does not keep to the standards it claims.", *reasons)
    fingerprints = {}
    for parity in parities(folder.output, (done.artifact for done in printed), site):
        if parity.difference:
            raise RefusedError(
                "{document}: the formats do not say the same.", parity.difference, document=parity.document
            )
        if parity.misstated:
            raise AssertionError(f"{parity.document} states another fingerprint than its own: {parity.misstated}")
        fingerprints[parity.document] = parity.fingerprint
    unlike = differences_of_languages(folder.output, (done.artifact for done in printed))
    if unlike:
        raise RefusedError("The languages do not say the same.", *unlike)
    return fingerprints


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


def verify(folder: EditionFolder) -> list[Parity]:
    """Read back what was last published and compare its formats; raises AuthoringError when there is nothing."""
    from authoring.publishing import manifest
    from authoring.publishing.parity import parities

    last = manifest.read(folder.output)
    if last is None:
        raise AuthoringError(
            "Nothing has been published to {folder} yet: `authoring build` does.", folder=folder.output
        )
    return list(parities(folder.output, last.artifacts, last.site))


def verify_languages(folder: EditionFolder) -> list[Unlike]:
    """Return in what the languages last published are not alike: structure, numbers, links, pictures."""
    from authoring.publishing import manifest
    from authoring.publishing.parity import differences_of_languages

    last = manifest.read(folder.output)
    return differences_of_languages(folder.output, last.artifacts) if last else []


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
    known = {*checked.edition.without_report, *request.allow_missing}
    missing = [name for name in _missing(checked) if name not in known and request.group in (None, name)]
    errors = [finding for finding in checked.findings if finding.severity == "error" and not request.allow_errors]
    reasons: list[Spoken] = list(errors)
    if missing:
        reasons.append(message("These have not handed in: {groups}.", groups=", ".join(missing)))
    reasons += [
        message(
            "{document} is not wholly translated into {language}; sentences missing: {count}.",
            document=one.document,
            language=one.language,
            count=one.missing,
        )
        for one in lacking
        if one.language not in known
    ]
    if reasons:
        raise RefusedError("The final report was not built.", *reasons)


def _orders(folder: EditionFolder, checked: Checked, request: BuildRequest, templates: Path) -> Iterator[Order]:
    from authoring.assembly.assemble import assemble, only_chapter
    from authoring.publishing.artifact import with_fingerprint
    from authoring.publishing.press import Order

    languages = tuple(languages_of(checked.edition, request.languages or checked.edition.languages))
    for language in languages:
        submissions = in_language_of_report(folder, checked.submissions, language, marked=not request.final)
        report = assemble(checked.edition, submissions, language, draft=not request.final)
        if request.group:
            report = only_chapter(report, request.group)
        name = ".".join(filter(None, (f"annual-report-{checked.edition.year}", request.group)))
        report = with_fingerprint(replace(report, languages=languages, name=name), templates)
        for file_format in request.formats:
            yield Order(report, file_format, f"{language}/{name}.{language}.{file_format}")

"""The commands for what is published."""

import os
import sys
from contextlib import nullcontext
from pathlib import Path

import click

from authoring.cli.spoken import SpokenCommand, message_language
from authoring.cli.workspace import Workspace, in_workspace, language_option, output_format
from authoring.publishing.artifact import FORMATS


@click.command(cls=SpokenCommand)
@click.option(
    "--format", "formats", type=click.Choice(FORMATS), multiple=True, help="Repeat for several (default: all three)."
)
@click.option("--language", "languages", multiple=True, metavar="TAG", help="Repeat for several (default: all).")
@click.option("--group", metavar="GROUP", help="Only this group's chapter.")
@click.option("--site", is_flag=True, help="Also write output/YEAR/site: pages for the web, with a search.")
@click.option("--draft/--final", "draft", default=True, help="A draft is marked as one and never refused.")
@click.option("--allow-errors", is_flag=True, help="Build the final report although there are errors.")
@click.option(
    "--allow-missing",
    multiple=True,
    metavar="GROUP",
    help="Build it without this group's report "
    '("coordination": the coordinators\' parts; a language: its translation).',
)
@click.option(
    "--jobs",
    metavar="NUMBER",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    help="How many processes (default: cores).",
)
@in_workspace
def build(
    workspace: Workspace,
    formats: tuple[str, ...],
    languages: tuple[str, ...],
    group: str | None,
    *,
    site: bool,
    draft: bool,
    allow_errors: bool,
    allow_missing: tuple[str, ...],
    jobs: int,
) -> None:
    """Publish the annual report.

    It is written to output/YEAR/LANGUAGE/annual-report-YEAR.LANGUAGE.{docx,pdf,html}. A --final report is
    refused while there are errors to mend, or while groups or the coordinators have not handed in; the refusal
    names them.
    """
    from authoring import listing, progress
    from authoring.pipeline import publication

    if site and group:
        raise click.UsageError("--site publishes the whole report: it does not go with --group.")
    chosen = tuple(name for name in FORMATS if not formats or name in formats)
    request = publication.BuildRequest(
        chosen,
        languages,
        group,
        not draft,
        allow_errors=allow_errors,
        allow_missing=allow_missing,
        site=site,
        jobs=jobs,
    )
    folder = workspace.folder
    total = len(chosen) * max(1, len(languages))
    with (
        progress.shown(total, message_language())
        if sys.stderr.isatty()
        else nullcontext(publication.say_nothing) as on_printed
    ):
        built = publication.build(folder, workspace.templates, request, on_printed)
    click.echo(listing.summary(folder.output, built, message_language()), nl=False)


@click.command(cls=SpokenCommand)
@click.option(
    "--format", "formats", type=click.Choice(FORMATS), multiple=True, help="Repeat for several (default: all three)."
)
@click.option(
    "--jobs",
    metavar="NUMBER",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    help="How many processes (default: cores).",
)
@language_option
@in_workspace
def pseudo(workspace: Workspace, formats: tuple[str, ...], jobs: int, language: str) -> int:
    """Show what escapes translation, and where a longer language has no room.

    The whole edition is published in disguise: every text has accented letters, stands in brackets and is a third
    longer: [Ōūţĉōṁēš ~ ōńē]. Then the files are read back. What has none of its accents was never translated, what has
    lost a bracket was cut, and where words stand over others or beyond the paper a layout cannot grow. People,
    countries, dates and addresses stay as they are.

    The files are for looking at, too: drafts in output/YEAR/pseudo, apart from what is published. Exit status 1
    when something is to be mended.
    """
    from authoring import listing, progress
    from authoring.pipeline.pseudo import publish_in_disguise
    from authoring.pipeline.publication import say_nothing

    chosen = tuple(name for name in FORMATS if not formats or name in formats)
    with progress.shown(len(chosen), language) if sys.stderr.isatty() else nullcontext(say_nothing) as on_printed:
        done = publish_in_disguise(workspace.folder, workspace.templates, chosen, jobs, on_printed)
    click.echo(listing.as_text(done.findings, len(chosen), language), nl=False)
    click.echo(listing.summary(done.output, done.built, language), nl=False)
    return 1 if done.findings else 0


@click.command(cls=SpokenCommand)
@in_workspace
def verify(workspace: Workspace) -> int:
    """Read the published files back and compare what they say.

    Word, PDF and HTML must hold the same headings, paragraphs, items, cells, notes, links and alternative
    texts in the same order. The first difference is shown with its place in each; documents that say the
    same share one fingerprint, which each file states of itself. Languages must have the same structure, figures,
    links, pictures and anchors; pages must lead to one another, and every link inside them somewhere.
    `authoring build --final` does this by itself.
    """
    from authoring import listing
    from authoring.pipeline import verification

    verified = verification.verify(workspace.folder)
    unlike = verification.verify_languages(workspace.folder)
    click.echo(listing.parity_lines(verified, message_language()), nl=False)
    click.echo(listing.language_lines(unlike, message_language()), nl=False)
    return 0 if all(parity.holds for parity in verified) and not unlike else 1


@click.command(cls=SpokenCommand)
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("what", metavar="WHAT")
@in_workspace
def explain(workspace: Workspace, file: Path, what: str) -> None:
    """Tell from which workbook and cell a published passage comes.

    FILE is a published Word document, PDF or HTML page. WHAT is some of its text, a page of the PDF as its
    number is printed ("12", "p. 12"), or an anchor such as mining--outcomes.
    """
    from authoring import listing
    from authoring.pipeline import publication

    language = message_language()
    explained = publication.explain(workspace.folder_of(file), file, what)
    for doubt in explained.doubts:
        click.echo(listing.legible(doubt.text(language)), err=True)
    click.echo(listing.explanation(explained, language), nl=False)


@click.command("lint-template", cls=SpokenCommand)
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@output_format
@language_option
@in_workspace
def lint_template(workspace: Workspace, file: Path | None, output_format: str, language: str) -> int:
    """List everything there is to mend in a Word template, with the paragraph it stands in.

    Tags that are unknown, missing or misplaced; styles and lists that are missing; what must not be published
    with the report, such as comments. Without FILE: in templates/report.docx.

    Exit status: 0 when there are no errors (warnings and hints do not count), 1 when there are.
    """
    from authoring import listing
    from authoring.pipeline import publication

    findings = publication.lint_template(workspace.templates, file)
    show = listing.as_json if output_format == "json" else listing.as_text
    click.echo(show(findings, 1, language), nl=False)
    return 1 if any(finding.severity == "error" for finding in findings) else 0


COMMANDS = (build, pseudo, verify, explain, lint_template)

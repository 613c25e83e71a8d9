"""The command `authoring`: arguments in, findings, progress and exit status out; no logic.

Exit status: 0 done (perhaps with warnings), 1 errors to mend or a refusal, 2 the command was called wrongly.
"""

import os
import re
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Concatenate, NoReturn, ParamSpec

import click

from authoring.edition.folder import EditionFolder, find
from authoring.errors import AuthoringError
from authoring.locale import LANGUAGES
from authoring.publishing.artifact import FORMATS

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where the command works: the folder that holds `submissions/`, `templates/` and `output/`."""

    base: Path
    year: int | None

    @property
    def folder(self) -> EditionFolder:
        """The edition's folder; raises EditionError."""
        return find(self.base, self.year)

    def folder_of(self, file: Path) -> EditionFolder:
        """Return the folder of the edition that a published file is of by its name; raises EditionError."""
        named = re.match(r"annual-report-(\d{4})\b", file.name)
        return find(self.base, int(named[1])) if named and self.year is None else self.folder

    @property
    def templates(self) -> Path:
        """What designers change."""
        return self.base / "templates"


def _in_workspace(command: Callable[Concatenate[Workspace, P], int | None]) -> Callable[P, None]:
    """Hand the workspace to a command; show what it raises for people as one message, and exit with its status."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            exit_status = command(click.get_current_context().ensure_object(Workspace), *args, **kwargs)
        except AuthoringError as error:
            _fail(str(error))
        except OSError as error:
            _fail(f"{error.filename or 'A file'}: {error.strerror or error}.")
        sys.exit(exit_status or 0)

    return run


def _fail(message: str) -> NoReturn:
    from authoring.listing import legible

    for line in message.split("\n"):
        click.echo(legible(line), err=True)
    sys.exit(1)


message_language = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=lambda: os.environ.get("AUTHORING_LANGUAGE", "en"),
    show_default="en, or AUTHORING_LANGUAGE",
    help="The language of the messages.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--edition", "year", type=int, metavar="YEAR", help="The edition to work on (default: the latest).")
@click.option(
    "--folder",
    "base",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=Path(),
    help="The folder that holds submissions/, templates/ and output/ (default: this one).",
)
@click.version_option(package_name="authoring")
@click.pass_context
def main(context: click.Context, year: int | None, base: Path) -> None:
    r"""From working groups' workbooks to one annual report in Word, PDF and HTML.

    \b
    The way through an edition:
      authoring template      write the blank workbooks to send out
      authoring status        see who has handed in, and what is still to mend
      authoring check         list what is to mend, naming file, sheet and cell
      authoring build         publish a draft; with --final the report itself

    An edition is the folder submissions/YEAR: its edition.toml and the workbooks handed in. What the
    commands write goes to output/YEAR.
    """
    context.obj = Workspace(base, year)


@main.command()
@click.argument("groups", nargs=-1, metavar="[GROUP]...")
@click.option("--language", metavar="TAG", help="en, fr or es (default: the edition's first language).")
@_in_workspace
def template(workspace: Workspace, groups: tuple[str, ...], language: str | None) -> None:
    """Write the blank workbook of each GROUP.

    Without GROUP: of every active group, and the coordinators' own (which is also written for the
    GROUP "coordination"). They are written to output/YEAR/templates.
    """
    from authoring.pipeline import submissions

    for path in submissions.write_templates(workspace.folder, groups, language):
        click.echo(path)


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", help="How to list them."
)
@click.option("--annotate", is_flag=True, help="Also write copies of the workbooks with the findings inside.")
@message_language
@_in_workspace
def check(workspace: Workspace, paths: tuple[Path, ...], output_format: str, *, annotate: bool, language: str) -> int:
    """List everything there is to mend in the workbooks, with the cell it stands in.

    Without PATH: in all files of the edition's folder. A PATH may be a workbook, a JSON submission or a
    folder of them. With --annotate, output/YEAR/review gets a copy of each workbook whose cells are marked
    and carry the findings as comments, to send back to its authors.

    Exit status: 0 when there are no errors (warnings do not count), 1 when there are, 2 for wrong usage.
    """
    from authoring import listing
    from authoring.pipeline import submissions

    folder = workspace.folder
    checked = submissions.check(folder, paths, workspace.templates)
    written = submissions.annotate(folder, checked, language) if annotate else []
    show = listing.as_json if output_format == "json" else listing.as_text
    click.echo(show(checked.findings, len(checked.readings), language), nl=False)
    for path in written:
        click.echo(listing.legible(f"→ {path}"), err=True)
    return 1 if checked.counts["error"] else 0


@main.command()
@_in_workspace
def status(workspace: Workspace) -> None:
    """Show which groups have handed in, and how much is still to mend."""
    from authoring import listing
    from authoring.pipeline import submissions

    click.echo(listing.status_table(submissions.status(workspace.folder, workspace.templates)), nl=False)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@_in_workspace
def convert(workspace: Workspace, file: Path, output: Path | None) -> None:
    """Turn a workbook into JSON, or JSON into a workbook, losing nothing.

    The file is written beside FILE, with the other ending, unless --output names another.
    """
    from authoring import listing
    from authoring.pipeline import submissions

    path, findings = submissions.convert(workspace.folder, file, output)
    if findings:
        click.echo(listing.as_text(findings, 1, "en"), nl=False, err=True)
    click.echo(path)


@main.command()
def schema() -> None:
    """Print the JSON Schema of a submission."""
    import json

    from authoring.pipeline import submissions

    click.echo(json.dumps(submissions.schema(), ensure_ascii=False, indent=2))


@main.command()
@message_language
def codes(language: str) -> None:
    """Print every finding there is: code, severity, message, what to do."""
    from authoring import listing

    click.echo(listing.codes_table(language), nl=False)


@main.command()
@click.option(
    "--format", "formats", type=click.Choice(FORMATS), multiple=True, help="Repeat for several (default: all three)."
)
@click.option("--language", "languages", multiple=True, metavar="TAG", help="Repeat for several (default: the first).")
@click.option("--group", metavar="GROUP", help="Only this group's chapter.")
@click.option("--site", is_flag=True, help="Also write output/YEAR/site: pages for the web, with a search.")
@click.option("--draft/--final", "draft", default=True, help="A draft is marked as one and never refused.")
@click.option("--allow-errors", is_flag=True, help="Build the final report although there are errors.")
@click.option(
    "--allow-missing",
    multiple=True,
    metavar="GROUP",
    help="Build it without this group's report (or \"coordination\": the coordinators' own parts).",
)
@click.option(
    "--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="How many processes (default: cores)."
)
@_in_workspace
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
    with progress.shown(total) if sys.stderr.isatty() else nullcontext(publication.say_nothing) as on_printed:
        built = publication.build(folder, workspace.templates, request, on_printed)
    click.echo(listing.summary(folder.output, built), nl=False)


@main.command()
@_in_workspace
def verify(workspace: Workspace) -> int:
    """Read the published files back and compare what they say.

    Word, PDF and HTML must hold the same headings, paragraphs, items, cells, notes, links and alternative
    texts in the same order. The first difference is shown with its place in each; documents that say the
    same share one fingerprint, which each file states of itself. `authoring build --final` does this by itself.
    """
    from authoring import listing
    from authoring.pipeline import publication

    verified = publication.verify(workspace.folder)
    click.echo(listing.parity_lines(verified), nl=False)
    return 1 if not all(parity.holds for parity in verified) else 0


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("what")
@_in_workspace
def explain(workspace: Workspace, file: Path, what: str) -> None:
    """Tell from which workbook and cell a published passage comes.

    FILE is a published Word document, PDF or HTML page. WHAT is some of its text, a page of the PDF as its
    number is printed ("12", "p. 12"), or an anchor such as mining--outcomes.
    """
    from authoring import listing
    from authoring.pipeline import publication

    explained = publication.explain(workspace.folder_of(file), file, what)
    for doubt in explained.doubts:
        click.echo(listing.legible(doubt), err=True)
    click.echo(listing.explanation(explained), nl=False)


@main.command("lint-template")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", help="How to list them."
)
@message_language
@_in_workspace
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

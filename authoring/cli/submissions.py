"""The commands for what is sent out and handed in."""

from pathlib import Path

import click

from authoring.cli.spoken import SpokenCommand, message_language
from authoring.cli.workspace import Workspace, in_workspace, language_option, output_format


@click.command(cls=SpokenCommand)
@click.argument("groups", nargs=-1, metavar="[GROUP]...")
@click.option(
    "--language", metavar="TAG", help="The language of the workbooks: en, fr, es (default: the edition's first)."
)
@in_workspace
def template(workspace: Workspace, groups: tuple[str, ...], language: str | None) -> None:
    """Write the blank workbook of each GROUP.

    Without GROUP: of every active group, and the coordinators' own (which is also written for the
    GROUP "coordination"). They are written to output/YEAR/templates.
    """
    from authoring.pipeline import submissions

    for path in submissions.write_templates(workspace.folder, groups, language):
        click.echo(path)


@click.command(cls=SpokenCommand)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@output_format
@click.option("--annotate", is_flag=True, help="Also write copies of the workbooks with the findings inside.")
@language_option
@in_workspace
def check(workspace: Workspace, paths: tuple[Path, ...], output_format: str, *, annotate: bool, language: str) -> int:
    """List everything there is to mend in the workbooks, with the cell it stands in.

    Without PATH: in all files of the edition's folder, and in their translations. A PATH may be a workbook,
    a JSON submission or a folder of them. With --annotate, output/YEAR/review gets a copy of each workbook
    whose cells are marked and carry the findings as comments, to send back to its authors.

    Exit status: 0 when there are no errors (warnings do not count), 1 when there are, 2 for wrong usage.
    """
    from authoring import listing
    from authoring.pipeline import submissions, translated

    folder = workspace.folder
    checked = submissions.check(folder, paths, workspace.templates)
    if not paths:
        checked = translated.with_doubts(folder, checked)
    written = submissions.annotate(folder, checked, language) if annotate else []
    show = listing.as_json if output_format == "json" else listing.as_text
    click.echo(show(checked.findings, len(checked.readings), language), nl=False)
    for path in written:
        click.echo(listing.legible(f"→ {path}"), err=True)
    return 1 if checked.counts["error"] else 0


@click.command(cls=SpokenCommand)
@in_workspace
def status(workspace: Workspace) -> None:
    """Show which groups have handed in, and how much is still to mend."""
    from authoring import listing
    from authoring.pipeline import submissions

    click.echo(
        listing.status_table(submissions.status(workspace.folder, workspace.templates), message_language()), nl=False
    )


@click.command(cls=SpokenCommand)
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="The file to write."
)
@in_workspace
def convert(workspace: Workspace, file: Path, output: Path | None) -> None:
    """Turn a workbook into JSON, or JSON into a workbook, losing nothing.

    The file is written beside FILE, with the other ending, unless --output names another.
    """
    from authoring import listing
    from authoring.pipeline import submissions

    path, findings = submissions.convert(workspace.folder, file, output)
    if findings:
        click.echo(listing.as_text(findings, 1, message_language()), nl=False, err=True)
    click.echo(path)


@click.command(cls=SpokenCommand)
def schema() -> None:
    """Print the JSON Schema of a submission."""
    import json

    from authoring.pipeline import submissions

    click.echo(json.dumps(submissions.schema(), ensure_ascii=False, indent=2))


@click.command(cls=SpokenCommand)
@language_option
def codes(language: str) -> None:
    """Print every finding there is: code, severity, message, what to do."""
    from authoring import listing

    click.echo(listing.codes_table(language), nl=False)


COMMANDS = (template, check, status, convert, schema, codes)

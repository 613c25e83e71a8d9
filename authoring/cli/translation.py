"""The commands for translators' files."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import click

from authoring.cli.spoken import SpokenCommand, SpokenGroup, message_language
from authoring.cli.workspace import Workspace, in_workspace, output_format

_FORMATS = ("xliff12", "xliff2", "po", "docx", "xlsx", "tmx", "omegat")
_CHOICES = ("open", "new", "changed", "all")
_STATES = ("translated", "reviewed", "final")


@click.group(cls=SpokenGroup)
def translate() -> None:
    r"""Send texts out to translators, and take in what comes back.

    \b
    The way of a translation:
      authoring translate export   write kits, each for the program its translator works with
      authoring translate import   take in what comes back, and list what is to be mended
      authoring translate status   see how far each language has come
      authoring translate log      see who said the last word, and when

    Translations are kept in submissions/YEAR/translations. One belongs to a text, not to its place: rows can be
    moved, and a changed sentence goes out again alone, with what it was.
    """


_languages = click.option(
    "--language", "languages", multiple=True, metavar="TAG", help="Only into this language; repeat for several."
)
_groups = click.option(
    "--group", "groups", multiple=True, metavar="GROUP", help="Only this group's; repeat for several."
)


@translate.command(cls=SpokenCommand)
@_languages
@_groups
@click.option(
    "--as",
    "formats",
    type=click.Choice(_FORMATS),
    multiple=True,
    default=("xliff12",),
    help="omegat: a project for OmegaT; xliff12, xliff2: most other programs; po: Poedit, Weblate; docx, xlsx: Word, "
    "Excel. Repeat for several.",
)
@click.option(
    "--only",
    "chosen",
    type=click.Choice(_CHOICES),
    default="open",
    help="new: never translated; changed: since then; open: both; all: what is translated, too.",
)
@in_workspace
def export(
    workspace: Workspace, languages: tuple[str, ...], groups: tuple[str, ...], formats: tuple[str, ...], chosen: str
) -> None:
    """Write kits for translators.

    There is a folder for each group and language: output/YEAR/translation/GROUP.LANGUAGE. It holds the kit in each
    format asked for, with what is still to be translated and what helps: where a sentence stands, what stood there
    before, what was translated elsewhere, agreed names. preview.html shows each sentence in its place, behind its
    number; memory.tmx holds all earlier translations, terms.tbx the agreed names. A folder is written anew; one that
    somebody worked in is set aside first.
    """
    from authoring import listing
    from authoring.pipeline import kits
    from authoring.translation.outgoing import Choice

    choice: Choice = next(one for one in get_args(Choice) if one == chosen)
    request = kits.ExportRequest(languages, groups, formats, choice)
    written = kits.export(workspace.folder, workspace.templates, request)
    click.echo(listing.kits_written(written, choice, message_language()), nl=False)


@translate.command("import", cls=SpokenCommand)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--by", default="", metavar="NAME", help="Who translated; it is kept with each sentence.")
@click.option(
    "--state",
    type=click.Choice(_STATES),
    default="translated",
    help="How far a sentence has come where its file does not tell.",
)
@click.option("--overwrite", is_flag=True, help="Also overwrite what is newer or approved.")
@click.option(
    "--overwrite-sentence",
    "chosen",
    multiple=True,
    metavar="ID",
    help="Overwrite this sentence only, by the id that its finding tells; repeat for several.",
)
@click.option(
    "--same-as-source",
    multiple=True,
    metavar="ID",
    help="This sentence is the same in both languages, such as a name; repeat for several.",
)
@in_workspace
def take_in(
    workspace: Workspace,
    files: tuple[Path, ...],
    by: str,
    state: str,
    chosen: tuple[str, ...],
    same_as_source: tuple[str, ...],
    *,
    overwrite: bool,
) -> int:
    """Take in what translators hand back.

    FILE is a kit in any of the formats, whole or in part, however often it comes. What is newer or approved is never
    overwritten silently; a sentence that changed meanwhile is shown with the difference. Exit status 1 when something
    could not be taken.
    """
    from authoring import listing
    from authoring.pipeline import translation
    from authoring.translation.merge import Signature
    from authoring.translation.units import State

    reached: State = next(one for one in get_args(State) if one == state)
    signature = Signature(by, _now(), reached)
    returned = translation.take_in(
        workspace.folder, files, signature, overwrite=overwrite or chosen, same_as_source=same_as_source
    )
    findings, language = [one for each in returned for one in each.findings], message_language()
    click.echo(listing.as_text(findings, len(files), language), nl=False)
    click.echo(listing.returned_lines(returned, by, language), nl=False)
    return 1 if any(one.severity == "error" for one in findings) else 0


def _now() -> datetime:
    """Return the time, or the one that SOURCE_DATE_EPOCH names, so that a test can repeat what was done."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC).replace(microsecond=0)


@translate.command("status", cls=SpokenCommand)
@_languages
@_groups
@output_format
@in_workspace
def status(workspace: Workspace, languages: tuple[str, ...], groups: tuple[str, ...], output_format: str) -> None:
    """Show how far each language has come, and what keeps it from being published.

    Sentences are counted as new, changed since they were translated, translated, reviewed or approved, and with their
    words. Only what is new or changed keeps the final report from being built.
    """
    from authoring import standings
    from authoring.pipeline import translation

    show = standings.as_json if output_format == "json" else standings.as_text
    found = translation.status(workspace.folder, languages, groups)
    click.echo(show(found, translation.names(workspace.folder), message_language()), nl=False)


@translate.command(cls=SpokenCommand)
@_languages
@_groups
@in_workspace
def log(workspace: Workspace, languages: tuple[str, ...], groups: tuple[str, ...]) -> None:
    """Show who said the last word, and when.

    In each document the latest comes first. What the term base settles has no day. Nobody is named where
    --by was not given when a translation was taken in.
    """
    from authoring import standings
    from authoring.pipeline import translation

    found = translation.last_words(workspace.folder, languages, groups)
    click.echo(standings.log(found, translation.names(workspace.folder), message_language()), nl=False)


COMMANDS = (translate,)

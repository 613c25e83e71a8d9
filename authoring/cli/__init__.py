"""The command `authoring`: arguments in, findings, progress and exit status out; no logic.

Exit status: 0 done (perhaps with warnings), 1 errors to mend or a refusal, 2 the command was called wrongly.
"""

from pathlib import Path

import click

from authoring.cli import portal, publication, submissions, translation
from authoring.cli.spoken import SpokenGroup
from authoring.cli.workspace import Workspace


@click.group(cls=SpokenGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--edition", "year", type=int, metavar="YEAR", help="The edition to work on (default: the latest).")
@click.option(
    "--folder",
    "base",
    metavar="FOLDER",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=Path(),
    help="The folder that holds submissions/, templates/ and output/ (default: this one).",
)
@click.version_option(package_name="authoring", message="%(prog)s %(version)s", help="Show the version and exit.")
@click.pass_context
def main(context: click.Context, year: int | None, base: Path) -> None:
    r"""From working groups' workbooks to one annual report in Word, PDF and HTML.

    \b
    The way through an edition:
      authoring template      write the blank workbooks to send out
      authoring status        see who has handed in, and what is still to mend
      authoring check         list what is to mend, naming file, sheet and cell
      authoring translate     send texts out to translators, and take in what comes back
      authoring build         publish a draft; with --final the report itself
      authoring serve         the same on the web: forms to fill in, and the coordinators' desk

    An edition is the folder submissions/YEAR: its edition.toml and the workbooks handed in. What the
    commands write goes to output/YEAR. They speak the language that AUTHORING_LANGUAGE names (en, fr, es),
    else that of your system.
    """
    context.obj = Workspace(base, year)


for command in (*submissions.COMMANDS, *publication.COMMANDS, *translation.COMMANDS, *portal.COMMANDS):
    main.add_command(command)

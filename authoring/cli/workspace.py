"""What commands share: where they work, how they end, options that several have."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Concatenate, NoReturn, ParamSpec

import click

from authoring.cli import spoken
from authoring.edition.folder import EditionFolder, find
from authoring.errors import AuthoringError, failure
from authoring.locale import LANGUAGES, persons_language
from authoring.locale.message import Spoken, message

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


def in_workspace(command: Callable[Concatenate[Workspace, P], int | None]) -> Callable[P, None]:
    """Hand the workspace to a command; show what it raises for people as one message, and exit with its status."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            exit_status = command(click.get_current_context().ensure_object(Workspace), *args, **kwargs)
        except AuthoringError as error:
            _fail(error)
        except OSError as error:
            _fail(message("{file}: {reason}.", file=error.filename or message("A file"), reason=failure(error)))
        sys.exit(exit_status or 0)

    return run


def _fail(said: Spoken) -> NoReturn:
    from authoring.listing import legible

    for line in said.text(spoken.message_language()).split("\n"):
        click.echo(legible(line), err=True)
    sys.exit(1)


language_option = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=persons_language,
    callback=spoken.speak,
    help="The language of the messages (default: AUTHORING_LANGUAGE, else your system's).",
)

output_format = click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", help="How to list them."
)

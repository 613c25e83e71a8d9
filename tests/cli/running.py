"""Commands as a person runs them."""

from click.testing import CliRunner, Result

from authoring.cli import main
from authoring.edition.folder import EditionFolder


def run(folder: EditionFolder, *arguments: str) -> Result:
    """Run a command in the edition's workspace; an exception would be a traceback on somebody's screen."""
    base = str(folder.path.parents[1])
    return CliRunner().invoke(main, ["--folder", base, *arguments], catch_exceptions=False)

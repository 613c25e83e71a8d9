"""A build's progress while it runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from authoring.locale import words

if TYPE_CHECKING:
    from authoring.publishing.press import Printed


@contextmanager
def shown(total: int, language: str = "en") -> Iterator[Callable[["Printed"], None]]:
    """Show a bar on the standard error, in `language`; yields what to call for each of the `total` artifacts."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # Without a thread of its own: the workers are forked while it is shown.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        task = bar.add_task(words("commands", language)("Reading and checking"), total=total)
        bar.refresh()

        def advance(printed: "Printed") -> None:
            bar.update(
                task, advance=1, description=f"{printed.artifact.language} {printed.artifact.format}", refresh=True
            )

        yield advance

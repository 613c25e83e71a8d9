"""A build's progress while it runs, and its summary when it is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authoring.pipeline import Built
    from authoring.publishing.press import Printed


def say_nothing(_printed: "Printed") -> None:
    """Show no progress: nobody is looking at the terminal."""


@contextmanager
def shown(total: int) -> Iterator[Callable[["Printed"], None]]:
    """Show a bar on the standard error; yields what is to be called for each of the `total` artifacts."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # Without a thread of its own: the workers are forked while it is shown.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        task = bar.add_task("Reading and checking", total=total)
        bar.refresh()

        def advance(printed: "Printed") -> None:
            bar.update(
                task, advance=1, description=f"{printed.artifact.language} {printed.artifact.format}", refresh=True
            )

        yield advance


def summary(output: Path, built: "Built") -> str:
    """Return what was written, how long it took, and what is missing."""
    lines = [_line(output, printed) for printed in built.printed]
    if built.unchanged:
        lines.append("Nothing has changed since the last build.")
    if built.missing:
        lines.append(f"Not handed in: {', '.join(built.missing)}.")
    errors, warnings = built.findings["error"], built.findings["warning"]
    if errors or warnings:
        lines.append(f"To mend: {errors} errors, {warnings} warnings; `authoring check` lists them.")
    return "\n".join(lines) + "\n"


def _line(output: Path, printed: "Printed") -> str:
    size = f"{printed.artifact.size / 1000:,.0f} kB"
    time = f"{printed.seconds:.1f} s" if printed.seconds else "unchanged"
    return f"{output / printed.artifact.path}  ({size}, {time})"

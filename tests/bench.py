"""Timings of each stage on 8, 32 and 128 groups, of commands a person waits for, of saves on the web: `make bench`.

Never part of the tests: a machine's speed is not a property of the program. Compare the ratios.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from authoring.assembly.assemble import assemble
from authoring.edition.definition import load
from authoring.edition.edition import Edition
from authoring.edition.folder import handed_in
from authoring.forms.catalogue import group_form
from authoring.forms.submission import GroupSubmission, Submission
from authoring.intake.blank import write_workbook
from authoring.intake.check import check
from authoring.intake.reading import read_all
from authoring.publishing.docx import render_docx
from authoring.publishing.html import render_html
from authoring.publishing.pdf import paper_page, render_pdf

_ROOT = Path(__file__).parents[1]
_TEMPLATES = _ROOT / "templates"
_BUNDLED = _ROOT / "submissions" / "2021"
_RUNS = 3


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a build and its median time."""

    name: str
    seconds: float


def _timed(work: Callable[[], object], runs: int = _RUNS) -> float:
    times = []
    for _ in range(runs):
        begin = perf_counter()
        work()
        times.append(perf_counter() - begin)
    return median(times)


def _bundled(edition: Edition) -> list[GroupSubmission]:
    submissions = [reading.submission for reading in read_all(handed_in(_BUNDLED), edition)]
    return [submission for submission in submissions if isinstance(submission, GroupSubmission)]


def _multiplied(groups: int) -> tuple[Edition, list[GroupSubmission]]:
    """Return an edition of that many groups, each a copy of a bundled one."""
    edition = load(_BUNDLED / "edition.toml")
    originals = _bundled(edition)
    copies = [(originals[number % len(originals)], f"group-{number}") for number in range(groups)]
    definitions = [
        edition.groups[number % len(edition.groups)].model_copy(update={"id": name, "code": f"G{number}"})
        for number, (_, name) in enumerate(copies)
    ]
    larger = edition.model_copy(update={"groups": definitions})
    return larger, [original.model_copy(update={"group": name}) for original, name in copies]


def _stages(groups: int, folder: Path) -> Iterator[Stage]:
    edition, submissions = _multiplied(groups)
    for submission in submissions:
        workbook = write_workbook(group_form(edition, submission.group), "en", submission)
        (folder / f"{submission.group}.xlsx").write_bytes(workbook)
    runs = _RUNS if groups < 100 else 1
    yield Stage("reading", _timed(lambda: read_all(handed_in(folder), edition), runs))
    handed: list[Submission] = list(submissions)
    yield Stage("checking", _timed(lambda: check(edition, handed), runs))
    yield Stage("assembly", _timed(lambda: assemble(edition, handed, "en"), runs))
    report = assemble(edition, handed, "en")
    yield Stage("html", _timed(lambda: render_html(report, _TEMPLATES), runs))
    yield Stage("docx", _timed(lambda: render_docx(report, _TEMPLATES), runs))
    yield Stage("pdf", _timed(lambda: render_pdf(report, _TEMPLATES), runs))
    source = paper_page(report, _TEMPLATES)
    yield Stage("  WeasyPrint alone", _timed(lambda: _weasyprint(source), runs))


def _weasyprint(source: str) -> None:
    """Do what WeasyPrint does for this page, with nothing of ours around it."""
    fonts = FontConfiguration()
    style = CSS(_TEMPLATES / "print.css", font_config=fonts)
    HTML(string=source, base_url=str(_TEMPLATES)).write_pdf(
        font_config=fonts, stylesheets=[style], pdf_tags=True, pdf_variant="pdf/ua-1"
    )


def _commands() -> Iterator[Stage]:
    """Yield what a person waits for, start of the program included."""
    program = [sys.executable, "-m", "authoring"]
    for arguments in (["--help"], ["check"], ["build", "--format", "docx", "--jobs", "1"], ["build"]):
        command = [*program, *arguments]
        subprocess.run(command, cwd=_ROOT, capture_output=True, check=False)
        seconds = _timed(lambda command=command: subprocess.run(command, cwd=_ROOT, capture_output=True, check=False))  # type: ignore[misc]
        yield Stage(" ".join(["authoring", *arguments]), seconds)


def main() -> None:
    """Print the timings."""
    for groups in (8, 32, 128):
        with TemporaryDirectory() as folder:
            stages = list(_stages(groups, Path(folder)))
        total = sum(stage.seconds for stage in stages if not stage.name.startswith(" "))
        print(f"{groups} groups: {total:.2f} s")  # noqa: T201
        for stage in stages:
            print(f"  {stage.name:<22}{stage.seconds:8.3f} s {stage.seconds / total:6.1%}")  # noqa: T201
    print("Commands (the last build: nothing has changed)")  # noqa: T201
    for stage in _commands():
        print(f"  {stage.name:<44}{stage.seconds:8.3f} s")  # noqa: T201
    print("The portal", flush=True)  # noqa: T201
    subprocess.run([sys.executable, "-m", "tests.portal.load"], cwd=_ROOT, check=True)


if __name__ == "__main__":
    main()

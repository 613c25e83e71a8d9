"""Three formats that say the same are found equal; one that says anything else is found out, at the right place."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from authoring.assembly.assemble import assemble
from authoring.edition.folder import EditionFolder
from authoring.model.report import Report
from authoring.pipeline import submissions
from authoring.publishing.artifact import FORMATS, Format, render
from authoring.publishing.readback.compare import compare, fingerprint
from authoring.publishing.readback.outline import Outline, passage
from authoring.publishing.readback.read import outline
from tests.publishing.readback.mutations import MUTATIONS, Mutation
from tests.publishing.specimen import SPECIMEN
from tests.reference import needs_reference, reference_submissions

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "templates"


@cache
def sound() -> Mapping[str, Outline]:
    return {file_format: published(SPECIMEN, file_format) for file_format in FORMATS}


def published(report: Report, file_format: Format) -> Outline:
    return outline(render(report, file_format, TEMPLATES), file_format)


def test_the_formats_say_the_same() -> None:
    difference = compare(sound())

    assert difference is None, str(difference)
    assert len({fingerprint(one) for one in sound().values()}) == 1


@pytest.mark.parametrize("file_format", ["docx", "html", pytest.param("pdf", marks=pytest.mark.slow)])
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_change_in_one_format_is_found_at_its_place(mutation: Mutation, file_format: Format) -> None:
    mutated = published(mutation.change(SPECIMEN), file_format)
    difference = compare({**sound(), file_format: mutated})

    assert difference is not None
    other = next(one for one in FORMATS if one != file_format)
    seen = difference.sightings[other]
    assert seen.passage is not None
    assert (seen.passage.kind, mutation.said in seen.passage.shown) == (mutation.kind, True)
    assert mutation.heading in seen.heading
    assert difference.sightings[file_format].position == seen.position


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_change_changes_the_fingerprint(mutation: Mutation) -> None:
    mutated = published(mutation.change(SPECIMEN), "html")

    assert fingerprint(mutated) != fingerprint(sound()["html"])


def test_a_file_that_ends_too_early_is_shown_to_end() -> None:
    whole = (passage("heading", 1, "Part I"), passage("paragraph", 0, "Welcome."))
    difference = compare({"a.html": whole, "a.docx": whole[:1]})

    assert str(difference) == (
        "a.html, under “Part I”:\n"
        "    after   heading “Part I”\n"
        "  > paragraph “Welcome.”\n"
        "a.docx, under “Part I”:\n"
        "    after   heading “Part I”\n"
        "  > nothing more"
    )


def test_a_long_passage_is_shown_where_it_differs() -> None:
    long = "Many words. " * 40
    one, other = (passage("paragraph", 0, f"{long}{end}", page=7) for end in ("Yes.", "No."))
    shown = str(compare({"html": (one,), "pdf": (other,)})).splitlines()

    assert shown[2] == "pdf, page 7:"
    assert shown[1].startswith("  > paragraph “…")
    assert shown[1].endswith("Many words. Yes.”")


def test_a_difference_in_level_alone_is_told_as_one_under_all_headings_above() -> None:
    above = (passage("heading", 1, "Part I"), passage("heading", 2, "Mines"))
    one, other = ((*above, passage("heading", level, "Water")) for level in (3, 4))

    assert compare({"html": one, "docx": other}).text("fr").splitlines() == [  # type: ignore[union-attr]
        "html, sous «\u00a0Part I › Mines › Water\u00a0»\u00a0:",
        "    après  titre, niveau 2 «\u00a0Mines\u00a0»",
        "  > titre, niveau 3 «\u00a0Water\u00a0»",
        "docx, sous «\u00a0Part I › Mines › Water\u00a0»\u00a0:",
        "    après  titre, niveau 2 «\u00a0Mines\u00a0»",
        "  > titre, niveau 4 «\u00a0Water\u00a0»",
    ]


def bundled() -> Report:
    checked = submissions.check(EditionFolder(ROOT / "submissions" / "2021", ROOT / "output" / "2021"))
    return assemble(checked.edition, checked.submissions, "en")


def real() -> Report:
    edition = submissions.load_edition(EditionFolder(ROOT / "submissions" / "2021", ROOT / "output" / "2021"))
    return assemble(edition, reference_submissions(edition), "en")


@pytest.mark.slow
@pytest.mark.parametrize(
    "report",
    [
        pytest.param(bundled),
        pytest.param(real, marks=needs_reference),
    ],
)
def test_a_whole_report_says_the_same_in_all_formats(report: Callable[[], Report]) -> None:
    outlines: dict[str, Outline] = {file_format: published(report(), file_format) for file_format in FORMATS}
    difference = compare(outlines)

    assert difference is None, str(difference)
    assert len({fingerprint(one) for one in outlines.values()}) == 1


@pytest.mark.slow
def test_page_and_word_document_of_the_bundled_report_say_the_same() -> None:
    page, document = published(bundled(), "html"), published(bundled(), "docx")
    difference = compare({"html": page, "docx": document})

    assert difference is None, str(difference)
    assert fingerprint(page) == fingerprint(document)

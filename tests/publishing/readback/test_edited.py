"""A published file that was changed afterwards, byte by byte, no longer says what the others say."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from authoring.model.inline import Run
from authoring.publishing.artifact import FORMATS, render
from authoring.publishing.readback.compare import compare
from authoring.publishing.readback.outline import Outline
from authoring.publishing.readback.read import outline
from tests.publishing.readback.mutations import instead
from tests.publishing.specimen import SPECIMEN, say

TEMPLATES = Path(__file__).parents[3] / "templates"
SAID = "Seasonal produce, the agri-food trade, COVID-19 and CO₂."
REPORT = instead(say("Before any topic."), (Run(SAID),))(SPECIMEN)


@cache
def published() -> Mapping[str, bytes]:
    return {file_format: render(REPORT, file_format, TEMPLATES) for file_format in FORMATS}


@cache
def sound() -> Mapping[str, Outline]:
    return {file_format: outline(published()[file_format], file_format) for file_format in FORMATS}


def edited_page(before: str, after: str) -> Outline:
    content = published()["html"].decode()
    assert content.count(before) == 1
    return outline(content.replace(before, after).encode(), "html")


def edited_document(before: str, after: str, part: str = "word/document.xml") -> Outline:
    file = BytesIO()
    with ZipFile(BytesIO(published()["docx"])) as package, ZipFile(file, "w") as changed:
        for one in package.namelist():
            content = package.read(one).decode() if one == part else package.read(one)
            if isinstance(content, str):
                assert content.count(before) == 1
                content = content.replace(before, after)
            changed.writestr(one, content)
    return outline(file.getvalue(), "docx")


def assert_found(edited: Mapping[str, Outline]) -> None:
    difference = compare({**sound(), **edited})

    assert difference is not None
    (name,) = edited
    seen = difference.sightings["docx" if name == "html" else "html"]
    assert seen.passage is not None
    assert seen.passage.shown == SAID


WORDS = {
    "a lost space": ("Seasonal produce", "Seasonalproduce"),
    "a space inside a word": ("Seasonal", "Sea sonal"),
    "a no-break space inside a word": ("Seasonal", "Sea\u00a0sonal"),
    "a lost hyphen": ("agri-food", "agrifood"),
    "a hyphen for a space": ("Seasonal produce", "Seasonal-produce"),
    "a hyphen between a word and a number": ("COVID-19", "COVID19"),
    "a soft hyphen for a hyphen": ("COVID-19", "COVID\u00ad19"),
    "another kind of number": ("CO₂", "CO2"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("before", "after"), WORDS.values(), ids=WORDS)
def test_spaces_and_hyphens_of_a_page_count(before: str, after: str) -> None:
    assert_found({"html": edited_page(before, after)})


@pytest.mark.parametrize(("before", "after"), WORDS.values(), ids=WORDS)
def test_spaces_and_hyphens_of_a_document_count(before: str, after: str) -> None:
    assert_found({"docx": edited_document(before, after)})


LAYOUT = {
    "a no-break space": ("Seasonal produce", "Seasonal\u00a0produce"),
    "a narrow no-break space": ("Seasonal produce", "Seasonal\u202fproduce"),
    "a line of the source": ("Seasonal produce", "Seasonal\n  produce"),
    "a hyphen that keeps together": ("COVID-19", "COVID\u201119"),
    "a place to divide a word": ("Seasonal", "Sea\u00adsonal"),
}


@pytest.mark.parametrize(("before", "after"), LAYOUT.values(), ids=LAYOUT)
def test_how_words_are_set_does_not(before: str, after: str) -> None:
    assert compare({**sound(), "html": edited_page(before, after), "docx": edited_document(before, after)}) is None


@pytest.mark.parametrize("lost", ["agri-food", "COVID-19"])
def test_a_pdf_tells_hyphens_within_its_lines(lost: str) -> None:
    pages = {"html": edited_page(lost, lost.replace("-", "")), "docx": edited_document(lost, lost.replace("-", ""))}

    assert compare(pages) is None
    assert compare({**pages, "pdf": sound()["pdf"]}) is not None


HIDDEN_ON_A_PAGE = {
    "a paragraph": (f"<p>{SAID}", f"<p hidden>{SAID}"),
    "a paragraph that a search shows": (f"<p>{SAID}", f'<p hidden="until-found">{SAID}'),
    "by its style": (f"<p>{SAID}", f'<p style="color: red; DISPLAY : none">{SAID}'),
    "a word": ("the agri-food", '<span style="visibility:hidden">the</span> agri-food'),
    "added words": ("the agri-food", '<span style="display:block">the whole</span> agri-food'),
}


@pytest.mark.parametrize(("before", "after"), HIDDEN_ON_A_PAGE.values(), ids=HIDDEN_ON_A_PAGE)
def test_what_a_page_hides_is_not_said(before: str, after: str) -> None:
    assert_found({"html": edited_page(before, after)})


def test_what_a_page_hides_and_never_said_changes_nothing() -> None:
    added = edited_page("the agri-food", "the <i hidden>whole</i><!-- whole -->agri-food")

    assert compare({**sound(), "html": added}) is None


TEXT = f'<w:r><w:t xml:space="preserve">{SAID}'
HIDDEN_IN_A_DOCUMENT = {
    "a run": f"<w:r><w:rPr><w:vanish/></w:rPr>{TEXT.removeprefix('<w:r>')}",
    "a run, in other words": f'<w:r><w:rPr><w:vanish w:val="1"/></w:rPr>{TEXT.removeprefix("<w:r>")}',
    "moved away": f"<w:moveFrom>{TEXT}</w:t></w:r></w:moveFrom><w:r><w:t>",
}


@pytest.mark.parametrize("hidden", HIDDEN_IN_A_DOCUMENT.values(), ids=HIDDEN_IN_A_DOCUMENT)
def test_what_word_hides_is_not_said(hidden: str) -> None:
    assert_found({"docx": edited_document(TEXT, hidden)})


def test_what_word_no_longer_hides_is_said() -> None:
    shown = f'<w:r><w:rPr><w:vanish w:val="false"/></w:rPr>{TEXT.removeprefix("<w:r>")}'

    assert compare({**sound(), "docx": edited_document(TEXT, shown)}) is None


def test_a_style_that_hides_is_found() -> None:
    edited = edited_document(
        'w:styleId="BodyText">', 'w:styleId="BodyText"><w:rPr><w:vanish/></w:rPr>', "word/styles.xml"
    )

    assert compare({**sound(), "docx": edited}) is not None

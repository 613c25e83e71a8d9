"""What was not translated, or was cut, in the files of a report in disguise."""

from dataclasses import replace

import pytest

from authoring.locale.pseudo import PSEUDO, of_text
from authoring.model import rewrite
from authoring.model.blocks import Details, Paragraph
from authoring.model.inline import Inline, Run, plain, text_of
from authoring.model.report import Meeting, Report, Section
from authoring.publishing.artifact import FORMATS, Format, render
from authoring.publishing.escaped import Escape, escapes
from tests.workspace import ROOT

LONG = f"https://example.org/{'/some-long-name' * 12}"
NAMES = ("Peru", "Ana Paz", "María de la Luz", "Jeanne-Marie", LONG)


def _disguised(inline: Inline, _language: str) -> Inline:
    return plain(of_text(text_of(inline))) if inline else ()


def report(*paragraphs: Inline, title: str = "[Ṁīńīńĝ ~ ōńē]", partnership: str = "[ŢŴŌ]") -> Report:
    """Return a report in disguise of one chapter that says `paragraphs` and no more."""
    chapter = Section("chapter", "mining", title, "1", blocks=tuple(map(Paragraph, paragraphs)))
    part = Section("part", "part--groups", "[Ĝŕōūṗš ~ ōńē]", "[Ṗāŕţ I ~ ōńē]", sections=(chapter,))
    said = Report(
        title="Report",
        partnership="Partnership of Two",
        acronym="PT",
        partners=(),
        year=2030,
        language=PSEUDO,
        host="",
        meeting=Meeting("3rd", "", "Lima", "Virtual"),
        draft=True,
        parts=(),
    )
    whole = rewrite.report(said, _disguised)
    return replace(whole, partners=("Peru",), host="Peru", parts=(part,), partnership=partnership)


def found(said: Report, file_format: Format) -> list[Escape]:
    return list(escapes(render(said, file_format, ROOT / "templates"), file_format, NAMES))


STAYS = [
    "[Ōń Ṁāý 2 ~ ōńē]",
    "May 2, 2030",
    "Peru and Peru",
    "Ana Paz, María de la Luz",
    "2030-MIN-01: iv. (b) XII",
    "https://example.org/x?y=z a.paz@example.org",
    "3.5 %",
    "2030-CO--01 2030-B&B2-11",
    "Jeanne-Marie Ana Paz " * 30,
    f"[Šēē {LONG} ~ ōńē]",
]


@pytest.mark.parametrize("file_format", FORMATS)
def test_names_dates_addresses_and_numbers_have_not_escaped(file_format: Format) -> None:
    assert found(report(*map(plain, STAYS)), file_format) == []


@pytest.mark.parametrize("file_format", FORMATS)
def test_what_is_not_translated_or_cut_is_told_with_its_headings(file_format: Format) -> None:
    told = report(
        plain("[Ţĥē ōūţĉōṁē: not good ~ ōńē]"),
        plain("[Ţĥē ōūţĉōṁē…"),
        (Run("[Ā "), Run("link", link="https://example.org"), Run(" ĥēŕē]")),
        plain("Paz for Peru"),
    )

    headings = ("[Ṗāŕţ I ~ ōńē] [Ĝŕōūṗš ~ ōńē]", "1 [Ṁīńīńĝ ~ ōńē]")
    assert found(told, file_format) == [
        Escape("[Ţĥē ōūţĉōṁē: not good ~ ōńē]", ("not", "good"), headings=headings),
        Escape("[Ţĥē ōūţĉōṁē…", (), is_cut=True, headings=headings),
        Escape("[Ā link ĥēŕē]", ("link",), headings=headings),
        Escape("Paz for Peru", ("Paz", "for"), headings=headings),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("file_format", FORMATS)
def test_a_heading_and_what_stands_around_the_text_may_escape_too(file_format: Format) -> None:
    assert [one.text for one in found(report(plain("[Ā]"), title="Mining"), file_format)] == ["1 Mining"]
    assert [one.words for one in found(report(plain("[Ā]"), title="[Ṁ]"), file_format)] == []
    assert ("Partnership",) in [
        one.words for one in found(report(plain("[Ā]"), partnership="[Partnership ōƒ Ţŵō]"), file_format)
    ]


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_text_that_comes_up_again_is_told_once(file_format: Format) -> None:
    told = report(plain("Lead"), plain("Lead"), plain("[Ā]"))
    facts = Details((("Lead", plain("[Ā]")),))
    part = told.parts[0]
    chapter = replace(part.sections[0], blocks=(*part.sections[0].blocks, facts))

    assert [one.text for one in found(replace(told, parts=(replace(part, sections=(chapter,)),)), file_format)] == [
        "Lead"
    ]

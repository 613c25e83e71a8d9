"""In which language a text stands is read back too, from every format."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest

from authoring.model import rewrite
from authoring.model.blocks import Details, Figure, Paragraph, Person, Roster
from authoring.model.inline import Inline, Run
from authoring.model.report import Report, Section
from authoring.publishing.artifact import FORMATS, Format, render
from authoring.publishing.readback.compare import compare, fingerprint
from authoring.publishing.readback.outline import Outline
from authoring.publishing.readback.read import outline
from tests.publishing.specimen import PIXEL, SPECIMEN, say
from tests.workspace import ROOT

NAME = (
    Run("By the "),
    Run("Secretaría ", language="es"),
    Run("de Economía", strong=True, language="es"),
    Run(" and "),
    Run("Radio-Canada", link="https://example.org/", language="fr"),
    Run("", note=(Run("See "), Run("Ley", language="es"), Run("."))),
)
FOREIGN = Section(
    "topic",
    "p--1--1",
    "Un tema",
    language="es",
    blocks=(
        Paragraph((Run("Un texto"), Run("", note=say("Una nota")), Run(" in English", language="en"))),
        Figure(PIXEL, "image/png", say("Una figura"), "Un punto"),
        Details((("Date", say("Ayer")),)),
        Roster((("Mexico", (Person("Ana Paz", (say("Analista"),)),)),)),
    ),
)
REPORT = replace(
    SPECIMEN,
    parts=(Section("part", "p", "Part", language="en", blocks=(Paragraph(NAME),), sections=(FOREIGN,)),),
)
EXPECTED = {
    "By the Secretaría de Economía and [Radio-Canada](https://example.org/)[^1]": (
        ("es", "SecretaríadeEconomía"),
        ("fr", "RadioCanada"),
    ),
    "Un tema": (("es", "Untema"),),
    "Un texto[^2] in English": (("es", "Untexto"),),
    "Figure 1 Una figura": (("es", "Unafigura"),),
    "Ayer": (("es", "Ayer"),),
    "See Ley.": (("es", "Ley"),),
    "Una nota": (("es", "Unanota"),),
}


@cache
def published(report: Report, file_format: Format) -> Outline:
    return outline(render(report, file_format, ROOT / "templates"), file_format)


@pytest.mark.parametrize("file_format", FORMATS)
def test_every_format_tells_what_is_in_another_language(file_format: Format) -> None:
    said = {passage.shown: passage.foreign for passage in published(REPORT, file_format)}

    assert {shown: said.get(shown) for shown in EXPECTED} == EXPECTED
    assert {shown for shown, foreign in said.items() if not foreign} >= {"Part", "Mexico", "Date"}


def test_all_formats_tell_the_same() -> None:
    assert compare({file_format: published(REPORT, file_format) for file_format in FORMATS}) is None


def without_french(inline: Inline, _: str) -> Inline:
    return tuple(replace(run, language=None) if run.language == "fr" else run for run in inline)


@pytest.mark.parametrize("poorer", FORMATS)
def test_a_language_lost_in_one_format_is_found(poorer: Format) -> None:
    lost = rewrite.report(REPORT, without_french)
    outlines: Mapping[str, Outline] = {one: published(lost if one == poorer else REPORT, one) for one in FORMATS}

    difference = compare(outlines)

    assert difference is not None
    assert "[fr: RadioCanada]" in str(difference)
    assert len({fingerprint(one) for one in outlines.values()}) == 2

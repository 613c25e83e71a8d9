"""A preview numbers the sentences as the kit does, and nothing else."""

from collections.abc import Iterable

from authoring.forms.records import FigureRecord, Picture
from authoring.forms.submission import GroupSubmission
from authoring.text.writer import write_lines
from authoring.translation.kit import Entry, Kit, entry_id
from authoring.translation.preview import numbered
from authoring.translation.submission import units_of
from authoring.translation.units import Unit
from tests.translation.submissions import TEXT, submission


def _kit(*only: str) -> Kit:
    return _kit_of(units_of(submission()), *only)


def _kit_of(units: Iterable[Unit], *only: str) -> Kit:
    entries = (
        Entry(entry_id(unit, number), segment.source, (), "initial")
        for unit in units
        for number, segment in enumerate(unit.segments, 1)
        if not only or unit.source in only
    )
    return Kit("mining", ("en", "es"), tuple(entries))


def _lines(preview: GroupSubmission) -> list[str]:
    return [line.replace("\\", "") for line in write_lines(preview.sections["outcomes"][0].text)]


def test_every_sentence_of_a_kit_has_its_number() -> None:
    preview = numbered(submission(), _kit())

    assert preview.sections["outcomes"][0].topic == "[1]\u00a0Water"
    assert _lines(preview) == [
        "[2]\u00a0It went {**well**}. [3]\u00a0Mr. Paz saw [the mine](https://example.org).^[[4]\u00a0In May.]",
        "- [5]\u00a0one",
        "- [6]\u00a0two",
        "  - [7]\u00a0below two",
    ]


def test_below_a_picture_stands_what_is_said_of_it() -> None:
    picture = Picture(media_type="image/png", data=b"")
    handed_in = submission()
    handed_in.figures = [
        FigureRecord(picture=picture, caption="The mine.", alternative="Two people. They dig.", credit="A. Paz"),
        FigureRecord(picture=picture, caption="The river."),
    ]
    units = units_of(handed_in)

    preview = numbered(handed_in, _kit_of(units))

    said = [figure.caption.replace("\u00a0", " ") for figure in preview.figures]
    assert said == ["[15] The mine. – [16] Two people. [17] They dig.", "[19] The river."]


def test_names_stay_names() -> None:
    preview = numbered(submission(), _kit())

    assert [one.institution for one in preview.co_chairs] == [
        "Ministry of Mines",
        "Copper Council",
    ]


def test_what_is_in_no_kit_stays_as_it_is() -> None:
    assert _lines(numbered(submission(), _kit("two"))) == [*TEXT[:2], "- [1]\u00a0two", TEXT[3]]

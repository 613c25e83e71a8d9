"""A preview numbers the sentences as the kit does, and nothing else."""

from authoring.forms.submission import GroupSubmission
from authoring.text.writer import write_lines
from authoring.translation.kit import Entry, Kit, entry_id
from authoring.translation.preview import numbered
from authoring.translation.submission import units_of
from tests.translation.submissions import TEXT, submission


def _kit(*only: str) -> Kit:
    entries = (
        Entry(entry_id(unit, number), segment.source, (), "initial")
        for unit in units_of(submission())
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


def test_names_stay_names() -> None:
    preview = numbered(submission(), _kit())

    assert [one.institution for one in preview.co_chairs] == [
        "Ministry of Mines",
        "Copper Council",
    ]


def test_what_is_in_no_kit_stays_as_it_is() -> None:
    assert _lines(numbered(submission(), _kit("two"))) == [*TEXT[:2], "- [1]\u00a0two", TEXT[3]]

"""An edition's texts in disguise."""

import pytest

from authoring.edition.edition import Edition, heading_of, title_of
from authoring.edition.pseudo import in_disguise
from authoring.locale.pseudo import PSEUDO
from tests.edition.editions import small_edition


@pytest.fixture
def disguised() -> Edition:
    return in_disguise(small_edition())


def test_every_text_has_the_language_too_and_keeps_its_others(disguised: Edition) -> None:
    assert disguised.title == small_edition().title | {PSEUDO: "[2030 Āńńūāļ Ŕēṗōŕţ ~ ōńē]"}
    assert disguised.meeting.place == {"en": "Lima", PSEUDO: "[Ļīṁā]"}
    assert [title_of(group, PSEUDO) for group in disguised.groups] == ["[Ṁīńīńĝ ~ ōńē]", "[Ƒōŕēšţš ~ ōńē]"]
    assert [title_of(section, PSEUDO) for section in (*disguised.sections, *disguised.coordination)] == [
        "[Ōūţĉōṁēš ~ ōńē]",
        "[Ƒūţūŕē āĉţīōńš ~ ōńē]",
        "[Ṁēššāĝē ~ ōńē]",
    ]


def test_a_heading_is_put_together_where_there_is_no_english_one() -> None:
    groups = [
        {"id": "mining", "name": {"en": "Mining"}, "heading": {"fr": "Groupe sur les mines"}},
        {"id": "forests", "name": {"en": "Forests"}, "heading": {"en": "Forests together"}},
    ]
    mining, forests = in_disguise(small_edition(groups=groups)).groups

    assert heading_of(mining, PSEUDO) == "[[Ṁīńīńĝ ~ ōńē] Ŵōŕķīńĝ Ĝŕōūṗ ~ ōńē]"
    assert heading_of(forests, PSEUDO) == "[Ƒōŕēšţš ţōĝēţĥēŕ ~ ōńē]"


def test_a_text_without_english_is_made_of_its_first_language() -> None:
    assert in_disguise(small_edition(title={"fr": "Rapport"})).title == {"fr": "Rapport", PSEUDO: "[Ŕāṗṗōŕţ ~ ōńē]"}


def test_nothing_else_changes(disguised: Edition) -> None:
    for name in ("year", "languages", "host", "due", "issued", "partners", "names_in", "without_report"):
        assert getattr(disguised, name) == getattr(small_edition(), name)

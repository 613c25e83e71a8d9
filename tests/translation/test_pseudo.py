"""A submission in disguise: every unit translated by rule, its codes whole."""

from hypothesis import given
from hypothesis import strategies as st

from authoring.forms.records import CoChair
from authoring.locale.pseudo import PSEUDO, accented
from authoring.model import walk
from authoring.model.inline import notes_of, text_of
from authoring.translation.codes import Code, Coded, in_one_form
from authoring.translation.pseudo import disguised, in_disguise, names_in
from authoring.translation.submission import units_of
from tests.translation.submissions import submission
from tests.workspace import group_submission

OPEN, CLOSE, NOTE = Code("1", "open", "strong"), Code("1", "close"), Code("2", "note", "note")
CODES = st.sampled_from([OPEN, CLOSE, NOTE, Code("3", "open", "link https://example.org"), Code("3", "close")])
CODED = st.lists(st.text() | CODES).map(in_one_form)


def test_codes_keep_their_places() -> None:
    assert disguised(("It went ", OPEN, "well", CLOSE, ".", NOTE)) == (
        *("[Īţ ŵēńţ ", OPEN, "ŵēļļ", CLOSE, ".", NOTE, " ~ ōńē]"),
    )


def test_a_name_in_another_language_stays() -> None:
    begin, end = Code("1", "open", "language"), Code("1", "close")
    assert disguised(("The ", begin, "Sol", end, " play")) == ("[Ţĥē ", begin, "Sol", end, " ṗļāý ~ ōńē]")


def test_what_has_no_words_stays() -> None:
    assert disguised(("2021", NOTE)) == ("2021", NOTE)


@given(CODED)
def test_no_code_and_no_character_is_lost(text: Coded) -> None:
    said = disguised(text)
    if said == text:
        return
    assert [part for part in said if isinstance(part, Code)] == [part for part in text if isinstance(part, Code)]
    whole = "".join(part for part in text if isinstance(part, str))
    told = "".join(part for part in said if isinstance(part, str))
    assert told.startswith(f"[{''.join(accented(part) for part in text if isinstance(part, str))}")
    assert len(told) >= 1.35 * len(whole)


def test_every_text_of_a_submission_is_in_disguise() -> None:
    told = in_disguise(submission())

    assert told.language == PSEUDO
    texts = [text for _, text in walk.texts(told.sections["outcomes"][0].text)]
    assert [text_of(note) for text in texts for note in notes_of(text)] == ["[Īń Ṁāý. ~ ōńē]"]
    assert [text_of(text) for text in texts] == [
        "[Īţ ŵēńţ ŵēļļ. ~ ōńē] [Ṁŕ. Ṗāž šāŵ ţĥē ṁīńē. ~ ōńē]",
        "[ōńē]",
        "[ţŵō]",
        "[ƀēļōŵ ţŵō ~ ōńē]",
    ]
    assert [(one.name, one.title) for one in told.co_chairs] == [
        ("Ana Paz", "[Đīŕēĉţōŕ ~ ōńē]"),
        ("Luis Ríos", "[Đīŕēĉţōŕ ~ ōńē]"),
    ]
    assert not {unit.source for unit in units_of(told)} & {unit.source for unit in units_of(submission())}


def test_people_addresses_and_names_marked_by_their_authors_are_names() -> None:
    chair = CoChair(partner="peru", name="Ana Paz", institution="Mines", on_behalf_of="Eva Luz")
    handed_in = submission("They saw [Yma Súmac]{lang=qu}, www.example.org.").model_copy(update={"co_chairs": [chair]})

    assert names_in(handed_in) == {"Ana Paz", "Eva Luz", "Yma Súmac", "www.example.org."}
    assert names_in(group_submission("mining")) == {"Ana Paz", "Luis Ríos"}

"""What of a submission is to be translated, and a submission with its translations."""

from dataclasses import replace

from authoring.forms.records import Passage
from authoring.forms.submission import GroupSubmission
from authoring.model.blocks import Paragraph
from authoring.model.inline import Run
from authoring.text.reader import read_lines
from authoring.text.writer import write_lines
from authoring.translation.codes import tagged
from authoring.translation.submission import in_language, units_of
from authoring.translation.units import Context
from tests.translation.submissions import all_translated, submission
from tests.workspace import group_submission

PICTURE = {"media_type": "image/png", "data": b""}


def _texts(handed_in: GroupSubmission) -> list[str]:
    return write_lines(handed_in.sections["outcomes"][0].text)


def test_every_text_for_readers_is_a_unit_once() -> None:
    found = [(unit.context, unit.source) for unit in units_of(submission())]

    assert found == [
        (Context("", "topic"), "Water"),
        (Context("outcomes", "paragraph"), "It went <1>well</1>. Mr. Paz saw <1>the mine</1>.<2/>"),
        (Context("outcomes", "note"), "In May."),
        (Context("outcomes", "item"), "one"),
        (Context("outcomes", "item"), "two"),
        (Context("outcomes", "item"), "below two"),
        (Context("", "function", "Ana Paz"), "Director"),
        (Context("", "institution"), "Ministry of Mines"),
        (Context("", "acronym"), "MM"),
        (Context("", "function", "Luis Ríos"), "Director"),
        (Context("", "institution"), "Copper Council"),
        (Context("", "acronym"), "CC"),
        (Context("actions", "paragraph"), "A course will be held."),
    ]


def test_a_function_is_in_each_persons_gender() -> None:
    titles = {"Ana Paz": "Directora", "Luis Ríos": "Director"}
    functions = [
        replace(unit, segments=(replace(unit.segments[0], target=(titles[unit.context.about],)),))
        for unit in units_of(submission())
        if unit.context.about
    ]

    spanish = in_language(submission(), functions, "es")

    assert [(one.name, one.title) for one in spanish.co_chairs] == list(titles.items())


def test_a_name_is_one_however_it_is_typed() -> None:
    people = [
        {"partner": "peru", "name": name, "title": "Director"}
        for name in ("Ana  D’Or", "Ana D'Or", "Ana\u00a0D’Or", "A\x01/B")
    ]
    found = units_of(group_submission("mining", co_chairs=people))

    assert [unit.context.name for unit in found if unit.context.about] == ["/function/Ana D'Or", "/function/A\ufffd/B"]


def test_a_text_knows_the_heading_above_it() -> None:
    handed_in = group_submission(
        "mining",
        sections={"outcomes": [_passage("Water ", "One."), _passage(None, "Two."), _passage("Air", "Three.")]},
        actions=[{"topic": "Schools", "text": ["A."], "lead_institution": "Ministry"}, {"text": ["B."]}],
        initiatives=[{"title": "A laboratory", "description": ["Built."], "timeline": "Next year"}],
        figures=[
            {"picture": PICTURE, "caption": "A mine", "topic": "Air"},
            {"picture": PICTURE, "caption": "A well"},
        ],
    )

    found = {unit.source: unit.context.below for unit in units_of(handed_in) if unit.context.kind != "institution"}

    assert {source: heading for source, heading in found.items() if heading} == {
        "One.": "Water",
        "Two.": "Water",
        "Three.": "Air",
        "A.": "Schools",
        "B.": "Schools",
        "Built.": "A laboratory",
        "Next year": "A laboratory",
        "A mine": "Air",
    }


def test_a_heading_that_is_renamed_asks_for_its_own_translation_alone() -> None:
    first, second = (
        units_of(group_submission("mining", sections={"outcomes": [_passage(topic, "One.")]}))
        for topic in ("Air", "Sky")
    )

    assert [one.source for one in second if one not in first] == ["Sky"]


def _passage(topic: str | None, text: str) -> Passage:
    return Passage(topic=topic, text=read_lines([text]))


def test_a_paragraph_is_one_unit_of_its_sentences() -> None:
    _, paragraph, *_ = units_of(submission())

    assert [tagged(segment.source) for segment in paragraph.segments] == [
        "It went <1>well</1>.",
        "Mr. Paz saw <1>the mine</1>.<2/>",
    ]


def test_what_holds_no_word_is_not_to_be_translated() -> None:
    assert [unit.source for unit in units_of(submission("2019–2021", "…"))][:2] == ["Water", "Director"]


def test_a_submission_with_its_translations() -> None:
    spanish = in_language(submission(), all_translated(submission()).units, "es")

    assert spanish.language == "es"
    assert spanish.sections["outcomes"][0].topic == "WATER"
    assert _texts(spanish) == [
        "IT WENT **WELL**. MR. PAZ SAW [THE MINE](https://example.org).^[IN MAY.]",
        "- ONE",
        "- TWO",
        "  - BELOW TWO",
    ]
    assert [one.institution for one in spanish.co_chairs] == ["MINISTRY OF MINES", "COPPER COUNCIL"]
    assert [one.name for one in spanish.co_chairs] == ["Ana Paz", "Luis Ríos"]


def test_what_is_not_translated_yet_stays_and_names_its_language() -> None:
    units = all_translated(submission()).units
    first, *others = units[1].segments
    half = replace(units[1], segments=(replace(first, target=()), *others))

    spanish = in_language(submission(), (units[0], half), "es")

    paragraph, *_ = spanish.sections["outcomes"][0].text
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content[:4] == (
        Run("It went ", language="en"),
        Run("well", strong=True, language="en"),
        Run(". ", language="en"),
        Run("MR. PAZ SAW "),
    )


def test_in_a_draft_readers_see_what_is_not_translated_yet() -> None:
    handed_in = submission("One. Two.", "1,234")
    paragraph = next(unit for unit in all_translated(handed_in).units if unit.context.kind == "paragraph")
    first, second = paragraph.segments
    half = replace(paragraph, segments=(first, replace(second, target=())))

    spanish = in_language(handed_in, (half,), "es", marked=True)

    assert _texts(spanish) == ["ONE. [sin traducir] [Two.]{lang=en}", "1,234"]
    assert spanish.sections["outcomes"][0].topic == "Water"
    assert spanish.sections["outcomes"][0].foreign == {"topic": "en"}


def test_several_sentences_that_are_not_translated_have_one_mark() -> None:
    handed_in = submission("One. Two. Three. Four.")
    paragraph = next(unit for unit in all_translated(handed_in).units if unit.context.kind == "paragraph")
    units = [
        replace(one, target=() if one.source in (("One.",), ("Two.",), ("Four.",)) else one.target)
        for one in paragraph.segments
    ]

    french = in_language(handed_in, (replace(paragraph, segments=tuple(units)),), "fr", marked=True)

    assert _texts(french) == ["[non traduit] [One. Two. ]{lang=en}THREE. [non traduit] [Four.]{lang=en}"]


def test_an_address_that_changes_asks_for_no_new_translation() -> None:
    units = all_translated(submission()).units
    elsewhere = submission("It went **well**. Mr. Paz saw [the mine](https://example.com/new).^[In May.]")

    (line,) = _texts(in_language(elsewhere, units, "es"))

    assert line == "IT WENT **WELL**. MR. PAZ SAW [THE MINE](https://example.com/new).^[IN MAY.]"

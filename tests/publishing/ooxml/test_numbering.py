import pytest

from authoring.errors import TemplateError
from authoring.publishing.ooxml.markup import elements, name
from authoring.publishing.ooxml.numbering import Numbering
from tests.publishing.word import find

STYLES = ("bullet", "decimal", "lower-alpha", "lower-roman")
DEFINITIONS = "".join(
    f'<w:abstractNum w:abstractNumId="{number}"><w:name w:val="{style}"/></w:abstractNum>'
    for number, style in enumerate(STYLES, start=10)
)
WORDS_OWN_END = '<w:num w:numId="7"><w:abstractNumId w:val="10"/></w:num><w:numIdMacAtCleanup w:val="1"/>'


def numbering_part(content: str):  # type: ignore[no-untyped-def]
    return elements(f"<w:numbering>{content}</w:numbering>")[0]


def test_every_ordered_list_starts_over_at_its_level_and_bullets_share_one_instance() -> None:
    part = numbering_part(DEFINITIONS + WORDS_OWN_END)
    numbering = Numbering(part)
    assert [
        numbering.instance("decimal", 0, 1, 2),
        numbering.instance("bullet", 0, 1, 2),
        numbering.instance("lower-alpha", 1, 3, 2),
        numbering.instance("bullet", 2, 1, 2),
        numbering.instance("decimal", 0, 1, 2),
    ] == [8, 9, 10, 9, 11]

    numbering.attach(part)
    assert [child.tag.rpartition("}")[2] for child in part] == ["abstractNum"] * 4 + ["num"] * 5 + ["numIdMacAtCleanup"]
    added = [
        (
            one.get(name("w:numId")),
            *find(one, "w:abstractNumId/@w:val | w:lvlOverride/@w:ilvl | w:lvlOverride/w:startOverride/@w:val"),
        )
        for one in part.iterchildren(name("w:num"))
    ]
    assert added[1:] == [
        ("8", "11", "0", "1"),
        ("9", "10"),
        ("10", "12", "1", "3"),
        ("11", "11", "0", "1"),
    ]


def test_a_list_that_goes_on_where_the_former_one_of_its_section_ended_is_of_the_same_instance() -> None:
    numbering = Numbering(numbering_part(DEFINITIONS))
    assert [
        numbering.instance("decimal", 0, 1, 2),
        numbering.instance("lower-alpha", 0, 1, 3),
        numbering.instance("bullet", 0, 1, 1),
        numbering.instance("decimal", 0, 3, 4),
        numbering.instance("lower-alpha", 1, 4, 1),  # inside an item: a list of its own
        numbering.instance("lower-alpha", 0, 4, 1),
        numbering.instance("decimal", 0, 9, 1),  # not the number that follows
        numbering.instance("decimal", 0, 7, 1),  # the former list is another one by now
    ] == [1, 2, 3, 1, 4, 2, 5, 6]

    numbering.begin_section()
    assert numbering.instance("decimal", 0, 8, 1) == 7


@pytest.mark.parametrize(("start", "written"), [(-5, "0"), (0, "0"), (10**9, "32767")])
def test_a_start_beyond_words_range_is_the_nearest_in_it(start: int, written: str) -> None:
    part = numbering_part(DEFINITIONS)
    numbering = Numbering(part)
    numbering.instance("decimal", 0, start, 1)
    numbering.attach(part)
    assert find(part, "//w:startOverride/@w:val") == [written]


def test_a_template_without_a_list_is_told_which() -> None:
    with pytest.raises(TemplateError, match="no list named bullet, decimal, lower-alpha, and lower-roman"):
        Numbering(numbering_part(""))

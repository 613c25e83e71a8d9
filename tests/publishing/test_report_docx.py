"""What a Word template must keep, whatever its designer changes."""

from pathlib import Path

import pytest

from authoring.publishing.ooxml.markup import name
from tests.publishing.word import body, find, part, relationships, style_named

TEMPLATE = (Path(__file__).parents[2] / "templates" / "report.docx").read_bytes()


@pytest.mark.parametrize("heading", ["heading 1", "heading 2", "heading 3", "heading 4"])
def test_headings_are_never_stranded(heading: str) -> None:
    properties = style_named(TEMPLATE, heading).find("{*}pPr")
    assert find(properties, "w:keepNext") != []
    assert find(properties, "w:keepLines") != []


def test_no_line_stands_alone_at_the_top_or_bottom_of_a_page() -> None:
    assert find(part(TEMPLATE, "word/styles.xml"), "//w:pPrDefault/w:pPr/w:widowControl") != []


def test_parts_and_chapters_begin_a_page_by_style() -> None:
    for named in ("heading 1", "Chapter Heading"):
        assert find(style_named(TEMPLATE, named), "w:pPr/w:pageBreakBefore[not(@w:val)]") != []


def test_word_opens_it_in_its_own_mode_and_without_a_question() -> None:
    settings = part(TEMPLATE, "word/settings.xml")
    assert find(settings, "//w:compatSetting[@w:name='compatibilityMode']/@w:val") == ["15"]
    assert find(settings, "//w:updateFields") == []
    assert find(settings, "//w:rsids") == []


def sections() -> list[dict[str, str]]:
    """What each section of the template says at the foot of its pages, and how it counts them."""
    targets = relationships(TEMPLATE, "word/_rels/document.xml.rels")
    found = []
    for section in find(body(TEMPLATE), ".//w:sectPr"):
        said = {
            f"{kind} {one.get(name('w:type'))}": "".join(
                find(part(TEMPLATE, f"word/{targets[one.get(name('r:id'))]}"), "//w:t/text() | //w:instrText/text()")
            )
            for kind in ("header", "footer")
            for one in find(section, f"w:{kind}Reference")
        }
        counting = {
            attribute.split("}")[1]: value for one in find(section, "w:pgNumType") for attribute, value in one.items()
        }
        found.append(said | counting)
    return found


RUNNING = "{% if draft %}{{ _('Draft') }}{% endif %} STYLEREF \"Running Title\" {{ title }}"
IDENTITY = "{{ partnership }} · {{ title }}"


def test_the_cover_has_no_page_number_the_front_matter_roman_ones_the_body_its_own() -> None:
    assert sections() == [
        {"header default": "", "footer default": ""},
        {
            "header default": RUNNING,
            "header first": "",
            "footer default": f"{IDENTITY} PAGE i",
            "footer first": "",
            "fmt": "lowerRoman",
            "start": "1",
        },
        {
            "header default": RUNNING,
            "footer default": f"{IDENTITY}{{{{ page_words[0] }}}} PAGE 1{{{{ page_words[1] }}}} PAGEREF _LastPage 1"
            "{{ page_words[2] }}",
            "fmt": "decimal",
            "start": "1",
        },
    ]


def test_the_covers_pictures_are_decoration() -> None:
    header = part(TEMPLATE, "word/header2.xml")
    assert header.xpath("//*[local-name()='decorative']/@val") == ["1"] * len(find(header, "//w:drawing"))


@pytest.mark.parametrize("named", ["bullet", "decimal", "lower-alpha", "lower-roman"])
def test_every_list_has_nine_levels_each_further_in(named: str) -> None:
    (definition,) = find(part(TEMPLATE, "word/numbering.xml"), f"//w:abstractNum[w:name/@w:val='{named}']")
    indents = [int(indent) for indent in find(definition, "w:lvl/w:pPr/w:ind/@*[local-name()='left']")]
    assert indents == [340 * level for level in range(1, 10)]


def test_an_item_goes_on_below_its_own_text() -> None:
    styles = ["List Continue", *(f"List Continue {level}" for level in range(2, 10))]
    indents = [find(style_named(TEMPLATE, one), "w:pPr/w:ind/@w:left")[0] for one in styles]
    assert indents == [str(340 * level) for level in range(1, 10)]

"""What a Word template must keep, whatever its designer changes."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from fontTools.ttLib import TTFont

from authoring.publishing.ooxml.markup import name
from tests.publishing.word import TEMPLATE, body, find, part, relationships, style_named


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


@pytest.mark.parametrize("story", ["document", "header2"])
def test_the_covers_pictures_are_decoration(story: str) -> None:
    root = part(TEMPLATE, f"word/{story}.xml")
    assert find(root, "//wp:docPr//adec:decorative/@val") == ["1"] * len(find(root, "//w:drawing"))


@pytest.mark.parametrize("named", ["bullet", "decimal", "lower-alpha", "lower-roman"])
def test_every_list_has_nine_levels_each_further_in(named: str) -> None:
    (definition,) = find(part(TEMPLATE, "word/numbering.xml"), f"//w:abstractNum[w:name/@w:val='{named}']")
    indents = [int(indent) for indent in find(definition, "w:lvl/w:pPr/w:ind/@*[local-name()='left']")]
    assert indents == [340 * level for level in range(1, 10)]


def test_an_item_goes_on_below_its_own_text() -> None:
    styles = ["List Continue", *(f"List Continue {level}" for level in range(2, 10))]
    indents = [find(style_named(TEMPLATE, one), "w:pPr/w:ind/@w:left")[0] for one in styles]
    assert indents == [str(340 * level) for level in range(1, 10)]


HEADINGS = {
    "heading 1": ("upperRoman", "Part %1", ["0", "1"]),
    "Chapter Heading": ("decimal", "%2", ["1", "1"]),
    "Annex Heading": ("upperLetter", "Annex %1", ["0", "2"]),
}


@pytest.mark.parametrize("named", HEADINGS)
def test_headings_are_numbered_by_their_style(named: str) -> None:
    style = style_named(TEMPLATE, named)
    (level,) = find(part(TEMPLATE, "word/numbering.xml"), f"//w:lvl[w:pStyle/@w:val='{style.get(name('w:styleId'))}']")
    number_format, text, in_list = HEADINGS[named]
    assert find(level, "w:numFmt/@w:val | w:lvlText/@w:val") == [number_format, text]
    assert find(style, "w:pPr/w:numPr/w:ilvl/@w:val | w:pPr/w:numPr/w:numId/@w:val") == in_list


def test_chapters_are_counted_through_all_parts() -> None:
    (restart,) = find(part(TEMPLATE, "word/numbering.xml"), "//w:lvl[w:pStyle/@w:val='ChapterHeading']/w:lvlRestart")
    assert restart.get(name("w:val")) == "0"


@pytest.mark.parametrize(
    ("named", "level"), [("heading 1", "0"), ("heading 2", "1"), ("Chapter Heading", "1"), ("Annex Heading", "1")]
)
def test_word_finds_the_headings_it_lists_in_the_contents_by_their_outline_level(named: str, level: str) -> None:
    style = style_named(TEMPLATE, named)
    while not find(style, "w:pPr/w:outlineLvl"):
        (style,) = find(
            part(TEMPLATE, "word/styles.xml"), f"//w:style[@w:styleId='{find(style, 'w:basedOn/@w:val')[0]}']"
        )
    assert find(style, "w:pPr/w:outlineLvl/@w:val") == [level]


def test_the_heading_of_the_contents_is_neither_numbered_nor_listed() -> None:
    properties = style_named(TEMPLATE, "TOC Heading").find(name("w:pPr"))
    assert find(properties, "w:numPr/w:numId/@w:val | w:outlineLvl/@w:val") == ["0", "9"]


def test_footnotes_have_their_separators() -> None:
    notes = find(part(TEMPLATE, "word/footnotes.xml"), "//w:footnote/@w:type")
    assert notes == ["separator", "continuationSeparator"]
    assert len(find(part(TEMPLATE, "word/settings.xml"), "//w:footnotePr/w:footnote")) == 2


def test_nothing_stands_in_a_text_box() -> None:
    with ZipFile(BytesIO(TEMPLATE)) as package:
        stories = [package.read(file) for file in package.namelist() if file.endswith(".xml")]
    assert [story for story in stories if b"txbxContent" in story] == []


def embedded() -> dict[str, tuple[str, str]]:
    """Each embedded face: its file, and the key it is hidden with."""
    files = relationships(TEMPLATE, "word/_rels/fontTable.xml.rels")
    faces = find(part(TEMPLATE, "word/fontTable.xml"), "//w:font/*[@w:fontKey]")
    return {
        f"{face.getparent().get(name('w:name'))} {face.tag.split('}embed')[1]}": (
            files[face.get(name("r:id"))],
            face.get(name("w:fontKey")),
        )
        for face in faces
    }


def test_the_fonts_are_in_the_file() -> None:
    assert list(embedded()) == [
        *(f"Noto Serif {kind}" for kind in ("Regular", "Bold", "Italic", "BoldItalic")),
        *(f"Noto Sans {kind}" for kind in ("Regular", "Bold", "Italic")),
    ]
    assert find(part(TEMPLATE, "word/settings.xml"), "//w:embedTrueTypeFonts") != []
    assert len(TEMPLATE) < 600_000


@pytest.mark.parametrize(("file", "key"), embedded().values(), ids=embedded())
def test_a_font_is_hidden_as_word_hides_it_and_whole(file: str, key: str) -> None:
    with ZipFile(BytesIO(TEMPLATE)) as package:
        hidden = package.read(f"word/{file}")
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1] * 2
    font = TTFont(BytesIO(bytes(one ^ other for one, other in zip(hidden, mask, strict=False)) + hidden[32:]))
    assert font["OS/2"].fsType == 0  # may be embedded and edited with
    assert set(map(ord, "AZaz09ÀÿŁœñÑ¿¡«»“”’–—…€№ṉ")) <= set(font.getBestCmap())

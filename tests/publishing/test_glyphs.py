"""What is taken to be drawn is drawn, by our own fonts."""

import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from unicodedata import category, normalize

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from authoring.model.report import Report, Section
from authoring.publishing.glyphs import drawn_in
from authoring.publishing.pdf import render_pdf
from tests.locale.catalogues import translations
from tests.publishing.specimen import SPECIMEN, paragraph
from tests.validators import pdf_profile_errors

TEMPLATES = Path(__file__).parents[2] / "templates"
DRAWN = drawn_in(TEMPLATES)

TYPED = {
    "Windows-1252": "".join(bytes([code]).decode("cp1252", "ignore") for code in range(0x20, 0x100) if code != 0x7F),
    "Latin": "".join(map(chr, range(0x100, 0x250))),
    "Vietnamese, Yoruba, Nahuatl, Mixtec": "ệựọ̀ṣ́ēꞌʼ",
    "Greek": "ΑΒΓΔαβγδάΩ",
    "Cyrillic": "АБВГабвгЇђ",
    "Canadian syllabics": "".join(map(chr, range(0x1400, 0x1680))),
    "punctuation": "‐‑‒–—―‖‘’‚“”„†‡•‣…‰′″‹›‼⁇⁄⁂",
    "figures": "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃½⅓¼¾⅛①②⑩⑳⑴Ⓐⓐ№℃℉Ω",
    "money": "$¢£¥€₡₩₪₫₱₹₿",
    "arrows": "←↑→↓↔⇐⇒⇔↗⟶➔➜➢➤",
    "mathematics": "±×÷−≈≠≤≥∞∑∏√∫∂∆∈∉∩∪⊂𝐀𝑎𝒜",
    "marks and bullets": "■□▪▫●○◆◇★☆☐☑☒✓✔✗✘❖❑❒⚠☎✉",
    "emoji": "😀👍🏽🇨🇦🇲🇽❤️🌍🚀✅❌👩\u200d🔬",
    "spaces": "\u00a0\u2002\u2003\u2009\u200a\u202f\u3000",
    "what is not shown": "\u200b\u200c\u200d\u2060\ufeff\ufe0f\U000e0067",
    "accents that could not be composed": normalize("NFC", "q\u0303m\u0301x\u0308"),
}


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_what_people_type_is_drawn(text: str) -> None:
    assert [character for character in text if not DRAWN(character)] == []


NOT_TYPED = {
    "Chinese": "王小明",
    "Arabic": "العربية",
    "Wingdings, as Word stores it": "\uf0fc\uf0a7",
    "controls": "\x00\x07\x1b\x9d",
    "line separators": "\u2028\u2029",
    "no character": "\uffff\U0001fffe",
    "a filler": "\u3164",
}


@pytest.mark.parametrize("text", NOT_TYPED.values(), ids=NOT_TYPED)
def test_what_would_be_a_hole(text: str) -> None:
    assert [character for character in text if DRAWN(character)] == []


def saying(*texts: str) -> Report:
    section = Section("part", "p", "Part", blocks=tuple(map(paragraph, texts)))
    return replace(SPECIMEN, parts=(section,))


def fonts_of(path: Path) -> set[str]:
    """Return the names of a PDF's fonts: those of `print.css`, or of the machine."""
    with pikepdf.open(path) as pdf:
        fonts = [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and "/FontName" in found]
        return {str(font["/FontName"]).split("+")[-1] for font in fonts}


def holes(report: Report, folder: Path) -> list[str]:
    """Return what a checker says against glyphs, and the fonts that are not ours."""
    path = folder / "report.pdf"
    path.write_bytes(render_pdf(report, TEMPLATES))
    said = [error for errors in pdf_profile_errors(path, folder).values() for error in errors if "GLYPH" in error]
    return said + sorted(name for name in fonts_of(path) if not name.startswith("Report-"))


@pytest.mark.slow
def test_every_character_taken_to_be_drawn_is_drawn_by_our_fonts(tmp_path: Path) -> None:
    drawn = [sign for sign in map(chr, range(0x20, sys.maxunicode)) if category(sign)[0] != "C" and DRAWN(sign)]
    assert len(drawn) > 8000
    lines = (" ".join(drawn[start : start + 60]) for start in range(0, len(drawn), 60))
    assert holes(saying(*lines), tmp_path) == []


@pytest.mark.parametrize("text", ["王", "\ue000"])
def test_every_other_character_is_a_hole_or_another_font(text: str, tmp_path: Path) -> None:
    assert holes(saying(text), tmp_path) != []


def characters_of(font: Path) -> frozenset[int]:
    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


def test_all_faces_of_a_family_have_the_same_characters() -> None:
    style = (TEMPLATES / "print.css").read_text("utf-8")
    families: dict[str, set[frozenset[int]]] = {}
    for family, file in re.findall(r'@font-face \{ font-family: "(.+?)"; src: url\((.+?)\)', style):
        families.setdefault(family, set()).add(characters_of(TEMPLATES / file))
    assert {family: len(characters) for family, characters in families.items()} == dict.fromkeys(families, 1)
    (serif,), (sans,) = families["Report Serif"], families["Report Sans"]
    assert serif == sans


def test_a_space_stands_in_every_font() -> None:
    """Between two of its signs the space is taken from the same font."""
    fonts = sorted((TEMPLATES / "fonts").glob("*.ttf"))
    assert [font.name for font in fonts if 0x20 not in characters_of(font)] == []


def test_a_designers_font_counts_once_the_style_sheet_names_it(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES / "fonts", tmp_path / "fonts")
    (tmp_path / "print.css").write_text("@font-face { font-family: Own; src: url(fonts/NotoSans-Regular.ttf) }")
    assert drawn_in(tmp_path)("ñ")
    assert not drawn_in(tmp_path)("😀")


def test_without_templates_nothing_is_known(tmp_path: Path) -> None:
    assert drawn_in(tmp_path)("王")
    assert drawn_in(None)("王")


@pytest.mark.parametrize("language", ["fr", "es"])
def test_our_own_words_are_drawn(language: str) -> None:
    said = "".join(translations("report", language).values())
    assert {character for character in said if not DRAWN(character)} == set()

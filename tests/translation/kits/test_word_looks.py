"""What translators make bold in Word is taken for the codes it can only mean, and for nothing else."""

import pytest

from authoring.translation.codes import untagged
from authoring.translation.kits.word import written
from authoring.translation.kits.word_looks import PLAIN, Look, Looking, with_codes
from authoring.translation.kits.word_return import read
from tests.translation.kits.kits import SOURCE, kit_of
from tests.translation.kits.packages import with_part

BOLD, ITALIC, LINK = Look(bold=True), Look(italic=True), Look(underlined=True)
WELL: list[Looking] = [("It went ", PLAIN), ("<1>", PLAIN), ("well", BOLD), ("</1>", PLAIN), (".", PLAIN)]
TWO: list[Looking] = [("<1>", PLAIN), ("A", BOLD), ("</1>", PLAIN), (" and ", PLAIN), ("<2>b</2>", ITALIC)]
LINKS: list[Looking] = [("<1>a</1>", LINK), (" or ", PLAIN), ("<2>b</2>", LINK)]


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        (WELL, [("Salió ", PLAIN), ("bien", BOLD), (".", PLAIN)], "Salió <1>bien</1>."),
        (WELL, [("Salió ", PLAIN), ("muy", BOLD), (" bien ", BOLD), ("hoy.", PLAIN)], "Salió <1>muy bien</1> hoy."),
        (TWO, [("b", ITALIC), (" y ", PLAIN), ("A", BOLD)], "<2>b</2> y <1>A</1>"),
        (LINKS[:2], [("a", LINK), (" o", PLAIN)], "<1>a</1> o"),
        # What is not certain stays as it was typed.
        (WELL, [("Salió <1>bien</1>.", PLAIN)], "Salió <1>bien</1>."),
        (WELL, [("Salió ", PLAIN), ("<1>bien</1>", BOLD)], "Salió <1>bien</1>"),
        (WELL, [("Salió bien.", PLAIN)], "Salió bien."),
        (WELL, [("Salió bien.", BOLD)], "Salió bien."),
        (WELL, [("Salió ", PLAIN), ("bien", ITALIC), (".", PLAIN)], "Salió bien."),
        (WELL, [("Salió", BOLD), (" muy ", PLAIN), ("bien", BOLD)], "Salió muy bien"),
        (TWO, [("b y ", PLAIN), ("A", BOLD)], "b y A"),
        (LINKS, [("b", LINK), (" o ", PLAIN), ("a", LINK)], "b o a"),
        ([("It went.", PLAIN)], [("Salió ", PLAIN), ("bien", BOLD)], "Salió bien"),
        # Word makes a whole sentence bold in a control of plain text.
        ([("It went.", PLAIN)], [("Salió bien.", BOLD)], "Salió bien."),
        ([("It went.", BOLD)], [("Salió bien.", BOLD)], "Salió bien."),
        ([("It went.", PLAIN), ("<1/>", PLAIN)], [("Salió bien.<1/>", BOLD)], "Salió bien.<1/>"),
    ],
)
def test_codes_for_looks(source: list[Looking], target: list[Looking], found: str) -> None:
    assert with_codes(target, source) == found


@pytest.mark.parametrize("bold", ["<w:b/>", '<w:b w:val="1"/>', '<w:rFonts w:ascii="Arial"/><w:b/><w:bCs/>'])
def test_a_kit_in_which_a_word_was_made_bold(bold: str) -> None:
    kit = written(kit_of(SOURCE, untagged("Salió bien.<2/>")))
    plain = '<w:r><w:t xml:space="preserve">Salió bien.&lt;2/&gt;</w:t></w:r>'
    run = '<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    runs = run.format("", "Salió ") + run.format(bold, "bien") + run.format('<w:b w:val="0"/>', ".&lt;2/&gt;")

    [entry] = read(with_part(kit, "word/document.xml", lambda text: text.replace(plain, runs))).entries

    assert entry.target == untagged("Salió <1>bien</1>.<2/>")

"""TBX: the term base goes out, and those of others are understood."""

import pytest

from authoring.errors import UnreadableError
from authoring.translation.kits.tbx import read, written
from authoring.translation.terms import Term
from tests.validators import tbx_errors

MINES = Term(
    kind="institution",
    name={"en": "Ministry of Mines", "es": "Ministerio de Minas"},
    acronym={"en": "MM"},
    wrong={"es": ["Ministerio de la Mina"]},
    note="Since 2020 <so>.",
)
PROGRAM = Term(kind="program", name="Bridge", acronym="B")
TERMS = {"mines": MINES, "bridge": PROGRAM}


def test_a_term_base() -> None:
    lines = [line.strip() for line in written(TERMS, ("en", "es")).decode().splitlines()]

    assert lines[14:35] == [
        '<termEntry id="mines">',
        '<descrip type="subjectField">institution</descrip>',
        "<note>Since 2020 &lt;so&gt;.</note>",
        '<langSet xml:lang="en">',
        "<tig>",
        "<term>Ministry of Mines</term>",
        '<termNote type="termType">fullForm</termNote>',
        "</tig>",
        "<tig>",
        "<term>MM</term>",
        '<termNote type="termType">acronym</termNote>',
        "</tig>",
        "</langSet>",
        '<langSet xml:lang="es">',
        "<tig>",
        "<term>Ministerio de Minas</term>",
        '<termNote type="termType">fullForm</termNote>',
        "</tig>",
        "</langSet>",
        "</termEntry>",
        '<termEntry id="bridge">',
    ]


def test_it_is_valid() -> None:
    assert tbx_errors(written(TERMS, ("en", "es"))) == []


def test_a_term_base_comes_back() -> None:
    both = {"en": "Bridge", "es": "Bridge"}, {"en": "B", "es": "B"}

    assert read(written(TERMS, ("en", "es"))) == {
        "mines": MINES.model_copy(update={"wrong": {}}),
        "bridge": PROGRAM.model_copy(update={"name": both[0], "acronym": both[1]}),
    }


def _file(language: str, terms: str) -> bytes:
    return (
        '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX-Default" xml:lang="en"><text><body>'
        f'<termEntry id="c5"><langSet xml:lang="{language}">{terms}</langSet></termEntry></body></text></martif>'
    ).encode()


def test_what_other_programs_write() -> None:
    avoided = '<tig><term>Minas</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>'
    name = "<ntig><termGrp><term>Secretaría de Minas</term></termGrp></ntig><tig><term>Otro nombre</term></tig>"

    assert read(_file("es-MX", avoided + name)) == {
        "c5": Term(kind="institution", name={"es-MX": "Secretaría de Minas"})
    }


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<tmx/>",
        _file("Spanish", "<tig><term>a</term></tig>"),
        _file("es", f"<tig><term>{'a' * 999}</term></tig>"),
    ],
)
def test_what_is_no_term_base_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(content)

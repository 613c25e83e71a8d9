"""The Excel kit: valid, locked but for its translations, and read back whatever became of its rows and columns."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.worksheet.worksheet import Worksheet

from authoring.errors import UnreadableError
from authoring.translation.codes import Code, Coded, tagged
from authoring.translation.kit import Handback, Returned
from authoring.translation.kits.formats import recognised
from authoring.translation.kits.sheet import read, written
from authoring.translation.markup import legible
from tests.translation.kits.kits import KIT, anything, kit_of, sources
from tests.translation.kits.packages import damaged_inside, part, with_part, without_states
from tests.validators import ooxml_errors, opened_in_libreoffice

SHEET = "xl/worksheets/sheet1.xml"
WATER = KIT.entries[2]
ALONE = replace(KIT, entries=(WATER,))
"""A kit of one sentence: titles stand in row 3, its section in row 4, the sentence in row 5."""
ROW = 5


def _sheet(content: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def _saved(change: Callable[[Worksheet], object], content: bytes | None = None) -> bytes:
    """Return a kit as another program saves it: with what was changed, and without its custom properties."""
    sheet = _sheet(content or written(ALONE))
    change(sheet)
    file = BytesIO()
    assert sheet.parent is not None
    sheet.parent.save(file)
    return with_part(file.getvalue(), "docProps/custom.xml", lambda _: "")


def _translated(value: object) -> Coded:
    def change(sheet: Worksheet) -> None:
        sheet[f"D{ROW}"].value = value

    (entry,) = read(_saved(change)).entries
    return entry.target


def test_what_is_written_is_read_back() -> None:
    assert read(written(KIT)) == without_states(KIT)


@pytest.mark.slow
def test_it_is_valid_and_the_same_each_time(tmp_path: Path) -> None:
    path = tmp_path / "kit.xlsx"
    path.write_bytes(written(KIT))

    assert ooxml_errors(path) == []
    assert written(KIT) == path.read_bytes()


def test_it_is_recognised() -> None:
    found = recognised(written(KIT))

    assert found is not None
    assert found.name == "xlsx"


def test_what_translators_see() -> None:
    rows = [[cell.value for cell in row] for row in _sheet(written(KIT)).iter_rows(min_row=3)]

    assert rows == [
        ["Núm.", "Notas", "Original", "Ayuda", "Traducción", "ID"],
        ["Outcomes", None, None, None, None, None],
        [
            "1\nModificado",
            "Mining › Outcomes\nA paragraph; R&D < 5 %\n25 caracteres como máximo\nCopper Council → Consejo del Cobre",
            "It went <1>well</1>.<2/>",
            "It went <1>badly well</1>.<2/>\nTraducción del texto anterior: Salió <1>mal</1>.<2/>"
            "\nLa misma oración (forestry): Salió <1>bien</1>.<2/>\nUna oración parecida: Salió <1>bien</1>.<2/>",
            None,
            "00000000000000aa-1",
        ],
        ["2", None, "It went <1>well</1>.<2/>", None, "Salió <1>bien</1>.<2/>", "00000000000000aa-2"],
        ["Actions", None, None, None, None, None],
        ["3", None, "Water", None, "Agua", "00000000000000bb-1"],
        ["4", None, "Land", None, "Tierra", "00000000000000cc-1"],
    ]


def test_only_translations_can_be_changed() -> None:
    sheet = _sheet(written(KIT))
    unlocked = [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked]

    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert unlocked == ["E5", "E6", "E8", "E9"]
    assert {sheet[cell].number_format for cell in unlocked} == {"@"}
    assert sheet.freeze_panes == "A4"


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("Agua dulce", ("Agua dulce",)),
        (" Agua \n", ("Agua",)),
        ("“Agua”", ("“Agua”",)),
        ("+1", ("+1",)),
        (2021, ("2021",)),
        (True, ("TRUE",)),
        ("<1>Agua</1>", (Code("1", "open"), "Agua", Code("1", "close"))),
        (None, ()),
    ],
)
def test_a_translation_as_it_is_typed(value: object, target: Coded) -> None:
    assert _translated(value) == target


def test_a_formula_is_a_text() -> None:
    """Nothing is calculated: what stands in the file as text is the translation, whatever it begins with."""
    formula = '=HYPERLINK("https://example.org","Agua")'
    content = written(kit_of(("=1+1",), (formula,)))

    assert "<f>" not in part(content, SHEET)
    (entry,) = read(content).entries
    assert (entry.source, entry.target) == (("=1+1",), (formula,))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda sheet: sheet.insert_rows(1, 3), [WATER.id]),
        (lambda sheet: sheet.insert_cols(1, 2), [WATER.id]),
        (lambda sheet: sheet.delete_cols(1, 2), [WATER.id]),
        (lambda sheet: sheet.move_range("D1:D9", cols=5), [WATER.id]),
        (lambda sheet: sheet.delete_cols(5), [""]),
        (lambda sheet: sheet.append(["", "", "Water", "Agua", WATER.id]), [WATER.id] * 2),
        (lambda sheet: sheet.append(["", "", "Water", "Agua"]), [WATER.id, ""]),
        (lambda sheet: sheet.append(["", "mine"]), [WATER.id]),
        (lambda sheet: sheet.delete_rows(ROW), []),
    ],
)
def test_rows_and_columns_in_other_places(change: Callable[[Worksheet], object], found: list[str]) -> None:
    entries = read(_saved(change)).entries

    assert entries == tuple(Returned(key, ("Agua",), ("Water",)) for key in found)


def test_whose_kit_it_is_stands_in_it_twice() -> None:
    content = written(KIT)
    without_property = with_part(content, "docProps/custom.xml", lambda _: "")
    without_text = with_part(content, "xl/sharedStrings.xml", lambda text: text.replace("authoring:", ""))

    assert read(without_property) == read(without_text) == read(content)


def test_titles_are_known_in_any_language() -> None:
    french = replace(KIT, languages=("en", "fr"))

    assert read(written(french)).entries == without_states(KIT).entries


def test_a_text_that_fits_into_no_cell_is_left_out() -> None:
    (entry,) = read(written(kit_of(("a" * 32_768,), ("b" * 32_767,)))).entries

    assert (entry.source, entry.target) == ((), ("b" * 32_767,))


@pytest.mark.parametrize(
    "text", [("<r><t>a</t></r>",), ("_x0041_",), (Code("1", "open"), "_x0041_", Code("1", "close"))]
)
def test_a_text_that_looks_like_the_formats_own(text: Coded) -> None:
    (entry,) = read(written(kit_of(text, text))).entries

    assert (entry.source, entry.target) == (text, text)


def _in_words(text: Coded) -> list[str]:
    return legible(tagged(text)).replace("\r", "\n").split()


@given(sources, anything)
@settings(deadline=None)
def test_any_translation_comes_back(source: Coded, target: Coded) -> None:
    """No character is kept that XML cannot write, and a translation has no white space around it."""
    (entry,) = read(written(kit_of(source, target))).entries

    assert (_in_words(entry.source or ()), _in_words(entry.target)) == (_in_words(source), _in_words(target))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        written(KIT)[:-100],
        with_part(written(KIT), SHEET, lambda _: "<worksheet"),
        with_part(written(KIT), SHEET, lambda text: text + " " * 70_000_000),
        with_part(written(KIT), "xl/sharedStrings.xml", lambda text: text.replace("?>", "?><!DOCTYPE x []>")),
        with_part(written(KIT), "xl/workbook.xml", lambda _: ""),
        with_part(_saved(lambda sheet: sheet.delete_rows(1, 99)), "docProps/custom.xml", lambda _: ""),
    ],
    ids=range(8),
)  # fmt: skip
def test_what_is_no_kit_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(content)


@pytest.mark.slow
def test_however_it_is_damaged_inside_it_is_read_or_refused() -> None:
    for content in damaged_inside(written(KIT), 100):
        with suppress(UnreadableError):
            assert isinstance(read(content), Handback)


@pytest.mark.slow
@pytest.mark.parametrize("formats", [["xlsx"], ["ods", "xlsx"]])
def test_what_libreoffice_writes_comes_back(formats: list[str], tmp_path: Path) -> None:
    path = tmp_path / "kit.xlsx"
    path.write_bytes(written(KIT))
    for number, target in enumerate(formats):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = opened_in_libreoffice(path, target, folder)

    assert read(path.read_bytes()) == without_states(KIT)

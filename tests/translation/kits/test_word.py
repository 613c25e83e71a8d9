"""The Word kit: valid, the same each time, and read back whatever Word, LibreOffice or Google made of it."""

import re
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from authoring.errors import UnreadableError
from authoring.translation.codes import Code, Coded, tagged, untagged
from authoring.translation.kit import Handback, Returned
from authoring.translation.kits.formats import recognised
from authoring.translation.kits.word import written
from authoring.translation.kits.word_package import W
from authoring.translation.kits.word_return import read
from authoring.translation.markup import legible
from tests.translation.kits.kits import KIT, anything, kit_of, sources
from tests.translation.kits.packages import damaged_inside, part, with_part, without_states
from tests.validators import missing, ooxml_errors, opened_in_libreoffice, program

DOCUMENT = "word/document.xml"
WATER = KIT.entries[2]
ALONE = replace(KIT, entries=(WATER,))
"""A kit of one sentence: “Water”, “Agua”."""
_TRANSLATION = '<w:r><w:t xml:space="preserve">Agua</w:t></w:r>'


def _saved(change: Callable[[str], str], kit: bytes | None = None) -> bytes:
    return with_part(kit or written(ALONE), DOCUMENT, change)


def _translated(runs: str) -> tuple[Returned, ...]:
    """Return what comes back when a translation is made of `runs`."""
    assert _TRANSLATION in part(written(ALONE), DOCUMENT)
    return read(_saved(lambda text: text.replace(_TRANSLATION, runs))).entries


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_what_is_written_is_read_back() -> None:
    assert read(written(KIT)) == without_states(KIT)


@pytest.mark.slow
def test_it_is_valid_and_the_same_each_time(tmp_path: Path) -> None:
    path = tmp_path / "kit.docx"
    path.write_bytes(written(KIT))

    assert ooxml_errors(path) == []
    assert written(KIT) == path.read_bytes()


def test_it_is_recognised() -> None:
    found = recognised(written(KIT))

    assert found is not None
    assert found.name == "docx"


def test_only_translations_can_be_changed() -> None:
    controls = re.findall(r"<w:sdtPr>(.*?)</w:sdtPr>", part(written(ALONE), DOCUMENT))

    locked = [f'<w:id w:val="{number}"/><w:lock w:val="sdtContentLocked"/>' for number in range(1, 5)]
    free = f'<w:tag w:val="{WATER.id}"/><w:id w:val="5"/><w:lock w:val="sdtLocked"/><w:text w:multiLine="1"/>'
    assert controls == [*locked, free]


@pytest.mark.parametrize(
    ("runs", "target"),
    [
        (_run("A") + "<w:proofErr w:type=\"spellStart\"/>" + _run("g") + _run("ua"), "Agua"),
        (f'<w:ins w:id="1" w:author="A">{_run("Agua")}</w:ins>', "Agua"),
        (f'<w:del w:id="1" w:author="A"><w:r><w:delText>Mar</w:delText></w:r></w:del>{_run("Agua")}', "Agua"),
        (f'{_run("A")}<w:moveFrom w:id="1" w:author="A">{_run("gu")}</w:moveFrom>{_run("a")}', "Aa"),
        (f'<w:moveTo w:id="1" w:author="A">{_run("Agua")}</w:moveTo>', "Agua"),
        (f'<w:commentRangeStart w:id="0"/>{_run("Agua")}<w:r><w:commentReference w:id="0"/></w:r>', "Agua"),
        (f'<w:hyperlink w:anchor="x">{_run("Agua")}</w:hyperlink>', "Agua"),
        ("<w:r><w:t>A</w:t><w:softHyphen/><w:t>gua</w:t><w:noBreakHyphen/></w:r>", "A\u00adgua\u2011"),
        ("<w:r><w:t>“Agua”</w:t></w:r>", "“Agua”"),
        ("<w:r><w:t>Agua</w:t><w:br/><w:t>dulce</w:t><w:tab/></w:r>", "Agua dulce"),
        ("<w:r><w:instrText>PAGE</w:instrText><w:drawing/><w:t> Agua </w:t></w:r>", "Agua"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>', "\uf0b0"),
        ("<w:r><w:t>&lt;1&gt;Agua&lt;/1&gt;</w:t></w:r>", "<1>Agua</1>"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_translation_as_word_writes_it(runs: str, target: str) -> None:
    assert _translated(runs) == (Returned(WATER.id, untagged(target), WATER.source),)


@pytest.mark.parametrize(
    ("mark", "target"), [("", "Agua dulce"), ('<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>', "Aguadulce")]
)
def test_paragraphs_become_one_sentence(mark: str, target: str) -> None:
    def change(text: str) -> str:
        again = f"<w:p>{_run('dulce')}</w:p></w:tc></w:tr></w:tbl>"
        style = '<w:pStyle w:val="KitTranslation"/>'
        return text.replace("</w:tc></w:tr></w:tbl>", again).replace(style, style + mark)

    (entry,) = read(_saved(change)).entries

    assert entry.target == (target,)


_EMPTY = "<w:tc><w:p/></w:tc>"
_ROW = re.compile(r"<w:tr>(?:(?!<w:tr>).)*?</w:tr>")


def _rows(text: str) -> list[str]:
    return _ROW.findall(text)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda text: text.replace("<w:sdt>", "").replace("</w:sdt>", ""), [WATER.id]),
        (lambda text: re.sub(r"</?w:sdt>|</?w:sdtContent>|<w:sdtPr>.*?</w:sdtPr>", "", text), [WATER.id]),
        (lambda text: text.replace(_run(WATER.id), "").replace(f">{WATER.id}<", "><"), [WATER.id]),
        (lambda text: re.sub(rf"<w:tag .*?/>|{WATER.id}", "", text), [""]),
        (lambda text: text.replace(_rows(text)[0], ""), [WATER.id]),
        (lambda text: text.replace(_rows(text)[1], _rows(text)[1] * 2), [WATER.id] * 2),
        (lambda text: text.replace(_rows(text)[1], ""), []),
        (lambda text: text.replace("<w:trPr><w:cantSplit/></w:trPr>", '<w:trPr><w:del w:id="1"/></w:trPr>'), []),
        (lambda text: text.replace("</w:tbl>", f"<w:tr>{_EMPTY}{_EMPTY}</w:tr></w:tbl>"), [WATER.id]),
        (lambda text: text.replace("</w:tbl>", f"<w:tr>{_EMPTY}</w:tr></w:tbl>"), [WATER.id]),
        (lambda text: text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main"), [WATER.id]),
    ],
)  # fmt: skip
def test_rows_added_deleted_and_without_their_marks(change: Callable[[str], str], found: list[str]) -> None:
    content = with_part(_saved(change), "docProps/custom.xml", lambda _: "")

    expected = tuple(Returned(key, ("Agua",), ("Water",)) for key in found)
    assert read(content) == Handback("mining", "es", 3, expected, "2030")


def test_rows_in_another_order() -> None:
    def change(text: str) -> str:
        _, *rows = _rows(text)
        return text.replace(rows[0], "").replace(rows[1], rows[1] + rows[0])

    same_section = replace(KIT, entries=tuple(replace(one, section="") for one in KIT.entries))

    found = read(_saved(change, written(same_section)))

    first, second, *others = without_states(KIT).entries
    assert found.entries == (second, first, *others)


_CONTROL = '<w:sdt><w:sdtPr><w:id w:val="9"/>{}</w:sdtPr><w:sdtContent>'


def test_a_placeholder_is_no_translation() -> None:
    asked = _CONTROL.format("<w:showingPlcHdr/>") + _run("Haga clic aquí") + "</w:sdtContent></w:sdt>"

    assert _translated(asked) == (Returned(WATER.id, (), WATER.source),)


def test_libreoffice_crosses_tags_where_changes_are_tracked() -> None:
    gone = f'<w:del w:id="1">{_CONTROL.format("")}</w:del><w:del w:id="2"/></w:sdtContent></w:sdt>'

    assert _translated(gone + f'<w:ins w:id="3">{_run("Agua dulce")}</w:ins>') == (
        Returned(WATER.id, ("Agua dulce",), WATER.source),
    )


def test_bold_words_are_bold_beside_their_tags() -> None:
    source = (Code("1", "open", "strong"), "Land", Code("1", "close"), Code("2", "note", "note"))
    text = part(written(kit_of(source, ())), DOCUMENT)

    assert '<w:r><w:rPr><w:b/><w:lang w:val="en"/></w:rPr><w:t xml:space="preserve">Land</w:t></w:r>' in text
    assert re.findall(r'KitTag"/><w:lang w:val="en"/></w:rPr><w:t xml:space="preserve">(.*?)</w:t>', text) == [
        "&lt;1&gt;",
        "&lt;/1&gt;",
        "&lt;2/&gt;",
    ]


def test_a_changed_sentence_shows_what_changed() -> None:
    text = part(written(KIT), DOCUMENT)

    assert re.findall(r'<w:rStyle w:val="Kit(Gone|New)"/>.*?<w:t xml:space="preserve">(.*?)</w:t>', text) == [
        ("Gone", "badly"),
        ("New", "well"),
    ]
    assert "Traducción del texto anterior: " in text


def _in_words(text: Coded) -> list[str]:
    return legible(tagged(text)).replace("\r", "\n").split()


@given(sources, anything)
def test_any_translation_comes_back(source: Coded, target: Coded) -> None:
    """Word keeps no character that XML cannot write, and a translation has no white space around it."""
    (entry,) = read(written(kit_of(source, target))).entries

    assert _in_words(entry.target) == _in_words(target)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        written(KIT)[:-100],
        with_part(written(KIT), DOCUMENT, lambda _: "<w:document/>"),
        with_part(written(KIT), DOCUMENT, lambda text: text.replace("<w:body>", "<w:body>" * 500)),
        with_part(written(KIT), DOCUMENT, lambda text: text + " " * 70_000_000),
        with_part(written(KIT), DOCUMENT, lambda text: text.replace("?>", '?><!DOCTYPE x [<!ENTITY e "e">]>', 1)),
        with_part(written(KIT), "_rels/.rels", lambda text: text.replace("word/document.xml", "word/styles.xml")),
        with_part(
            with_part(written(KIT), DOCUMENT, lambda text: re.sub("<w:tbl>.*</w:tbl>|authoring:", "", text)),
            "docProps/custom.xml",
            lambda _: "",
        ),
    ],
    ids=range(9),
)
def test_what_is_no_kit_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(content)


@pytest.mark.slow
def test_however_it_is_damaged_inside_it_is_read_or_refused() -> None:
    for content in damaged_inside(written(KIT), 100):
        with suppress(UnreadableError):
            assert isinstance(read(content), Handback)


@pytest.mark.slow
@pytest.mark.parametrize("formats", [["docx"], ["odt", "docx"], ["docx", "docx"]])
def test_what_libreoffice_writes_comes_back(formats: list[str], tmp_path: Path) -> None:
    path = tmp_path / "kit.docx"
    path.write_bytes(written(KIT))
    for number, target in enumerate(formats):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = opened_in_libreoffice(path, target, folder)

    assert read(path.read_bytes()) == without_states(KIT)


@pytest.mark.slow
def test_what_is_typed_in_libreoffice_with_changes_tracked_comes_back(tmp_path: Path) -> None:
    kit, back = tmp_path / "kit.docx", tmp_path / "back.docx"
    kit.write_bytes(written(KIT))
    program("soffice")
    script = Path(__file__).with_name("edited_in_libreoffice.py")
    if subprocess.run(["/usr/bin/python3", "-c", "import uno"], capture_output=True, check=False).returncode:
        missing("python3-uno")

    command = ["/usr/bin/python3", str(script), str(kit), str(back), str(tmp_path / "profile")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)

    assert "<w:ins " in part(back.read_bytes(), DOCUMENT)
    first, second, *others = without_states(KIT).entries
    assert read(back.read_bytes()).entries == (
        replace(first, target=("Escrito en C2.",)),
        replace(second, target=("Escrito en C3.",)),
        *others,
    )

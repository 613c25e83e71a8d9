import warnings
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from authoring.intake.annotate import annotate
from authoring.intake.marks import COMMENT_BEGIN, COMMENT_END, FINDINGS_NAME, authors_comment
from authoring.intake.reading import read
from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from tests.intake.annotate_specimens import MINIMAL, excel_like, openpyxl_like, parts, strict, zipped
from tests.intake.blank_specimens import BUNDLED, filled
from tests.validators import ooxml_errors, opened_in_libreoffice

SPECIMENS: dict[str, Callable[[], bytes]] = {
    "xlsxwriter": excel_like,
    "openpyxl": openpyxl_like,
    "minimal": lambda: zipped(MINIMAL),
    "strict": lambda: zipped(strict(MINIMAL)),
}
EVERY_SPECIMEN = pytest.mark.parametrize("specimen", SPECIMENS.values(), ids=SPECIMENS)


def place(cell: str = "", sheet: str = "Outcomes") -> Place:
    return Place("mining.xlsx", sheet, cell)


ERROR = finding("cell-error", place("B3"), value="#REF!")
FULL = finding("cell-full", place("B3"))
HIDDEN_ROW = finding("row-hidden", place("B6"), row=6)
FAR = finding("value-missing", place("F40"), column="Text")
QUOTED = finding("value-missing", place("A2", "Ana's “figures”"), column="Title")
SECTION = finding("section-expected", place(), section="Outcomes")
FILE = finding("template-other", Place("mining.xlsx"))
GONE = finding("sheet-missing", place("B2", "Gone"), sheet="Gone")
COMMENT = finding("cell-comment", place("B9"))
FINDINGS = (FULL, ERROR, HIDDEN_ROW, FAR, QUOTED, SECTION, FILE, GONE, COMMENT)


def annotated(workbook: bytes, findings: Sequence[Finding] = FINDINGS, language: str = "en") -> bytes:
    copy = annotate(workbook, findings, language)
    assert copy is not None
    return copy


def loaded(workbook: bytes) -> Workbook:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Cannot parse header or footer")  # a picture in the header
        return load_workbook(BytesIO(workbook))


def opened(workbook: bytes, sheet: str = "Outcomes") -> Worksheet:
    found = loaded(workbook)[sheet]
    assert isinstance(found, Worksheet)
    return found


def comment(sheet: Worksheet, cell: str) -> str:
    found = sheet[cell].comment
    return found.text if found else ""


def listed(workbook: bytes, title: str = "Findings") -> list[tuple[object, ...]]:
    rows = opened(workbook, title).iter_rows(min_row=6, max_col=4, values_only=True)
    return [row for row in rows if any(row)]


# The Findings sheet


def test_every_finding_is_listed_the_gravest_first() -> None:
    assert [row[:3] for row in listed(annotated(excel_like()))] == [
        ("Error", "Outcomes!B3", "The cell shows the error #REF!."),
        ("Error", "Outcomes!F40", "“Text” is empty."),
        ("Error", "Ana's “figures”!A2", "“Title” is empty."),
        (
            "Warning",
            "Outcomes!B3",
            "The text is as long as an Excel cell can be; the rest was probably cut off.",
        ),
        ("Warning", "Outcomes!B6", "Row 6 is hidden; its contents would be published."),
        ("Warning", "Outcomes", "The section “Outcomes” is expected and empty."),
        ("Warning", "The whole workbook", "This workbook was made from another version of the template."),
        ("Warning", "Gone!B2", "The sheet “Gone” is missing."),
        ("Hint", "Outcomes!B9", "The cell has a comment; comments are not published."),
    ]
    assert (
        listed(annotated(excel_like(), [ERROR]))[0][3] == "Replace it by the text or number that should be published."
    )


def test_a_place_in_the_workbook_is_a_link_to_it() -> None:
    sheet = opened(annotated(excel_like()), "Findings")
    links = [row[0].hyperlink for row in sheet.iter_rows(min_row=6, min_col=2, max_col=2, max_row=14)]
    assert [link.location if link else None for link in links] == [
        "'Outcomes'!B3",
        "'Outcomes'!F40",
        "'Ana''s “figures”'!A2",
        "'Outcomes'!B3",
        "'Outcomes'!B6",
        "'Outcomes'!A1",
        None,
        None,
        "'Outcomes'!B9",
    ]


def test_the_findings_are_the_first_sheet_and_the_only_one_selected() -> None:
    book = loaded(annotated(excel_like()))
    assert book.sheetnames == ["Findings", "Start", "Outcomes", "Ana's “figures”", "Secret"]
    assert book.active is book["Findings"]
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Findings"]


def test_names_that_belong_to_a_sheet_still_do() -> None:
    book = loaded(annotated(excel_like()))
    assert book["Outcomes"].defined_names["Local"].value == "Outcomes!$B$2"
    assert book["Findings"].print_title_rows == "$5:$5"
    assert book.defined_names[FINDINGS_NAME].value == "'Findings'!$A$1"


def test_an_authors_own_sheet_of_that_title_keeps_it() -> None:
    mine = {name: text.replace('name="Outcomes"', 'name="findings"') for name, text in MINIMAL.items()}
    assert loaded(annotated(zipped(mine))).sheetnames == ["Findings (1)", "findings"]


@pytest.mark.parametrize(
    ("language", "title", "severity"),
    [("fr", "Constatations", "Erreur"), ("es-MX", "Observaciones", "Error"), ("de", "Findings", "Error")],
)
def test_it_speaks_the_language_asked_for(language: str, title: str, severity: str) -> None:
    assert listed(annotated(excel_like(), language=language), title)[0][0] == severity


def test_without_findings_it_says_so() -> None:
    assert opened(annotated(excel_like(), []), "Findings")["A2"].value == "Nothing to mend."


def test_texts_are_texts() -> None:
    found = finding("value-not-date", place("B3"), value="=1+1 _x0041_ \x00\ud800<b>", example="2021-05-01")
    copy = annotated(excel_like(), [found])
    (row,) = listed(copy)
    assert row[2] == "“=1+1 _x005F_x0041_ <b>” is not a date."  # as in the file; Excel reads _x005F_ as _
    assert "“=1+1 _x005F_x0041_ <b>” is not a date." in comment(opened(copy), "B3")


# Comments


def test_all_findings_of_a_cell_are_in_one_comment() -> None:
    assert comment(opened(annotated(excel_like(), [FULL, ERROR])), "B3") == "\n".join(
        [
            "Ask Ana about this.",
            COMMENT_BEGIN,
            "Error",
            "The cell shows the error #REF!.",
            "What to do: Replace it by the text or number that should be published.",
            "Warning",
            "The text is as long as an Excel cell can be; the rest was probably cut off.",
            "What to do: Check the end of the text and put what is missing into the next row.",
            COMMENT_END,
        ]
    )


@pytest.mark.parametrize("specimen", [excel_like, openpyxl_like])
def test_the_authors_comments_are_kept_before_ours(specimen: Callable[[], bytes]) -> None:
    sheet = opened(annotated(specimen()))
    assert comment(sheet, "B3").startswith(f"Ask Ana about this.\n{COMMENT_BEGIN}\nError\n")
    assert authors_comment(comment(sheet, "B3")) == "Ask Ana about this."
    assert sheet["B3"].comment is not None
    assert sheet["B3"].comment.author == "Ana"
    assert authors_comment(comment(sheet, "F40")) == ""


@EVERY_SPECIMEN
def test_every_comment_has_one_box(specimen: Callable[[], bytes]) -> None:
    contents = parts(annotated(specimen()))
    drawings = [etree.fromstring(content) for name, content in contents.items() if name.endswith(".vml")]
    boxes = [boxed(drawing) for drawing in drawings if boxed(drawing)]
    comments = [
        [one.get("ref", "") for one in etree.fromstring(content).iterfind("{*}commentList/{*}comment")]
        for name, content in contents.items()
        if name.rpartition("/")[2].startswith("comment") and name.endswith(".xml")
    ]
    assert sorted(sorted(box) for box in boxes) == sorted(sorted(cells) for cells in comments)


def boxed(drawing: etree._Element) -> list[str]:
    """The cells a drawing has a comment's box for."""
    cells = drawing.iterfind(".//{*}ClientData[@ObjectType='Note']")
    return [
        f"{'ABCDEFGH'[int(cell.findtext('{*}Column', ''))]}{int(cell.findtext('{*}Row', '')) + 1}" for cell in cells
    ]


def test_a_box_grows_with_its_text() -> None:
    def rows(findings: Sequence[Finding]) -> int:
        drawing = etree.fromstring(parts(annotated(zipped(MINIMAL), findings))["xl/drawings/vmlDrawing1.vml"])
        anchor = [int(number) for number in drawing.findtext(".//{*}Anchor", "").split(",")]
        return anchor[6] - anchor[2]

    assert [rows([ERROR] * count) for count in (1, 2, 8)] == [5, 8, 26]


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Mine", "Mine"),
        (f"Mine\n{COMMENT_BEGIN}\nError\n{COMMENT_END}", "Mine"),
        (f"{COMMENT_BEGIN}\nError\n{COMMENT_END}\nMy answer", "My answer"),
        (f"Mine\n{COMMENT_BEGIN}\nError", "Mine"),
        (f"Mine\n{COMMENT_BEGIN}\nOne\n{COMMENT_END}\nand\n{COMMENT_BEGIN}\nTwo\n{COMMENT_END}", "Mine\nand"),
    ],
)
def test_what_an_author_writes_around_our_comment_is_theirs(text: str, authors: str) -> None:
    assert authors_comment(text) == authors


# Marks


def test_the_severities_are_told_apart_by_more_than_colour() -> None:
    sheet = opened(annotated(excel_like(), [ERROR, HIDDEN_ROW, COMMENT]))
    marks = [(sheet[cell].fill.fgColor.rgb, sheet[cell].border.left.style) for cell in ("B3", "B6", "B9")]
    assert marks == [("FFFBE0DD", "medium"), ("FFFFF1CC", "mediumDashed"), ("FFE3EEFB", "dotted")]


def test_the_other_formatting_of_a_marked_cell_is_kept() -> None:
    before, after = opened(excel_like()), opened(annotated(excel_like()))
    for cell in ("B3", "B6"):
        assert after[cell].number_format == before[cell].number_format
        assert repr(after[cell].font) == repr(before[cell].font)
        assert repr(after[cell].alignment) == repr(before[cell].alignment)
        assert repr(after[cell].protection) == repr(before[cell].protection)
    assert after["B9"].number_format == "0.00"  # an empty cell looks like its column
    assert not after["B9"].protection.locked


def test_rows_and_cells_are_made_in_their_order() -> None:
    findings = [finding("cell-full", place(cell)) for cell in ("C5", "B1", "A3", "C1", "ZZ1", "XFE1", "A0", "5")]
    root = etree.fromstring(parts(annotated(zipped(MINIMAL), findings))["xl/worksheets/sheet1.xml"])
    namespaces = {"x": etree.QName(root).namespace}
    assert root.xpath("//x:row/@r", namespaces=namespaces) == ["1", "3", "5"]
    assert root.xpath("//x:c/@r", namespaces=namespaces) == ["A1", "B1", "C1", "ZZ1", "A3", "A5", "C5", "D5"]


# Nothing is lost


@EVERY_SPECIMEN
def test_parts_that_need_no_change_keep_their_bytes(specimen: Callable[[], bytes]) -> None:
    before = parts(specimen())
    after = parts(annotated(specimen(), [ERROR]))
    changed = {name for name in before if after[name] != before[name]}
    touched = (
        "[Content_Types].xml",
        "workbook.xml",
        "workbook.xml.rels",
        "styles.xml",
        "comments1.xml",
        "comment1.xml",
    )
    drawings = ("vmlDrawing1.vml", "commentsDrawing1.vml")
    (worksheet,) = {name for name in changed if name.startswith("xl/worksheets/sheet")}
    assert {name.rpartition("/")[2] for name in changed - {worksheet}} <= {*touched, *drawings}


def test_pictures_charts_and_everything_around_them_are_kept() -> None:
    before, after = parts(excel_like()), parts(annotated(excel_like()))
    kept = ("xl/media/", "xl/charts/", "xl/tables/", "xl/drawings/drawing", "xl/sharedStrings.xml", "docProps/")
    assert [name for name in before if name.startswith(kept) and before[name] != after.get(name)] == []
    assert len([name for name in after if name.startswith("xl/media/")]) == 2
    sheet = opened(annotated(excel_like()))
    assert sheet["C2"].value == "=SUM(D1:D3)"
    assert sheet.merged_cells.ranges == opened(excel_like()).merged_cells.ranges
    assert len(sheet.conditional_formatting) == len(sheet.data_validations.dataValidation) == 1
    assert sheet.protection.sheet
    assert sheet.row_dimensions[6].hidden


def test_macros_threaded_comments_and_custom_parts_are_kept() -> None:
    foreign = {
        "xl/vbaProject.bin": bytes(range(256)),
        "xl/threadedComments/threadedComment1.xml": b"<ThreadedComments/>",
        "xl/persons/person.xml": b"<personList />",
        "customXml/item1.xml": b"<mine/>",
    }
    after = parts(annotated(zipped(parts(excel_like()) | foreign)))
    assert {name: after[name] for name in foreign} == foreign


@pytest.mark.parametrize(
    "follower",
    [
        "<x:tableParts/>",
        "<x:extLst/>",
        '<mc:AlternateContent><mc:Choice Requires="x14"><x:controls/></mc:Choice></mc:AlternateContent>',
    ],
)
def test_the_reference_to_the_boxes_stands_where_the_schema_wants_it(follower: str) -> None:
    compatibility = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    sheet = MINIMAL["xl/worksheets/sheet1.xml"].replace("</x:sheetData>", f"</x:sheetData><x:pageMargins/>{follower}")
    sheet = sheet.replace("<x:worksheet ", f"<x:worksheet {compatibility}")
    copy = annotated(zipped(MINIMAL | {"xl/worksheets/sheet1.xml": sheet}))
    names = [etree.QName(one).localname for one in etree.fromstring(parts(copy)["xl/worksheets/sheet1.xml"])]
    assert names[:3] == ["sheetData", "pageMargins", "legacyDrawing"]
    assert len(names) == 4


# Annotating again


@pytest.mark.parametrize("specimen", [excel_like, openpyxl_like])
def test_annotating_a_copy_again_changes_nothing(specimen: Callable[[], bytes]) -> None:
    copy = annotated(specimen())
    assert annotated(copy) == copy


def look(sheet: Worksheet) -> dict[str, tuple[object, ...]]:
    """What is seen of every cell."""
    return {
        cell.coordinate: (
            str(cell.value) if cell.data_type != "f" else "formula",
            cell.fill.fgColor.rgb,
            cell.border.left.style,
            cell.font.b,
            comment(sheet, cell.coordinate),
        )
        for row in sheet.iter_rows(max_row=45, max_col=8)
        for cell in row
    }


@pytest.mark.parametrize("specimen", [excel_like, openpyxl_like])
@pytest.mark.parametrize("left", [[ERROR], [FAR, COMMENT], []])
def test_what_was_mended_is_no_longer_marked(specimen: Callable[[], bytes], left: list[Finding]) -> None:
    assert look(opened(annotated(annotated(specimen()), left))) == look(opened(annotated(specimen(), left)))


def test_marks_go_even_when_the_author_has_deleted_our_sheet() -> None:
    without_list = parts(annotated(zipped(MINIMAL), [finding("cell-error", place("A5"), value="#REF!")]))
    book = etree.fromstring(without_list["xl/workbook.xml"])
    etree.strip_elements(book, "{*}definedNames")
    sheets = book.find("{*}sheets")
    assert sheets is not None
    sheets.remove(sheets[0])
    again = opened(annotated(zipped(without_list | {"xl/workbook.xml": etree.tostring(book)}), []))
    assert (again["A5"].fill.patternType, again["A5"].border.left.style, again["A5"].value) == (None, None, 3)


@pytest.mark.slow
def test_an_annotated_copy_that_went_through_libreoffice_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    file = tmp_path / "first" / "mining.xlsx"
    file.write_bytes(annotated(excel_like()))
    saved = opened_in_libreoffice(file, "xlsx", tmp_path).read_bytes()
    again = annotated(saved, [])
    assert loaded(again).sheetnames == ["Findings", "Start", "Outcomes", "Ana's “figures”", "Secret"]
    sheet = opened(again)
    assert sheet["B3"].fill.fgColor.rgb == "FFFFFF00"
    assert [sheet[cell].border.left.style for cell in ("B3", "B6", "B9", "F40")] == [None] * 4
    assert [comment(sheet, cell) for cell in ("B3", "B6", "B9")] == ["Ask Ana about this.", "", "Only the author's."]


def mistaken() -> bytes:
    """The mining group's workbook, filled in with many a mistake."""
    book = filled({"co_chairs": [{"partner": "canada", "name": "Ann"}]})
    sheet = book["Outcomes"]
    row = next(cell.row for (cell,) in sheet.iter_rows(max_col=1) if cell.value == "Topic") + 1
    sheet.cell(row, 2, "=1+1")
    sheet.cell(row + 1, 2, "Old").font = Font(strike=True)
    sheet.cell(row + 2, 2, "Hidden")
    sheet.row_dimensions[row + 2].hidden = True
    sheet.cell(row + 3, 2, "With a comment").comment = Comment("Ask Ana about this.", "Ana")
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def test_an_annotated_copy_reads_as_the_workbook_does(tmp_path: Path) -> None:
    file = tmp_path / "mining.xlsx"
    file.write_bytes(mistaken())
    before = read(file, BUNDLED)
    assert {one.code for one in before.findings} >= {"cell-struck", "row-hidden", "cell-comment"}
    file.write_bytes(annotated(mistaken(), before.findings))
    assert read(file, BUNDLED) == before


# As a document


@pytest.mark.slow
@EVERY_SPECIMEN
@pytest.mark.parametrize("findings", [FINDINGS, ()], ids=["findings", "none"])
def test_the_copy_is_as_valid_as_the_workbook(
    specimen: Callable[[], bytes], findings: Sequence[Finding], tmp_path: Path
) -> None:
    file, copy = tmp_path / "mining.xlsx", tmp_path / "copy.xlsx"
    file.write_bytes(specimen())
    copy.write_bytes(annotated(specimen(), findings))
    assert ooxml_errors(copy) == ooxml_errors(file)


# Hostile input


def without(name: str) -> bytes:
    return zipped({part: content for part, content in parts(excel_like()).items() if part != name})


@pytest.mark.parametrize(
    "workbook",
    [
        b"",
        b"PK\x03\x04",
        excel_like()[:5000],
        zipped({"[Content_Types].xml": "<Types/>"}),
        zipped(MINIMAL | {"xl/workbook.xml": "<workbook/>"}),
        zipped(MINIMAL | {"xl/workbook.xml": MINIMAL["xl/workbook.xml"][:-5]}),
        zipped(MINIMAL | {"xl/worksheets/sheet1.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        without("[Content_Types].xml"),
        without("xl/workbook.xml"),
        without("_rels/.rels"),
    ],
)
def test_what_is_no_sound_workbook_is_refused(workbook: bytes) -> None:
    assert annotate(workbook, FINDINGS, "en") is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('r="5"', 'r="-5"'),
        ('r="D5"', 'r="ZZZZ99"'),
        ("<x:c>", '<x:c s="99999">'),
        ("<x:c>", '<x:c s="∞">'),
        ("<x:sheetData>", '<x:cols><x:col min="x" max="" width="NaN"/></x:cols><x:sheetData>'),
        ("<x:sheetData>", '<x:sheetFormatPr defaultRowHeight="1e999"/><x:sheetData>'),
    ],
)
def test_numbers_that_are_none_do_no_harm(old: str, new: str) -> None:
    sheet = MINIMAL["xl/worksheets/sheet1.xml"].replace(old, new)
    assert annotate(zipped(MINIMAL | {"xl/worksheets/sheet1.xml": sheet}), FINDINGS, "en") is not None

"""The *Findings* sheet: every finding in a row, each with a link to its cell; what was marked, for the next time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from authoring.intake.annotation.cells import position, reference
from authoring.intake.annotation.elements import append, child, children, number, text_value
from authoring.intake.annotation.styles import MARKS, Font, Styles
from authoring.intake.annotation.workbook import location, read_location
from authoring.locale import Words, words
from authoring.model.codes import Severity
from authoring.model.finding import Finding
from authoring.model.place import Place

SEVERITIES: dict[Severity, str] = {"error": "Error", "warning": "Warning", "hint": "Hint"}
"""Severities in the order in which they are shown, as message ids of the `findings` catalogue."""

_WIDTHS = (18, 34, 60, 60)
_HIDDEN = (5, 6)
"""The columns that remember, unseen, how a marked cell looks and how it looked before, as their own format."""
TITLES_ROW = 5
_LONGEST_TEXT = 32_767
_MOST_LINKS = 65_530
_HIGHEST_ROW = 409
"""Excel's own limits: characters of a cell, links of a sheet, points of a row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding to be listed; `cell` is empty where there is no cell to go to.

    `formats` are those of the marked cell: with the mark and before.
    """

    finding: Finding
    cell: str = ""
    formats: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Formats:
    title: int
    plain: int
    header: int
    text: int
    link: int
    severities: Mapping[Severity, int]


def listing(rows: Sequence[Row], styles: Styles, namespace: str, language: str) -> bytes:
    """Return the sheet's XML: what was found, in a table under a few words that say how to go on."""
    _ = words("findings", language)
    formats = _formats(styles)
    root = etree.fromstring(f'<worksheet xmlns="{namespace}"/>')
    _settings(root)
    data = append(root, "sheetData")
    _introduction(data, _, formats, Counter(row.finding.severity for row in rows))
    for index, row in enumerate(rows, TITLES_ROW + 1):
        _listed(data, index, row, formats, language)
    _links(root, rows)
    append(root, "pageMargins", left="0.5", right="0.5", top="0.6", bottom="0.6", header="0.3", footer="0.3")
    append(root, "pageSetup", paperSize="9", orientation="landscape", fitToHeight="0")
    append(append(root, "headerFooter"), "oddFooter").text = "&L&A&R&P / &N"
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def remembered(root: etree._Element) -> tuple[dict[tuple[str, str], int], dict[int, int]]:
    """Return the formats cells had before they were marked, from an earlier listing: by cell, and by marked format."""
    places = {
        link.get("ref", ""): read_location(link.get("location", ""))
        for links in children(root, "hyperlinks")
        for link in children(links, "hyperlink")
    }
    by_cell: dict[tuple[str, str], int] = {}
    by_format: dict[int, int] = {}
    for row in children(child(root, "sheetData"), "row"):
        cells = {(position(cell.get("r", "")) or (0, 0))[1]: number(cell, "s") for cell in children(row, "c")}
        marked, before = (cells.get(column, 0) for column in _HIDDEN)  # an empty cell in the first format may be lost
        if marked:
            by_format.setdefault(marked, before)
            place = places.get(f"B{number(row, 'r')}")
            if place:
                by_cell[place] = before
    return by_cell, by_format


def _formats(styles: Styles) -> _Formats:
    bold = Font(bold=True)
    return _Formats(
        title=styles.text(Font(bold=True, size=18), wrapped=False),
        plain=styles.text(wrapped=False),
        header=styles.text(bold, line="medium"),
        text=styles.text(line="hair"),
        link=styles.text(Font(underlined=True, color="FF0B57A4"), line="hair"),
        severities={severity: styles.marked(styles.text(bold), severity) for severity in MARKS},
    )


def _settings(root: etree._Element) -> None:
    properties = append(root, "sheetPr")
    append(properties, "tabColor", rgb=MARKS["error"].line)
    append(properties, "pageSetUpPr", fitToPage="1")
    view = append(append(root, "sheetViews"), "sheetView", showGridLines="0", tabSelected="1", workbookViewId="0")
    top = f"A{TITLES_ROW + 1}"
    append(view, "pane", ySplit=str(TITLES_ROW), topLeftCell=top, activePane="bottomLeft", state="frozen")
    append(view, "selection", pane="bottomLeft", activeCell=top, sqref=top)
    append(root, "sheetFormatPr", defaultRowHeight="15")
    columns = append(root, "cols")
    for index, width in enumerate(_WIDTHS, 1):
        append(columns, "col", min=str(index), max=str(index), width=str(width), customWidth="1")
    append(columns, "col", min=str(_HIDDEN[0]), max=str(_HIDDEN[1]), width="0", hidden="1", customWidth="1")


def _introduction(data: etree._Element, _: Words, formats: _Formats, counts: Mapping[Severity, int]) -> None:
    total = _("Errors: {errors} · Warnings: {warnings} · Hints: {hints}").format(
        errors=counts["error"], warnings=counts["warning"], hints=counts["hint"]
    )
    how = _("Click a place to go to the cell. Mend it there, save the workbook and send it again.")
    rest = _("This sheet, the marks and the comments may stay; they are not published.")
    _row(data, 1, [(_("Findings"), formats.title)], height=28)
    _row(data, 2, [(total if counts else _("Nothing to mend."), formats.plain)])
    _row(data, 3, [(f"{how} {rest}" if counts else rest, formats.plain)])
    titles = (_("Severity"), _("Place"), _("What was found"), _("What to do"))
    _row(data, TITLES_ROW, [(title, formats.header) for title in titles])


def _listed(data: etree._Element, index: int, row: Row, formats: _Formats, language: str) -> None:
    finding = row.finding
    severity = words("findings", language)(SEVERITIES[finding.severity])
    place = _shown(finding.place) or words("findings", language)("The whole workbook")
    values = [
        (severity, formats.severities[finding.severity]),
        (place, formats.link if row.cell else formats.text),
        (finding.message(language), formats.text),
        (finding.hint(language), formats.text),
    ]
    element = _row(data, index, values, height=_height([value for value, _ in values]))
    for column, kept in zip(_HIDDEN, row.formats or (), strict=False):
        append(element, "c", r=reference((index, column)), s=str(kept))


def _shown(place: Place) -> str:
    """Return where a finding is, without the file: the list stands in that file."""
    return f"{place.sheet}!{place.cell}" if place.sheet and place.cell else place.sheet or place.cell or place.field


def _height(texts: Sequence[str]) -> int:
    """Return how high a row must be, in points: not every program sees to it."""
    lines = max(
        sum(1 + len(line) // width for line in text.split("\n")) for text, width in zip(texts, _WIDTHS, strict=True)
    )
    return min(lines * 15 + 5, _HIGHEST_ROW)


def _row(data: etree._Element, index: int, values: Sequence[tuple[str, int]], height: int = 0) -> etree._Element:
    row = append(data, "row", r=str(index))
    if height:
        row.attrib.update({"ht": str(height), "customHeight": "1"})
    for column, (value, style) in enumerate(values, 1):
        cell = append(row, "c", r=reference((index, column)), s=str(style), t="inlineStr")
        text = append(append(cell, "is"), "t")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text.text = text_value(value[:_LONGEST_TEXT])
    return row


def _links(root: etree._Element, rows: Sequence[Row]) -> None:
    linked = [(index, row) for index, row in enumerate(rows, TITLES_ROW + 1) if row.cell][:_MOST_LINKS]
    if linked:
        links = append(root, "hyperlinks")
        for index, row in linked:
            append(links, "hyperlink", ref=f"B{index}", location=location(row.finding.place.sheet, row.cell))

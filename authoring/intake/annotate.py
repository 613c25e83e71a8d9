"""A copy of an author's workbook with the findings in it: comments, marked cells, a *Findings* sheet with links.

The copy is made in the package itself. What is not touched (pictures, charts, macros, other sheets) keeps its bytes.
"""

from collections.abc import Sequence

from authoring.intake.annotation.cells import Cells, position, reference
from authoring.intake.annotation.comments import COMMENTS_TYPE, NO_COMMENTS, Comments, Saying
from authoring.intake.annotation.elements import (
    RELATIONSHIPS,
    WORKSHEET,
    children,
    ensure,
    is_true,
    namespace,
    number,
)
from authoring.intake.annotation.listing import SEVERITIES, TITLES_ROW, Row, listing, remembered
from authoring.intake.annotation.package import Package
from authoring.intake.annotation.shapes import NO_SHAPES, SHAPES_TYPE, Shapes
from authoring.intake.annotation.styles import Styles
from authoring.intake.annotation.workbook import Workbook, is_worksheet, relationship_id
from authoring.locale import words
from authoring.model.finding import Finding
from authoring.office.archive import UnreadableError

_Found = dict[str, list[Finding]]
"""The findings of a worksheet by cell (an A1 reference), the gravest first."""


def annotate(workbook: bytes, findings: Sequence[Finding], language: str) -> bytes | None:
    """Return a copy of a workbook (`.xlsx`, `.xlsm`) with its findings, worded in `language`.

    What an earlier annotation put in is replaced. None when the file is no sound workbook: then there is nothing
    that could be annotated, and reading it gives the finding that says so.
    """
    try:
        return _annotated(Workbook(Package(workbook)), _gravest_first(findings), language)
    except UnreadableError:
        return None


def _gravest_first(findings: Sequence[Finding]) -> list[Finding]:
    order = list(SEVERITIES)
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def _annotated(workbook: Workbook, findings: list[Finding], language: str) -> bytes:
    _remove_earlier(workbook)
    styles = workbook.styles()
    formats: dict[tuple[str, str], tuple[int, int]] = {}
    for part, found in _by_worksheet(workbook, findings).items():
        for cell, kept in _mark(workbook.package, part, found, styles).items():
            formats[part, cell] = kept
        _comment(workbook.package, part, found, language)
    rows = [_row(workbook, finding, formats) for finding in findings]
    title = workbook.free_title(words("findings", language)("Findings"))
    sheet = listing(rows, styles, namespace(workbook.root), language)
    _deselect(workbook)
    workbook.add_findings_sheet(title, sheet, TITLES_ROW)
    return workbook.package.save()


def _by_worksheet(workbook: Workbook, findings: list[Finding]) -> dict[str, _Found]:
    by_worksheet: dict[str, _Found] = {}
    for finding in findings:
        part, cell = _target(workbook, finding)
        if part and cell:
            by_worksheet.setdefault(part, {}).setdefault(cell, []).append(finding)
    return by_worksheet


def _target(workbook: Workbook, finding: Finding) -> tuple[str | None, str]:
    place = position(finding.place.cell)
    part = workbook.worksheet(finding.place.sheet) if place and finding.place.sheet else None
    return part, reference(place) if place else ""


def _row(workbook: Workbook, finding: Finding, formats: dict[tuple[str, str], tuple[int, int]]) -> Row:
    part, cell = _target(workbook, finding)
    if part:
        return Row(finding, cell, formats[part, cell])
    sheet = finding.place.sheet
    return Row(finding, "A1" if sheet and workbook.worksheet(sheet) else "")


def _mark(package: Package, part: str, found: _Found, styles: Styles) -> dict[str, tuple[int, int]]:
    """Mark cells; return their formats, with the mark and before."""
    cells = Cells(package.tree(part))
    formats = {}
    for reference_, findings in found.items():
        place = position(reference_)
        if place:
            cell = cells.cell(place)
            before = number(cell, "s")
            marked = styles.marked(before, findings[0].severity)
            cell.set("s", str(marked))
            formats[reference_] = (marked, before)
    package.touch(part)
    return formats


def _comment(package: Package, part: str, found: _Found, language: str) -> None:
    comments = _comments(package, part)
    shapes = _shapes(package, part)
    for cell, findings in found.items():
        comments.say(cell, _said(findings, language))
    for cell in comments.cells():
        place = position(cell)
        if place and cell in found:
            shapes.show(place, comments.text(cell))
        elif place:
            shapes.ensure(place, comments.text(cell))


def _said(findings: list[Finding], language: str) -> list[Saying]:
    _ = words("findings", language)
    lines: list[Saying] = []
    for finding in findings:
        lines.append((_(SEVERITIES[finding.severity]), True))
        lines.append((finding.message(language), False))
        lines.append((_("What to do: {hint}").format(hint=finding.hint(language)), False))
    return lines


def _comments(package: Package, part: str) -> Comments:
    name = package.related(part, "comments")
    if name is None:
        name = package.free_name("xl/comments{}.xml")
        package.add(name, NO_COMMENTS.format(namespace=namespace(package.tree(part))).encode(), COMMENTS_TYPE)
        package.relate(part, "comments", name)
    package.touch(name)
    return Comments(package.tree(name))


def _shapes(package: Package, part: str) -> Shapes:
    worksheet = package.tree(part)
    name = _drawing(package, part)
    if name is None:
        name = package.free_name("xl/drawings/vmlDrawing{}.vml")
        package.add(name, NO_SHAPES.encode(), SHAPES_TYPE)
        drawing = ensure(worksheet, "legacyDrawing", WORKSHEET)
        identifier = package.relate(part, "vmlDrawing", name)
        drawing.set(f"{{{RELATIONSHIPS[namespace(worksheet)]}}}id", identifier)
        package.touch(part)
    package.touch(name)
    cells = Cells(worksheet)
    # Excel writes line breaks in the captions of its own controls as HTML, which is not well-formed.
    return Shapes(package.tree(name, recover=True), cells.widths(), cells.heights())


def _drawing(package: Package, part: str) -> str | None:
    """Return the legacy drawing of a worksheet; that of its headers and footers is another one."""
    targets = {one.id: one.target for one in package.relationships(part)}
    used = [targets.get(relationship_id(one), "") for one in children(package.tree(part), "legacyDrawing")]
    return next((name for name in used if name in package), None)


def _remove_earlier(workbook: Workbook) -> None:
    """Take out what an earlier annotation put in."""
    package = workbook.package
    _unmark(workbook)
    workbook.remove_findings_sheet()
    for sheet in workbook.sheets():
        name = package.related(sheet.part, "comments")
        if name and Comments(package.tree(name)).remove_findings():
            package.touch(name)
            _remove_boxes(package, sheet.part, name)


def _unmark(workbook: Workbook) -> None:
    """Give marked cells the format they had; one that is not remembered loses fill and border."""
    styles = workbook.styles()
    marked = styles.marked_formats()
    earlier = workbook.findings_sheet()
    by_cell, by_format = remembered(workbook.package.tree(earlier.part)) if earlier else ({}, {})
    for sheet in workbook.sheets() if marked else ():
        if sheet == earlier or not is_worksheet(workbook.package.tree(sheet.part)):
            continue
        for place, cell in Cells(workbook.package.tree(sheet.part)).all():
            style = number(cell, "s")
            if style in marked:
                before = by_cell.get((sheet.title, reference(place)), by_format.get(style))
                cell.set("s", str(styles.bare(style) if before is None else before))
                workbook.package.touch(sheet.part)


def _remove_boxes(package: Package, part: str, comments: str) -> None:
    if _drawing(package, part) is not None:
        places = (position(cell) for cell in Comments(package.tree(comments)).cells())
        _shapes(package, part).keep_only({place for place in places if place})


def _deselect(workbook: Workbook) -> None:
    """Leave no other sheet selected: what is typed into one of several selected sheets goes into all of them."""
    package = workbook.package
    for sheet in workbook.sheets():
        for views in children(package.tree(sheet.part), "sheetViews"):
            for view in children(views, "sheetView"):
                if is_true(view, "tabSelected"):
                    view.set("tabSelected", "0")
                    package.touch(sheet.part)

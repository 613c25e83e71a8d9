"""A workbook's bytes as a submission."""

from authoring.edition.edition import Edition
from authoring.forms.sheets import Form
from authoring.forms.submission import Submission
from authoring.intake.identity import identify, is_marks_sheet, read_marks
from authoring.intake.locate import Locator
from authoring.intake.submission import read_submission
from authoring.locale import words
from authoring.model.finding import Finding
from authoring.office.grid import area_of
from authoring.office.number_format import custom_of
from authoring.office.workbook import Workbook, open_workbook
from authoring.office.worksheet import read_sheet


def read_workbook(data: bytes, file: str, edition: Edition) -> tuple[Submission | None, Form | None, list[Finding]]:
    """Return a workbook's submission, its form, and the findings; raises UnreadableError when it is none."""
    workbook = open_workbook(data, file)
    marks = read_marks(workbook)
    start = words("forms", marks.language or edition.language)("Start")
    identity = identify(marks, edition, file, start)
    if identity.form is None:
        return None, None, list(identity.findings)
    custom = custom_of(identity.language, tuple(partner.territory for partner in edition.partners))
    grids = [read_sheet(workbook, sheet, custom) for sheet in workbook.sheets if not is_marks_sheet(sheet.title)]
    locator = Locator(identity.form, workbook, grids, marks, identity.language)
    located = locator.locate()
    submission, findings = read_submission(identity.form, identity, located, file)
    return submission, identity.form, _in_order([*identity.findings, *locator.findings, *findings], workbook)


def _in_order(findings: list[Finding], workbook: Workbook) -> list[Finding]:
    """Return the findings as one goes through the workbook: sheet by sheet, row by row."""
    sheets = {sheet.title: number for number, sheet in enumerate(workbook.sheets)}

    def key(found: Finding) -> tuple[int, int, int]:
        area = area_of(found.place.cell)
        return sheets.get(found.place.sheet, -1), *((area.top, area.left) if area else (0, 0))

    return sorted(findings, key=key)

"""A workbook's located sheets as a submission; what cannot be used is left out, with a finding."""

from collections.abc import Mapping

from authoring.forms.columns import Column
from authoring.forms.records import Action, Passage, Record
from authoring.forms.sheets import Form
from authoring.forms.submission import SUBMISSION, Submission
from authoring.intake.figures import pictures_by_row, unused
from authoring.intake.identity import Identity
from authoring.intake.locate import Located
from authoring.intake.narrative import read_passages
from authoring.intake.rows import Row, bare_row, carried_down, read_rows
from authoring.intake.table import read_records
from authoring.intake.topics import empty_topics, with_texts_in_place
from authoring.intake.values import Values
from authoring.model.finding import Finding
from authoring.model.language import in_language


def read_submission(
    form: Form, identity: Identity, located: Mapping[str, Located], file: str
) -> tuple[Submission, list[Finding]]:
    """Return what the located sheets say, and what there is to mend in them."""
    values = Values(form.edition, identity.language)
    sections: dict[str, list[Passage]] = {}
    lists: dict[str, list[Record]] = {}
    for sheet in located.values():
        records_or_passages = _read_sheet(sheet, values, _picture_sheet(form, located, identity.language))
        if sheet.sheet.is_narrative:
            sections |= {sheet.sheet.key: [one for one in records_or_passages if isinstance(one, Passage)]}
        else:
            lists |= {sheet.sheet.key: [one for one in records_or_passages if isinstance(one, Record)]}
    said = {
        "edition": form.edition.year,
        "form": form.kind,
        "language": identity.language,
        "template": identity.template,
        "file": file,
        "origins": {key: sheet.grid.place for key, sheet in located.items()},
        "typed": values.typed,
        "sections": {key: passages for key, passages in sections.items() if passages},
        **({"group": form.group} if form.kind == "group" else {}),
        **lists,
    }
    return SUBMISSION.validate_python(said), values.findings


def _picture_sheet(form: Form, located: Mapping[str, Located], language: str) -> str:
    """Return the title of the sheet where pictures belong, as in the workbook; empty when the form takes none."""
    sheet = next((sheet for sheet in form.sheets if any(map(_is_picture, sheet.columns))), None)
    if sheet is None:
        return ""
    return located[sheet.key].grid.title if sheet.key in located else in_language(sheet.title, language)


def _is_picture(column: Column) -> bool:
    return column.kind == "picture"


def _read_sheet(located: Located, values: Values, picture_sheet: str) -> list[Passage] | list[Record]:
    rows, findings = read_rows(located, values.language)
    values.findings.extend(findings)
    pictures = pictures_by_row(located, rows)
    values.findings.extend(unused(located, rows, pictures, picture_sheet))
    if located.sheet.is_narrative or located.sheet.record is Action:
        rows, findings = with_texts_in_place(located, rows, values.language)
        values.findings.extend((*findings, *empty_topics(located, rows, values.language)))
    if located.sheet.is_narrative:
        return read_passages(located, rows, values)
    rows = _with_bare(located, rows, list(pictures))
    if located.sheet.record is Action:
        rows = carried_down(rows, "topic")
    return read_records(located.sheet, located.columns.values(), rows, pictures, values)


def _with_bare(located: Located, rows: list[Row], pictured: list[int]) -> list[Row]:
    """Return the rows with those in which there is nothing but a picture."""
    known = {row.number for row in rows}
    bare = [bare_row(located, number) for number in pictured if number not in known]
    return sorted([*rows, *bare], key=lambda row: row.number)

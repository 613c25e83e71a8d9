"""A template is tried out: a small report is put into it."""

from authoring.errors import TemplateError
from authoring.model.blocks import Details, Item, List, Paragraph, Person, Roster, Table
from authoring.model.finding import Finding, finding
from authoring.model.inline import Run, plain
from authoring.model.place import Place
from authoring.model.report import Meeting, Report, Section
from authoring.publishing.docx import filled_in

_TEXT = plain("Text.")
_BLOCKS = (
    Paragraph((*_TEXT, Run("", note=_TEXT))),
    List((Item((Paragraph(_TEXT),)),), "decimal"),
    Table("Caption", ("Column",), ((_TEXT,),)),
    Roster((("Partner", (Person("Name", (plain("Function"),)),)),)),
    Details((("Label", _TEXT),)),
)
_SAMPLE = Report(
    title="Title",
    partnership="Partnership",
    acronym="P",
    partners=("One", "Two"),
    year=2000,
    language="en",
    host="One",
    meeting=Meeting("1st", "1 January 2000", "Place", "In person"),
    draft=True,
    parts=(Section("part", "part", "Part", "Part I", "en", _BLOCKS),),
)
"""One of most things that the writer writes."""


def try_out(data: bytes, file: str) -> list[Finding]:
    """Return what stops a template that nothing seems wrong with from being filled in."""
    try:
        filled_in(data, _SAMPLE)
    except TemplateError as error:
        return [finding("template-unusable", Place(file), reason=error)]
    return []

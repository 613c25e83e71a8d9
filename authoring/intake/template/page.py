"""How a sheet is printed, and what of it is locked."""

from xlsxwriter.worksheet import Worksheet

from authoring.edition.edition import title_of
from authoring.forms.sheets import Form
from authoring.intake.template.labels import shortened
from authoring.intake.template.template import Template

_A4 = 9
_UNLOCKED = (
    "objects",
    "scenarios",
    "format_cells",
    "format_columns",
    "format_rows",
    "insert_rows",
    "insert_hyperlinks",
    "delete_rows",
)
"""What stays allowed on a protected sheet, so that nobody busy is blocked; there is no password either."""


def set_up_page(template: Template, worksheet: Worksheet, pages: int = 0) -> None:
    """Print on A4 landscape, as wide as the page, with the form's name and the page's number at the foot.

    `pages` is how many pages high the sheet may be, 0 for as many as it needs.
    """
    worksheet.set_paper(_A4)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, pages)
    worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    foot = shortened(form_name(template), 80).replace("&", "&&")
    sheet = shortened(worksheet.get_name(), 80).replace("&", "&&")
    worksheet.set_footer(f"&L&9 {foot}&C&9 {sheet}&R&9 &P / &N")


def protect(worksheet: Worksheet) -> None:
    """Lock what is not for input, without a password."""
    worksheet.protect("", dict.fromkeys(_UNLOCKED, True))


def form_name(template: Template) -> str:
    """Return what the workbook is called: the group, or the coordinators' part, and the edition."""
    return f"{author(template)} · {template.text(template.form.edition.title)}"


def author(template: Template) -> str:
    """Return whom the workbook is for."""
    form = template.form
    if form.kind == "coordination":
        return template.say("Coordinators’ part")
    return group_name(form, template.language) or template.say("Working group")


def group_name(form: Form, language: str) -> str:
    """Return the name of the form's group; its id when the edition does not know it, empty when there is none."""
    group = form.edition.group(form.group) if form.group else None
    return title_of(group, language) if group else form.group or ""

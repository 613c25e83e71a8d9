"""Editions and submissions whose texts try to be more than text, or are longer than a workbook can hold."""

from pathlib import Path
from typing import Any

import pytest

from authoring.edition.edition import Edition
from authoring.forms.catalogue import group_form
from authoring.forms.submission import SUBMISSION
from authoring.intake.blank import write_workbook
from tests.intake.blank_specimens import BUNDLED, filled, form, opened, submission, with_section
from tests.validators import ooxml_errors

LONG = "Everything that anybody could ever want to know about the work " * 4
TITLES = {
    "quotes": """Ana's "own" «work»""",
    "braces": "{title} {{ 7 * 7 }} {% raw %}",
    "300 characters": LONG[:299],
    "a formula": '=HYPERLINK("https://example.org","x")',
    "what a sheet's title refuses": r"[A]/B\C:D*E?",
    "only what a sheet's title refuses": "*?*",
    "an apostrophe at both ends": "'quoted'",
    "markup": "<r><t>&amp;</t></r>",
    "codes of a page's foot": '&A&P &"Arial" 50 %',
    "the hidden sheet": "_form",
    "line ends and invisible characters": "One\ntwo\u202e three\u200b\tfour",
    "emoji": "👩🏽‍🌾" * 40,
    "one long word": "x" * 120,
    "right to left": "العمل المشترك",
}


def hostile(**titles: str) -> Edition:
    """Return the bundled edition with a title as guidance, and as every other name there is, in a section of each."""
    values: dict[str, Any] = BUNDLED.model_dump(mode="json")
    for number, title in enumerate(titles.values()):
        section = {
            "key": f"hostile-{number}",
            "title": {"en": title},
            "guidance": {"en": title * 9},
            "need": "required",
        }
        values["sections"].append(section)
        values["groups"][6]["name"] = values["title"] = values["partnership"]["name"] = {"en": title}
        values["contact"] = {"name": title, "email": title}
    return Edition.model_validate(values)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_every_sheet_has_a_title_excel_takes(title: str) -> None:
    sheet = opened(write_workbook(form("mining", hostile(title=title)), "en")).worksheets[8]
    assert 0 < len(sheet.title.encode("utf-16-le")) // 2 <= 31
    assert not set(sheet.title) & set("[]:*?/\\")
    assert str(sheet["A1"].value).split()[0] == "".join(filter(str.isprintable, title.split(maxsplit=1)[0]))
    assert sheet["A1"].data_type == "s"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["mining", "any"])
def test_no_title_breaks_the_workbook(kind: str, tmp_path: Path) -> None:
    assert errors(write_workbook(form(kind, hostile(**TITLES)), "en"), tmp_path) == []


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_section_of_actions_may_be_called_anything(title: str) -> None:
    values: dict[str, Any] = BUNDLED.model_dump(mode="json")
    values["sections"] = [{"key": "plans", "title": {"en": title}, "kind": "actions", "words": 5}]
    workbook = opened(write_workbook(form("mining", Edition.model_validate(values)), "en"))
    assert [cell.value for cell in workbook.worksheets[2][4]][:2] == ["Topic", "Text"]


def errors(content: bytes, folder: Path) -> list[str]:
    path = folder / "hostile.xlsx"
    path.write_bytes(content)
    return ooxml_errors(path)


def test_two_sections_of_one_title_have_two_sheets() -> None:
    edition = with_section(key="again", title={"en": "Outcomes"})
    assert opened(write_workbook(form("mining", edition), "en")).sheetnames[8] == "Outcomes (2)"


def test_an_edition_of_many_partners_sections_and_groups() -> None:
    values: dict[str, Any] = BUNDLED.model_dump(mode="json")
    values["partners"] = [
        {"id": f"p{n}", "territory": code} for n, code in enumerate(["CA", "MX", "FR", "DE", "IT", "ES", "US", "BR"])
    ]
    values["host"] = "p0"
    values["groups"] = [{"id": f"g{n}", "code": f"G{n}", "name": {"en": f"{LONG} {n}"}} for n in range(300)]
    values["without_report"] = []
    values["sections"] = [{"key": f"s{n}", "title": {"en": f"Section {n}"}} for n in range(60)]
    workbook = opened(write_workbook(group_form(Edition.model_validate(values), None), "en"))
    assert len(workbook.sheetnames) == 67


TEXTS = (
    "\x00\x01\x08\x0b\x1f control",
    "\ufffe and \uffff",
    "_x000D_ _x005F_ _xD800_",
    "]]> <![CDATA[ &amp; &#0;",
    "<r>raw</r>",
    "{{ config }} {% for %}",
    "e\u0301\u200b\u00ad\ufeff",
)


def everywhere(text: str) -> dict[str, Any]:
    return {
        "co_chairs": [{"partner": "canada", "name": text, "title": f"{text}\n{text}"}],
        "sections": {"outcomes": [{"topic": text, "text": [text, f"**{text}** and *{text}*"]}]},
        "actions": [{"topic": text, "text": [text]}],
        "initiatives": [{"title": text, "description": [text], "institutions": {"canada": text}}],
        "meetings": [{"start": "0001-01-01", "end": "9999-12-31", "place": text}],
    }


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_any_text_can_be_written(text: str) -> None:
    assert filled(everywhere(text))["Co-chairs"]["B5"].value


@pytest.mark.slow
def test_no_text_breaks_the_workbook(tmp_path: Path) -> None:
    parts = [everywhere(text) for text in TEXTS]
    together = {key: [record for part in parts for record in part[key]] for key in parts[0] if key != "sections"}
    sections = {"outcomes": [passage for part in parts for passage in part["sections"]["outcomes"]]}
    content = write_workbook(form("mining"), "en", submission({**together, "sections": sections}))
    assert errors(content, tmp_path) == []


def test_another_forms_submission_is_a_programming_error() -> None:
    coordination = SUBMISSION.validate_python({"edition": 2021, "form": "coordination", "language": "en"})
    with pytest.raises(AttributeError):
        write_workbook(form("mining"), "en", coordination)

"""A change of the set-up is looked at before it is saved: what differs, what authors will see; nothing is written."""

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from authoring.edition.folder import EditionFolder
from authoring.portal.models import Draft, Event
from tests.edition.editions import EDITION
from tests.portal.roles import person, signed_in
from tests.portal.setup.pages import GENERAL, GROUPS, MINING, PARTNERS, PERU, SECTIONS, fields, text, typed

pytestmark = pytest.mark.django_db

OUTCOMES = f"{SECTIONS}entries/outcomes/"
MESSAGE = "/setup/2030/lists/coordination/entries/message/"

PREVIEWS: dict[str, tuple[str, dict[str, str], str, list[str]]] = {
    "words of a title": (
        GENERAL,
        {"title__fr": "Rapport annuel de 2030"},
        '<p class="difference" lang="fr">Rapport annuel<ins> de</ins> 2030</p>',
        ["Mining will be asked"],
    ),
    "a choice by its label": (GENERAL, {"host": "chile"}, "<del>Peru</del> → <ins>Chile</ins>", []),
    "one of several": (GENERAL, {"without_report": "forests"}, "<ins>Forests</ins>", []),
    "a language": (GENERAL, {"languages": "en\r\nfr"}, "en<ins> · fr</ins>", ["workbook:fr"]),
    "a country": (
        PERU,
        {"partners__peru__territory": "EC"},
        "<del>Peru</del> → <ins>Ecuador</ins>",
        [">Ecuador</option>"],
    ),
    "a group’s name and id": (
        MINING,
        {"groups__mining__name__en": "Mines", "groups__mining__id": "mines"},
        "<del>Mining</del><ins>Mines</ins>",
        ["What Mines will be asked", "Outcomes", "Future actions"],
    ),
    "guidance": (
        OUTCOMES,
        {"sections__outcomes__guidance__en": "Be <b>brief</b>."},
        "<ins>Be &lt;b&gt;brief&lt;/b&gt;.</ins>",
        ['<p class="guidance">Be &lt;b&gt;brief&lt;/b&gt;.</p>'],
    ),
    "a limit": (OUTCOMES, {"sections__outcomes__words": "1"}, "<del>100</del> → <ins>1</ins>", ["At most 1 word."]),
    "of the coordinators": (
        MESSAGE,
        {"coordination__message__topics": "on"},
        "<del>not ticked</del> → <ins>ticked</ins>",
        ["What Coordinators’ own parts will be asked"],
    ),
    "a new group": (
        f"{GROUPS}new/",
        {"groups____name__en": "Water", "groups____active": "on"},
        "<ins>Water</ins>",
        ["What Water will be asked"],
    ),
    "a new section": (
        f"{SECTIONS}new/",
        {"sections____title__en": "Gender", "sections____guidance__en": "Who takes part?"},
        "<ins>Gender</ins>",
        ["What Mining will be asked", "Who takes part?"],
    ),
    "a new partner": (f"{PARTNERS}new/", {"partners____territory": "EC"}, "<ins>Ecuador</ins>", [">Ecuador</option>"]),
}


@pytest.fixture
def browser() -> Client:
    return signed_in(person("coordinator", "Ana"))


@pytest.mark.slow
@pytest.mark.parametrize(("page", "values", "difference", "form"), PREVIEWS.values(), ids=PREVIEWS)
def test_what_changes_is_seen_gone_back_from_and_saved(
    browser: Client, folder: EditionFolder, page: str, values: dict[str, str], difference: str, form: list[str]
) -> None:
    shown = typed(browser, page, ask="preview", **values).content.decode()
    assert [one for one in (difference, *form, "not saved yet") if one not in shown] == []
    assert (text(folder), Event.objects.count(), Draft.objects.count()) == (EDITION, 0, 0)
    sent = fields(shown)
    again = fields(browser.post(page, sent | {"ask": "again"}).content.decode())
    assert {name: again[_named(name)] for name in values} == {
        name: ["\n".join(value.splitlines())] for name, value in values.items()
    }
    assert browser.post(page, again).status_code == 302
    by_way_of_the_form = text(folder)
    folder.definition.write_text(EDITION, "utf-8")
    assert browser.post(page, sent).status_code == 302
    assert text(folder) == by_way_of_the_form != EDITION


def _named(name: str) -> str:
    return name.replace("__", ".")


def test_one_section_alone_is_shown_when_it_alone_changes(browser: Client) -> None:
    shown = typed(browser, OUTCOMES, ask="preview", sections__outcomes__words="1").content.decode()
    assert (shown.count('<fieldset class="row" disabled>'), "Future actions" in shown) == (1, False)


@pytest.mark.slow
def test_the_workbook_is_that_of_the_change(browser: Client, folder: EditionFolder) -> None:
    answer = typed(browser, GENERAL, ask="workbook:fr", languages="en\nfr", title__fr="Bilan 2030")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mining-2030.fr.xlsx"'
    cells = {cell.value for sheet in load_workbook(BytesIO(answer.content)) for row in sheet.rows for cell in row}
    assert any("Bilan 2030" in str(one) for one in cells)
    assert text(folder) == EDITION


def test_what_is_wrong_is_told_as_when_it_is_saved(browser: Client) -> None:
    shown = typed(browser, GENERAL, ask="preview", due="tomorrow").content.decode()
    assert "expected a date" in shown.partition('id="due-findings"')[2].partition("</div>")[0]


def test_nothing_changed_is_nothing_to_see(browser: Client) -> None:
    shown = typed(browser, MINING, ask="preview").content.decode()
    assert ("Nothing was changed." in shown, "not saved yet" in shown) == (True, False)


def test_who_saved_meanwhile_is_seen_on_saving(browser: Client, folder: EditionFolder) -> None:
    shown = typed(browser, GENERAL, ask="preview", title__en="By Ana", due="2031-05-01").content.decode()
    typed(signed_in(person("coordinator", "Luis")), GENERAL, title__en="By Luis")
    answer = browser.post(GENERAL, fields(shown)).content.decode()
    assert "Somebody else has changed this meanwhile. It says now: By Luis" in answer
    assert [fields(answer)[one] for one in ("title.en", "due")] == [["By Ana"], ["2031-05-01"]]
    assert 'en = "By Luis"' in text(folder)


def test_what_cannot_be_changed_is_no_part_of_it(browser: Client) -> None:
    person("co_chair", group="mining", partner="peru")
    shown = typed(browser, MINING, ask="preview", groups__mining__name__en="Mines").content.decode()
    assert "groups.mining.id" not in fields(shown)
    again = browser.post(MINING, fields(shown) | {"ask": "again"}).content.decode()
    assert 'name="groups.mining.id" disabled value="mining"' in again

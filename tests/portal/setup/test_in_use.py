"""What is in use keeps its name: whatever is changed, nothing that was handed in and nobody invited is left behind."""

from collections.abc import Callable

import pytest

from authoring.edition.folder import EditionFolder
from authoring.portal.drafts.drafting import save
from authoring.portal.models import Comment, Draft, Person
from authoring.portal.setup.edition_setup import changing, definition_of, write
from authoring.portal.setup.edition_text import Way, said_by, without_entry
from authoring.portal.setup.in_use import lost, strays, used_in
from authoring.portal.setup.setup_history import put_back, states_of
from tests.edition.editions import EDITION
from tests.portal.roles import person
from tests.workspace import group_submission, hand_in, hand_in_coordination

pytestmark = pytest.mark.django_db

Use = Callable[[EditionFolder], object]


def draft(document: str = "mining", language: str = "en") -> Draft:
    return Draft.objects.create(edition=2030, document=document, language=language)


def saved(sheet: str, **row: object) -> Use:
    return lambda _: save(draft(), sheet, [row], 0, person("coordinator"))


def translated(folder: EditionFolder) -> None:
    (folder.path / "translations").mkdir()
    (folder.path / "translations" / "forests.fr.xlf").write_text("", "utf-8")


USES: dict[str, tuple[Use, set[Way]]] = {
    "nothing": (lambda _: None, set()),
    "a form that was looked at": (lambda _: draft(), set()),
    "a remark": (
        lambda _: Comment.objects.create(draft=draft(), text="?", by=person("coordinator")),
        {("groups", "mining"), ("languages", "en")},
    ),
    "a text": (
        saved("outcomes", text='In Peru, “peru” and "peru"'),
        {("groups", "mining"), ("sections", "outcomes"), ("languages", "en")},
    ),
    "promises": (
        saved("actions", text="A course", lead_partner="peru"),
        {("groups", "mining"), ("sections", "plans"), ("partners", "peru"), ("languages", "en")},
    ),
    "figures for each partner": (
        saved("meetings", participants={"chile": 3}),
        {("groups", "mining"), ("partners", "chile"), ("languages", "en")},
    ),
    "a co-chair": (
        lambda _: person("co_chair", group="forests", partner="chile"),
        {("groups", "forests"), ("partners", "chile")},
    ),
    "a translator": (lambda _: person("translator", language="en"), {("languages", "en")}),
    "a workbook": (
        lambda folder: hand_in(folder, group_submission("mining")),
        {
            *(("partners", "peru"), ("partners", "chile"), ("groups", "mining"), ("languages", "en")),
            *(("sections", "outcomes"), ("sections", "plans")),
        },
    ),
    "the coordinators’ workbook": (
        hand_in_coordination,
        {("partners", "peru"), ("partners", "chile"), ("coordination", "message"), ("languages", "en")},
    ),
    "a translation": (translated, {("groups", "forests")}),
}


@pytest.mark.parametrize(("use", "kept"), USES.values(), ids=USES)
def test_what_is_in_use_is_what_would_be_lost_with_its_name(folder: EditionFolder, use: Use, kept: set[Way]) -> None:
    use(folder)
    assert set(lost(2030, said_by(EDITION), {})) == kept


def test_a_section_in_use_stays_what_it_is(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    changed = said_by(EDITION.replace('kind = "actions"\n', ""))
    assert lost(2030, said_by(EDITION), changed) == [("sections", "plans")]


def test_who_waits_for_nothing_waits_for_no_file(folder: EditionFolder) -> None:
    translated(folder)
    assert used_in(2030, {}).documents == {"forests"}
    assert lost(2030, said_by(EDITION), said_by(EDITION.replace("2031-03-31", "2031-04-01"))) == []


REFUSED: dict[str, Callable[[str], str]] = {
    "taken out": lambda text: without_entry(text, "groups", "forests"),
    "renamed": changing({("groups", "forests", "id"): "woods"}),
    "with its partner": changing({("partners", "chile", "id"): "chili"}),
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_who_was_invited_meanwhile_keeps_what_they_are_for(folder: EditionFolder, change: Callable[[str], str]) -> None:
    person("co_chair", group="forests", partner="chile")
    told = write(2030, change, person("coordinator"), "changed").mistakes
    assert [one.told.partition(":")[0] for one in told] in (["“forests” stays"], ["“chile” stays"])
    assert folder.definition.read_text("utf-8") == EDITION


def test_an_earlier_state_without_what_is_in_use_is_not_put_back(folder: EditionFolder) -> None:
    ana = person("coordinator", "Ana")
    write(2030, changing({("groups", "forests", "id"): "woods"}), ana, "changed")
    person("co_chair", group="woods", partner="chile")
    outcome = put_back(2030, states_of(2030)[0], ana)
    assert [one.way for one in outcome.mistakes] == [("groups", "woods", "id")]
    assert [one["id"] for one in definition_of(2030).said["groups"]] == ["mining", "woods"]


def test_what_lost_its_name_by_hand_is_told(ana: Person) -> None:
    person("co_chair", group="forests", partner="chile")
    draft("mining", "es")
    save(draft("water", "fr"), "outcomes", [{"text": "One"}], 0, ana)
    assert strays(2030, said_by(EDITION)) == ["water", "fr"]
    assert strays(2030, {}) == ["forests", "water", "chile", "fr"]


@pytest.fixture
def ana() -> Person:
    return person("coordinator", "Ana")

import pytest

from authoring.forms.catalogue import group_form
from authoring.forms.columns import Column
from authoring.forms.sheets import Sheet, partner_choices
from tests.edition.editions import small_edition

FORM = group_form(small_edition(), "mining")


def sheet(key: str) -> Sheet:
    found = FORM.sheet(key)
    assert found
    return found


def column(key: str, name: str) -> Column:
    return next(column for column in sheet(key).columns if column.key == name)


COLUMNS = {
    "outcomes": ["topic", "text"],
    "actions": ["topic", "text", "kind", "lead_partner", "lead_institution", "due", "status"],
    "initiatives": ["title", "description", "institutions.peru", "institutions.chile", "timeline"],
    "meetings": ["start", "end", "mode", "place", "participants.peru", "participants.chile"],
}


@pytest.mark.parametrize("key", COLUMNS)
def test_a_field_is_a_column_and_a_mapping_is_one_for_each_partner(key: str) -> None:
    names = [".".join(filter(None, [column.key, column.partner])) for column in sheet(key).columns]
    assert names == COLUMNS[key]


def test_a_section_without_topics_has_no_column_for_them() -> None:
    form = group_form(small_edition(sections=[{"key": "end", "title": {"en": "End"}}]), None)
    assert [column.key for column in form.sheets[1].columns] == ["text"]


TITLES = {
    ("co_chairs", "name"): {"en": "Name", "fr": "Nom", "es": "Nombre"},
    ("initiatives", "institutions"): {
        "en": "Partners in Peru",
        "fr": "Partenaires (Pérou)",
        "es": "Socios (Perú)",
    },
}


@pytest.mark.parametrize(("key", "name"), TITLES)
def test_titles_are_in_every_language(key: str, name: str) -> None:
    assert column(key, name).title == TITLES[key, name]


CHOICES = {
    ("co_chairs", "partner"): [("peru", "Pérou"), ("chile", "Chili")],
    ("actions", "kind"): [("action", "Action"), ("text", "Texte simple")],
    ("actions", "status"): [
        ("planned", "Prévue"),
        ("under_way", "En cours"),
        ("done", "Réalisée"),
        ("on_hold", "En suspens"),
    ],
    ("meetings", "mode"): [("in_person", "En personne"), ("virtual", "Virtuel"), ("hybrid", "Hybride")],
}


@pytest.mark.parametrize(("key", "name"), CHOICES)
def test_choices_have_labels_in_every_language(key: str, name: str) -> None:
    assert [(choice.value, choice.label["fr"]) for choice in column(key, name).choices] == CHOICES[key, name]


def test_a_figures_section_is_one_of_the_editions() -> None:
    assert [choice.value for choice in column("figures", "section").choices] == ["outcomes", "plans"]


def test_partners_keep_the_editions_order() -> None:
    partners = [{"id": "mexico", "territory": "MX"}, {"id": "canada", "territory": "CA"}]
    edition = small_edition(partners=partners, host="canada")
    assert [choice.label["es"] for choice in partner_choices(edition)] == ["México", "Canadá"]


def test_every_drop_down_and_only_a_drop_down_has_choices() -> None:
    columns = [column for each in FORM.sheets for column in each.columns]
    assert all(bool(column.choices) == (column.kind == "choice") for column in columns)

from authoring.edition.edition import RESERVED, Edition
from authoring.forms.catalogue import coordination_form, group_form, template_version
from tests.edition.editions import small_edition

GUIDED = {"key": "plans", "title": {"en": "Plans"}, "kind": "actions", "guidance": {"en": "Say it."}, "words": 90}
PLAIN = {"key": "outcomes", "title": {"en": "Outcomes"}}


def keys(edition: Edition) -> list[str]:
    return [sheet.key for sheet in group_form(edition, "mining").sheets]


def test_a_groups_form_has_the_editions_sections_between_its_people() -> None:
    assert keys(small_edition()) == [
        "co_chairs",
        "outcomes",
        "actions",
        "participants",
        "initiatives",
        "meetings",
        "figures",
    ]


def test_the_coordinators_form_has_their_sections_between_its_tables() -> None:
    form = coordination_form(small_edition())
    assert [sheet.key for sheet in form.sheets] == ["signatories", "message", "past_meetings"]
    assert (form.kind, form.group) == ("coordination", None)


def test_sections_may_come_in_any_order_and_without_actions() -> None:
    assert keys(small_edition(sections=[GUIDED, PLAIN]))[1:3] == ["actions", "outcomes"]
    assert "actions" not in keys(small_edition(sections=[PLAIN]))


def test_the_section_of_actions_says_what_its_sheet_is_called_and_asks() -> None:
    sheet = group_form(small_edition(sections=[GUIDED]), None).sheet("actions")
    assert sheet
    assert (sheet.title, sheet.guidance, sheet.words, sheet.need) == (
        {"en": "Plans"},
        {"en": "Say it."},
        90,
        "optional",
    )


def test_without_guidance_of_its_own_the_sheet_of_actions_has_ours() -> None:
    sheet = group_form(small_edition(), None).sheet("actions")
    assert sheet
    assert sheet.guidance["fr"].startswith("Une action par ligne")


def test_a_sheet_no_form_has_is_none() -> None:
    assert group_form(small_edition(), None).sheet("conclusion") is None


def test_a_templates_version_changes_with_what_is_asked_and_with_nothing_else() -> None:
    version = template_version(group_form(small_edition(), "mining"))
    same = [
        group_form(small_edition(), "forests"),
        group_form(small_edition(year=2031), None),
        group_form(small_edition(languages=["fr", "en"]), None),
    ]
    cuba = {"id": "cuba", "territory": "CU"}
    other = [
        coordination_form(small_edition()),
        group_form(small_edition(sections=[PLAIN, GUIDED]), None),
        group_form(small_edition(partners=[{"id": "peru", "territory": "PE"}, cuba]), None),
    ]
    assert len(version) == 8
    assert {template_version(form) for form in same} == {version}
    assert version not in {template_version(form) for form in other}


def test_no_section_can_have_a_tables_key() -> None:
    forms = (group_form(small_edition(), None), coordination_form(small_edition()))
    assert {sheet.key for form in forms for sheet in form.sheets if sheet.record} == set(RESERVED)

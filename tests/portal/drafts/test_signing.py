"""Submitted, signed by both partners, in the edition's folder."""

import json

import pytest

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import group_form
from authoring.forms.sheets import Form
from authoring.forms.submission import SUBMISSION, to_json
from authoring.pipeline.submissions import check
from authoring.portal.drafts.drafting import save
from authoring.portal.drafts.payload import contents_of
from authoring.portal.drafts.signing import NotSignableError, SignedForAnotherError, land, sign, submit, to_land
from authoring.portal.models import Draft, Event, Version
from tests.portal.roles import YEAR, person
from tests.workspace import group_submission, hand_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(folder: EditionFolder) -> Form:
    return group_form(load(folder.definition), "mining")


@pytest.fixture
def draft(form: Form) -> Draft:
    """A draft that says what `group_submission` does."""
    made, ana = Draft.objects.create(edition=YEAR, document="mining", language="en"), person("co_chair")
    for sheet, rows in contents_of(form, json.loads(to_json(group_submission("mining")))).items():
        save(made, sheet, rows, 0, ana)
    return made


def submitted(draft: Draft, form: Form) -> Version:
    version = submit(draft, form, person("co_chair"))
    assert isinstance(version, Version)
    return version


def test_what_both_have_signed_is_what_is_in_the_folder(draft: Draft, form: Form, folder: EditionFolder) -> None:
    workbook = hand_in(folder, group_submission("mining", "Earlier."))
    version = submitted(draft, form)
    sign(version, "peru", person("co_chair"), version.fingerprint)
    assert to_land(form.edition) == []
    sign(version, "chile", person("co_chair"), version.fingerprint)
    [ready] = to_land(form.edition)
    land(ready, folder)
    [handed_in] = check(folder).submissions
    assert handed_in == group_submission("mining").model_copy(update={"template": handed_in.template})
    assert sorted(file.relative_to(folder.path).as_posix() for file in folder.path.rglob("*.*")) == [
        "edition.toml",
        "history/mining.1.json",
        "history/mining.json",
        "history/mining.xlsx",
        "mining.json",
    ]
    assert not workbook.exists()
    assert to_land(form.edition) == []


def test_landing_again_changes_nothing(draft: Draft, form: Form, folder: EditionFolder) -> None:
    version = submitted(draft, form)
    for partner in ("peru", "chile"):
        sign(version, partner, person("co_chair"), version.fingerprint)
    land(version, folder)
    before = {file: file.read_bytes() for file in folder.path.rglob("*.*")}
    land(version, folder)
    assert {file: file.read_bytes() for file in folder.path.rglob("*.*")} == before
    assert Event.objects.filter(what="Version {number} is in the edition.").count() == 1


def test_a_change_voids_what_was_signed(draft: Draft, form: Form) -> None:
    version = submitted(draft, form)
    sign(version, "peru", person("co_chair"), version.fingerprint)
    save(draft, "actions", [], 1, person("co_chair"))
    version.refresh_from_db()
    assert version.void
    with pytest.raises(NotSignableError):
        sign(version, "chile", person("co_chair"), version.fingerprint)
    assert to_land(form.edition) == []


def test_nobody_signs_what_they_have_not_seen(draft: Draft, form: Form) -> None:
    version = submitted(draft, form)
    with pytest.raises(NotSignableError):
        sign(version, "peru", person("co_chair"), "another")


def test_nobody_signs_a_version_for_two_partners(draft: Draft, form: Form) -> None:
    version, ana = submitted(draft, form), person("co_chair")
    for _ in range(2):
        sign(version, "peru", ana, version.fingerprint)
    with pytest.raises(SignedForAnotherError):
        sign(version, "chile", ana, version.fingerprint)
    assert list(version.signatures.values_list("partner", flat=True)) == ["peru"]


def test_the_same_content_submitted_again_is_the_same_version(draft: Draft, form: Form) -> None:
    assert submitted(draft, form) == submitted(draft, form)


def test_what_has_errors_is_not_submitted(draft: Draft, form: Form) -> None:
    save(draft, "co_chairs", [{"partner": "peru", "title": "Director"}], 1, person("co_chair"))
    found = submit(draft, form, person("co_chair"))
    assert isinstance(found, list)
    assert sorted({(one.code, one.place.field) for one in found}) == [
        ("co-chair-missing", "co_chairs"),
        ("value-missing", "co_chairs.1.name"),
    ]


def test_a_landed_submission_is_valid_json_of_the_schema(draft: Draft, form: Form, folder: EditionFolder) -> None:
    version = submitted(draft, form)
    for partner in ("peru", "chile"):
        sign(version, partner, person("co_chair"), version.fingerprint)
    land(version, folder)
    assert SUBMISSION.validate_json((folder.path / "mining.json").read_bytes()) == group_submission(
        "mining"
    ).model_copy(update={"template": version.content["template"]})

"""What a worker does, one thing after another."""

import json
from typing import Any

import pytest

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import group_form
from authoring.forms.submission import to_json
from authoring.portal.builds.jobs import ask
from authoring.portal.builds.working import land_all, work
from authoring.portal.drafts.drafting import save
from authoring.portal.drafts.payload import contents_of
from authoring.portal.drafts.signing import sign, submit
from authoring.portal.models import Draft, Event, Job, Version
from tests.portal.roles import YEAR, person
from tests.workspace import group_submission

pytestmark = pytest.mark.django_db
ASKED: dict[str, Any] = {"final": False, "languages": ["en"], "formats": ["html"], "missing": [], "reason": ""}
ASKED |= {"group": "", "site": False, "allow_errors": False}


@pytest.fixture
def signed(folder: EditionFolder) -> Version:
    """A report both partners have signed."""
    form, ana = group_form(load(folder.definition), "mining"), person("co_chair")
    draft = Draft.objects.create(edition=YEAR, document="mining", language="en")
    for sheet, rows in contents_of(form, json.loads(to_json(group_submission("mining")))).items():
        save(draft, sheet, rows, 0, ana)
    version = submit(draft, form, ana)
    assert isinstance(version, Version)
    for partner in ("peru", "chile"):
        sign(version, partner, person("co_chair"), version.fingerprint)
    return version


def test_without_anything_to_do_it_does_nothing() -> None:
    assert not work("one")


def test_what_is_signed_is_built(signed: Version, folder: EditionFolder) -> None:
    ask("build", YEAR, ASKED, person("coordinator"))
    assert work("one")
    assert not work("one")
    job = Job.objects.get()
    assert (job.state, job.tries, job.outcome["missing"]) == ("done", 1, ["forests", "coordination"])
    assert (folder.path / "mining.json").is_file()
    assert [*Event.objects.order_by("pk").values_list("what", flat=True)][-2:] == [
        "Version {number} is in the edition.",
        "Build {number} is done.",
    ]


def test_what_cannot_be_put_into_its_folder_keeps_no_build_back(signed: Version, folder: EditionFolder) -> None:
    ask("build", YEAR, ASKED, person("coordinator"))
    (folder.path / "history").write_text("a file where the folder is to be")
    assert work("one")
    signed.refresh_from_db()
    assert (Job.objects.get().state, signed.landed, "history" in signed.failure) == ("done", None, True)
    (folder.path / "history").unlink()
    land_all()
    signed.refresh_from_db()
    assert (signed.landed is None, signed.failure) == (False, "")


def test_a_definition_that_is_being_mended_waits(signed: Version, folder: EditionFolder) -> None:
    definition = folder.definition.read_text("utf-8")
    folder.definition.write_text("year = ", "utf-8")
    land_all()
    assert not (folder.path / "mining.json").exists()
    folder.definition.write_text(definition, "utf-8")
    land_all()
    assert (folder.path / "mining.json").is_file()

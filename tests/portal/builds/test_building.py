"""The report built by the worker: what is made, put aside, compared, refused."""

import json
import shutil
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from authoring.edition.folder import EditionFolder
from authoring.pipeline.publication import BuildRequest
from authoring.portal.builds import jobs, made
from authoring.portal.builds.building import request_of, run
from authoring.portal.models import Job, Publication
from tests.portal.builds.made import built
from tests.portal.roles import YEAR, person
from tests.workspace import group_submission, hand_in, hand_in_coordination

pytestmark = pytest.mark.django_db
ASKED: dict[str, Any] = {"final": False, "languages": ["en"], "formats": ["html"], "missing": [], "reason": ""}
ASKED |= {"group": "", "site": False, "allow_errors": False}


def claimed(**asked: Any) -> Job:
    jobs.ask("build", YEAR, ASKED | asked, person("coordinator"))
    job = jobs.claim("worker")
    assert job
    return job


def done(job: Job) -> Job:
    ended = run(job)
    assert jobs.end(job, ended.state, ended.outcome, ended.what)
    job.refresh_from_db()
    return job


@pytest.mark.slow
def test_what_is_asked_is_what_is_built() -> None:
    asked = {"final": True, "languages": ["fr"], "formats": ["pdf"], "missing": ["mining"], "reason": "Late."}
    assert request_of({**asked, "group": "", "site": True, "allow_errors": True}) == BuildRequest(
        ("pdf",), ("fr",), final=True, allow_errors=True, allow_missing=("mining",), site=True
    )
    assert request_of(ASKED | {"group": "mining"}) == BuildRequest(("html",), ("en",), "mining")


@pytest.mark.slow
def test_what_was_allowed_stands_in_the_manifest(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    hand_in_coordination(folder)
    job = done(claimed(final=True, missing=["forests"], allow_errors=True, reason="Late."))
    assert job.state == "done", job.outcome
    written = json.loads((folder.output / "manifest.json").read_bytes())
    assert written["allowed"] == ["errors", "forests"]


@pytest.mark.slow
def test_a_chapter_is_compared_with_itself(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    whole, chapter, again = done(claimed()), done(claimed(group="mining")), done(claimed(group="mining"))
    assert [one["path"] for one in chapter.outcome["files"]] == ["en/annual-report-2030.mining.en.html"]
    assert (chapter.outcome["against"], again.outcome["against"]) == (None, chapter.pk)
    assert done(claimed()).outcome["against"] == whole.pk


@pytest.mark.slow
def test_a_website_comes_as_one_file(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    job = done(claimed(site=True))
    told = job.outcome["files"][-1]
    assert (told["path"], told["format"], told["standing"]) == ("annual-report-2030.site.zip", "site", "new")
    content = made.content_of(job, told["path"])
    assert content
    names = ZipFile(BytesIO(content)).namelist()
    assert {"index.html", "en/index.html"} < {*names}
    assert done(claimed(site=True)).outcome["files"][-1]["standing"] == "same"


@pytest.mark.slow
def test_a_build_keeps_what_it_has_made(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    job = done(claimed())
    path = "en/annual-report-2030.en.html"
    content = (folder.output / path).read_bytes()
    [told] = job.outcome["files"]
    assert (job.state, job.progress["done"], job.progress["total"]) == ("done", 1, 1)
    assert told == {
        "path": path,
        "language": "en",
        "format": "html",
        "size": len(content),
        "sha256": sha256(content).hexdigest(),
        "fingerprint": told["fingerprint"],
        "standing": "new",
    }
    assert len(told["fingerprint"]) == 64
    assert job.outcome["missing"] == ["forests", "coordination"]
    assert made.content_of(job, path) == content
    (folder.output / path).write_bytes(b"saved in place by somebody")
    assert made.content_of(job, path) == content


@pytest.mark.slow
def test_the_next_build_tells_what_has_changed(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining", "It went well."))
    first = done(claimed())
    hand_in(folder, group_submission("mining", "It went very well."))
    second = done(claimed())
    [compared] = made.comparison_of(second).values()
    assert (first.outcome["against"], second.outcome["against"]) == (None, first.pk)
    assert second.outcome["files"][0]["standing"] == "changed"
    assert compared["count"] == 1
    [passage] = compared["passages"]
    assert "Mining" in passage["chapter"]
    assert passage["pieces"] == [["same", "It went"], ["new", " very"], ["same", " well."]]


@pytest.mark.slow
def test_the_same_again_is_unchanged(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    first, second = done(claimed()), done(claimed())
    assert second.outcome["files"][0]["standing"] == "same"
    assert made.comparison_of(second) == {"en": {"count": 0, "passages": []}}
    assert made.folder_of(first) != made.folder_of(second)


def test_a_refusal_is_said_in_every_language(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    hand_in_coordination(folder)
    job = done(claimed(final=True))
    assert job.state == "failed"
    assert not made.is_kept(job)
    assert {language: lines[0] for language, lines in job.outcome["refused"].items()} == {
        "en": "The final report was not built.",
        "fr": "Le rapport final n’a pas été produit.",
        "es": "No se generó el informe final.",
    }
    assert job.outcome["refused"]["en"][1:] == ["These have not handed in: Forests."]


def test_a_broken_definition_is_told_not_raised(folder: EditionFolder) -> None:
    folder.definition.write_text("year = ", "utf-8")
    job = done(claimed())
    assert (job.state, sorted(job.outcome["refused"])) == ("failed", ["en", "es", "fr"])


def test_old_builds_are_forgotten_but_not_what_was_published(
    folder: EditionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("authoring.portal.builds.building._KEPT", 2)
    hand_in(folder, group_submission("mining"))
    published, old, recent = built(), built(), built()
    Publication.objects.create(job=published, edition=YEAR, by=person("coordinator"))
    killed = made.folder_of(recent).with_name(f".{recent.pk}.1.left")
    shutil.copytree(made.folder_of(recent), killed)
    other = built(edition=YEAR + 1)
    job = done(claimed())
    assert {one.pk: made.is_kept(one) for one in (published, old, recent, other, job)} == {
        published.pk: True,
        old.pk: False,
        recent.pk: True,
        other.pk: True,
        job.pk: True,
    }
    assert not killed.exists()


def test_what_is_told_is_json(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining"))
    ended = run(claimed())
    assert json.loads(json.dumps(ended.outcome)) == ended.outcome

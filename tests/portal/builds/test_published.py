"""Published, replaced, withdrawn: readers see one build at a time."""

from shutil import rmtree
from typing import Any

import pytest

from authoring.portal.builds import made
from authoring.portal.builds.published import NotPublishableError, publication_of, publish, withdraw
from authoring.portal.models import Event, Job
from tests.portal.builds.made import ASKED, built
from tests.portal.roles import YEAR, person, signed_in

pytestmark = pytest.mark.django_db


def seen() -> Job | None:
    publication = publication_of(YEAR)
    return publication.job if publication else None


def logged() -> list[tuple[str, dict[str, int]]]:
    return [(one.what, one.values) for one in Event.objects.order_by("pk")]


def test_readers_see_what_was_published_last() -> None:
    ana, first, second = person("coordinator"), built(), built()
    assert seen() is None
    publish(first, ana)
    assert seen() == first
    publish(second, ana)
    assert seen() == second
    publish(first, ana)
    assert seen() == first
    assert logged() == [
        ("Build {number} was published.", {"number": first.pk}),
        ("Build {number} was published instead of build {before}.", {"number": second.pk, "before": first.pk}),
        ("Build {number} was published instead of build {before}.", {"number": first.pk, "before": second.pk}),
    ]


def test_what_is_withdrawn_is_seen_no_more() -> None:
    ana, first, second = person("coordinator"), built(), built()
    publish(first, ana)
    withdraw(second, ana)
    assert seen() == first
    withdraw(first, ana)
    withdraw(first, ana)
    assert seen() is None
    assert [what for what, _ in logged()] == ["Build {number} was published.", "Build {number} was withdrawn."]
    assert publication_of(YEAR) is None
    publish(first, ana)
    assert seen() == first


def test_publishing_twice_is_publishing_once() -> None:
    ana, job = person("coordinator"), built()
    assert publish(job, ana) == publish(job, ana)
    assert len(logged()) == 1


def test_other_editions_are_left_alone() -> None:
    ana, ours, theirs = person("coordinator"), built(), built(edition=YEAR + 1)
    publish(ours, ana)
    publish(theirs, ana)
    assert seen() == ours


@pytest.mark.parametrize(
    "values",
    [
        {"asked": ASKED | {"final": False}},
        {"state": "failed"},
        {"state": "running"},
        {"state": "waiting"},
    ],
    ids=["draft", "failed", "running", "waiting"],
)
def test_only_a_final_report_is_published(values: dict[str, Any]) -> None:
    job = built(**values)
    with pytest.raises(NotPublishableError):
        publish(job, person("coordinator"))
    assert (seen(), logged()) == (None, [])


def test_what_is_no_longer_kept_is_not_published() -> None:
    job = built()
    rmtree(made.folder_of(job))
    with pytest.raises(NotPublishableError):
        publish(job, person("coordinator"))


def test_readers_are_told_when_the_files_are_gone() -> None:
    ana, job = person("coordinator"), built()
    publish(job, ana)
    rmtree(made.folder_of(job))
    shown = [signed_in(one).get(f"/report/{YEAR}/").content.decode() for one in (person("reader"), ana)]
    assert ["Its files are not here" in page for page in shown] == [True, True]
    assert [f"The folder of build {job.pk} is gone" in page for page in shown] == [False, True]
    assert ["all.zip" in page for page in shown] == [False, False]

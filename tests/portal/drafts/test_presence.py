"""People see who else has a sheet open."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from authoring.portal.drafts.presence import others
from authoring.portal.models import Draft, Person, Presence
from tests.portal.roles import YEAR, person


@pytest.fixture
def draft(db: None) -> Draft:
    return Draft.objects.create(edition=YEAR, document="mining", language="en")


def heard_of(one: Person, seconds: int) -> None:
    """Let somebody have been heard of so many seconds ago."""
    Presence.objects.filter(person=one).update(at=timezone.now() - timedelta(seconds=seconds))


def test_each_sees_the_others_by_their_names(draft: Draft) -> None:
    zoe, ana, luis = (person("co_chair", name) for name in ("Zoe", "Ana", "Luis"))
    assert [others(draft, "outcomes", one) for one in (zoe, ana, luis)] == [[], ["Zoe"], ["Ana", "Zoe"]]
    assert others(draft, "actions", ana) == []


def test_who_is_not_heard_of_is_gone_until_they_are(draft: Draft) -> None:
    ana, luis = person("co_chair", "Ana"), person("co_chair", "Luis")
    others(draft, "outcomes", ana)
    heard_of(ana, 44)
    assert others(draft, "outcomes", luis) == ["Ana"]
    heard_of(ana, 46)
    assert others(draft, "outcomes", luis) == []
    others(draft, "outcomes", ana)
    assert others(draft, "outcomes", luis) == ["Ana"]


def test_it_is_noted_before_anybody_would_be_taken_for_gone(
    draft: Draft, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """A save waits for the disk once, not twice: what was noted a moment ago is not noted again."""
    ana = person("co_chair", "Ana")
    others(draft, "outcomes", ana)
    heard_of(ana, 14)
    with django_assert_num_queries(1):
        others(draft, "outcomes", ana)
    heard_of(ana, 16)
    others(draft, "outcomes", ana)
    assert Presence.objects.get().at > timezone.now() - timedelta(seconds=10)

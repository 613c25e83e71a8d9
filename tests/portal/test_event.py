"""The audit log: rows are added, and stay."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError

from authoring.portal.models import Event
from authoring.portal.models.event import record
from tests.portal.roles import YEAR, person

CHANGES: dict[str, Callable[[Event], object]] = {
    "changed": lambda one: Event.objects.filter(pk=one.pk).update(what="other"),
    "saved again": lambda one: one.save(),
    "deleted": lambda one: one.delete(),
    "all deleted": lambda _: Event.objects.all().delete(),
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_database_refuses_to_change_what_stands_in_it(change: Callable[[Event], object]) -> None:
    one = record(person("coordinator"), YEAR, "mining", "{name} was signed", name="Mining")
    with pytest.raises(DatabaseError, match="never changed"):
        change(one)

"""The audit log: rows are added, and stay."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

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


@pytest.mark.django_db
def test_nor_is_a_row_put_in_the_place_of_one() -> None:
    one = record(person("coordinator"), YEAR, "mining", "{name} was signed", name="Mining")
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in Event._meta.fields)
    row = f"INSERT INTO portal_event ({columns}) SELECT {columns} FROM portal_event WHERE id = %s"
    on_conflict = f"{row} ON CONFLICT (id) DO UPDATE SET what = 'other'"
    replace = row.replace("INSERT", "INSERT OR REPLACE", 1)
    for statement in [on_conflict, *([replace] if connection.vendor == "sqlite" else [])]:
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [one.pk])
    assert Event.objects.get().what == "{name} was signed"
    record(person("coordinator"), YEAR, "mining", "{name} was signed", name="Water")
    assert Event.objects.count() == 2

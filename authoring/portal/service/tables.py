"""The database's rows as lines of JSON, the same from every database and into every other.

Rows go with the names of the migrations they were made under: they are put into tables of just that shape, and those
are then brought up to date. What Django makes itself, and who is signed in, is left out.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

_MADE_ANEW = {"auth", "contenttypes", "sessions"}

Migrations = Mapping[str, str]
"""The last migration of each app."""


class UnknownMigrationError(Exception):
    """Rows were made by a release that this one does not know."""


class UnfitRowError(Exception):
    """What is said to be a row is none of its table, or does not go with the others."""


@contextmanager
def snapshot() -> Iterator[None]:
    """Let all that is read be as it was at one moment, while others go on writing."""
    with connection.cursor() as cursor:
        is_server = connection.vendor == "postgresql"
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if is_server else "BEGIN")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def migrations() -> Migrations:
    """Return what this release brings the tables to."""
    graph = MigrationExecutor(connection).loader.graph
    return {app: name for app, name in graph.leaf_nodes() if app not in _MADE_ANEW}


def is_up_to_date() -> bool:
    """Tell whether the database is what this release makes of it."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def tables(at: Migrations) -> dict[str, type[models.Model]]:
    """Return the tables as they are after these migrations, by name; raises UnknownMigrationError."""
    loader = MigrationExecutor(connection).loader
    nodes = {**dict(loader.graph.leaf_nodes()), **at}.items()
    if not set(nodes) <= loader.graph.nodes.keys():
        raise UnknownMigrationError
    state = loader.project_state([*nodes]).apps
    found = {one._meta.label_lower: one for one in state.get_models(include_auto_created=True)}
    return {name: one for name, one in sorted(found.items()) if one._meta.app_label in at}


def rows(table: type[models.Model]) -> Iterator[bytes]:
    """Yield a table's rows by their keys, each as one line."""
    names = [field.attname for field in table._meta.concrete_fields]
    for row in table._default_manager.order_by("pk").values_list(*names).iterator(1000):
        yield json.dumps(dict(zip(names, row, strict=True)), default=_text, sort_keys=True).encode() + b"\n"


def _text(value: Any) -> str:
    """Return a moment as it is read back."""
    return str(value.isoformat())


def is_empty() -> bool:
    """Tell whether nobody has ever been let in."""
    from authoring.portal.models import Person

    known = Person._meta.db_table in connection.introspection.table_names()
    return not (known and Person.objects.exists())


@contextmanager
def replaced(at: Migrations, lines: Iterable[tuple[type[models.Model], Iterable[bytes]]]) -> Iterator[None]:
    """Let the database hold these rows and nothing else; all is as it was when anything goes wrong, also in the block.

    Raises UnfitRowError.
    """
    with connection.constraint_checks_disabled(), transaction.atomic():
        for app in migrations():
            call_command("migrate", app, "zero", verbosity=0)
        for app, name in at.items():
            call_command("migrate", app, name, verbosity=0)
        call_command("migrate", "sessions", verbosity=0)
        _end_sessions()
        _fill(lines)
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        cache.clear()
        yield


def _end_sessions() -> None:
    from django.contrib.sessions.models import Session

    Session.objects.all().delete()


def _fill(lines: Iterable[tuple[type[models.Model], Iterable[bytes]]]) -> None:
    try:
        filled = [_filled(table, found) for table, found in lines]
        connection.check_constraints()  # now: a table that is still to be checked cannot be altered
    except (IntegrityError, DataError):
        raise UnfitRowError from None
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), filled):
            cursor.execute(statement)


def _filled(table: type[models.Model], lines: Iterable[bytes]) -> type[models.Model]:
    rest = iter(lines)
    while some := [*islice(rest, 500)]:
        table._default_manager.bulk_create([_row(table, line) for line in some])
    return table


def _row(table: type[models.Model], line: bytes) -> models.Model:
    fields = {field.attname: field for field in table._meta.concrete_fields}
    try:
        return table(**{name: fields[name].to_python(value) for name, value in json.loads(line).items()})
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError, RecursionError):
        raise UnfitRowError from None

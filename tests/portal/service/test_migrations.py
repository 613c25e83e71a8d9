"""The database's shape: written down whole, forwards and backwards, and what is in it comes along."""

import json

import pytest
from django.core.management import call_command

from authoring.edition.folder import EditionFolder
from tests.portal.separate import separately

MIGRATIONS = """
import json
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
def tables():
    names = connection.introspection.table_names()
    return sorted(name for name in names if name.startswith("portal_") and name != "portal_cache")
"""
BACK_AND_FORTH = """
before = tables()
call_command("migrate", "portal", "zero", verbosity=0)
without = tables()
call_command("migrate", verbosity=0)
print(json.dumps([without, before == tables(), len(before) > 10]))
"""
FILL_THE_FIRST = """
call_command("migrate", "portal", "0001", verbosity=0)
models = MigrationExecutor(connection).loader.project_state(("portal", "0001_initial")).apps
def model(name):
    return models.get_model("portal", name)
ana = model("Person").objects.create(email="ana@example.org", name="Ana", password="!")
draft = model("Draft").objects.create(edition=2030, document="mining", language="en")
model("Revision").objects.create(draft=draft, sheet="outcomes", number=1, content=[{"text": "One"}], by=ana)
version = model("Version").objects.create(draft=draft, number=1, content={"form": "group"}, fingerprint="f", by=ana)
model("Signature").objects.create(version=version, partner="peru", person=ana, fingerprint="f")
model("Event").objects.create(by=ana, edition=2030, document="mining", what="It began.", values={"number": 1})
"""
UPGRADE = """
from django.db import DatabaseError, transaction
from authoring.portal.drafts.drafting import contents
from authoring.portal.models import Draft, Event, Person, Signature
call_command("migrate", verbosity=0)
try:
    with transaction.atomic():
        Event.objects.update(what="It never began.")
    refused = False
except DatabaseError:
    refused = True
print(json.dumps([
    list(Person.objects.values_list("email", "name")),
    contents(Draft.objects.get()),
    [[str(one.person), one.version.content] for one in Signature.objects.all()],
    [[one.what, one.values, str(one.by)] for one in Event.objects.all()],
    refused,
]))
"""


@pytest.mark.django_db
def test_models_are_what_the_migrations_make() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.slow
@pytest.mark.database
def test_back_to_nothing_and_forth_again(folder: EditionFolder) -> None:
    assert json.loads(separately(folder, MIGRATIONS + BACK_AND_FORTH)) == [[], True, True]


@pytest.mark.slow
@pytest.mark.database
def test_a_database_of_the_first_release_keeps_what_is_in_it(folder: EditionFolder) -> None:
    separately(folder, MIGRATIONS + FILL_THE_FIRST, "start")
    assert json.loads(separately(folder, MIGRATIONS + UPGRADE, "start")) == [
        [["ana@example.org", "Ana"]],
        {"outcomes": [{"text": "One"}]},
        [["Ana", {"form": "group"}]],
        [["It began.", {"number": 1}, "Ana"]],
        True,
    ]

"""What only a database server can get wrong: several who write at the same moment, and emptying the log at once.

SQLite lets one write after the other by itself.
"""

import json
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import group_form
from authoring.forms.sheets import Form
from authoring.forms.submission import to_json
from authoring.portal.drafts.drafting import save
from authoring.portal.drafts.payload import contents_of
from authoring.portal.drafts.signing import NotSignableError, sign, submit
from authoring.portal.models import Draft, Event, Person, Version
from authoring.portal.models.event import record
from tests.portal.roles import YEAR, person
from tests.workspace import group_submission

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="AUTHORING_TEST_DATABASE=postgresql runs it")


@pytest.fixture
def form(folder: EditionFolder) -> Form:
    return group_form(load(folder.definition), "mining")


@pytest.fixture
def draft(form: Form, transactional_db: None) -> Draft:
    made, ana = Draft.objects.create(edition=YEAR, document="mining", language="en"), person("co_chair")
    for sheet, rows in contents_of(form, json.loads(to_json(group_submission("mining")))).items():
        save(made, sheet, rows, 0, ana)
    return made


def saving(draft: Draft, luis: Person) -> Thread:
    """Let somebody save, beside."""

    def run() -> None:
        save(draft, "outcomes", [{"text": "Later"}], 1, luis)
        connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread


@pytest.mark.django_db(transaction=True)
def test_who_saves_while_somebody_submits_voids_what_is_submitted(draft: Draft, form: Form) -> None:
    ana, luis = person("co_chair"), person("co_chair")
    with transaction.atomic():
        version = submit(draft, form, ana)
        assert isinstance(version, Version)
        other = saving(draft, luis)
        other.join(0.5)
        assert other.is_alive(), "it waits"
    other.join(20)
    version.refresh_from_db()
    assert version.void
    with pytest.raises(NotSignableError):
        sign(version, "peru", ana, version.fingerprint)


@pytest.mark.django_db
def test_the_log_cannot_be_emptied_at_once() -> None:
    record(None, YEAR, "", "It began.")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE portal_event")  # what is to be checked is in the way
    assert Event.objects.count() == 1

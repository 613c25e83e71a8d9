"""The portal in a workspace of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.utils.translation import override
from playwright.sync_api import Browser
from pytest_django.fixtures import Settings

from authoring.edition.folder import EditionFolder
from authoring.portal.service.append_only import allow, refuse
from tests.portal.players import chromium
from tests.workspace import workspace


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> EditionFolder:
    """Give the portal a workspace of its own; files are served as they are."""
    settings.WORKSPACE = tmp_path
    settings.PORTAL = tmp_path / ".portal"
    settings.STORAGES = {"default": settings.STORAGES["default"], "staticfiles": {"BACKEND": _AS_THEY_ARE}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return workspace(tmp_path)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English whatever a test before has asked for: a request leaves its language to the thread."""
    with override("en"):
        yield


@pytest.fixture(autouse=True)
def log_can_be_cleared(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test that really commits be cleared up after: the database keeps the log from anybody."""
    marker = request.node.get_closest_marker("django_db")
    if not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    with connection.schema_editor() as editor:
        allow(None, editor)
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM portal_event")
    with connection.schema_editor() as editor:
        refuse(None, editor)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a module."""
    with chromium() as opened:
        yield opened


_AS_THEY_ARE = "django.contrib.staticfiles.storage.StaticFilesStorage"

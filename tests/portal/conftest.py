"""The portal in a workspace of its own for each test."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from authoring.edition.folder import EditionFolder
from tests.workspace import workspace


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> EditionFolder:
    """Give the portal a workspace of its own; files are served as they are."""
    settings.WORKSPACE = tmp_path
    settings.PORTAL = tmp_path / ".portal"
    settings.STORAGES = {"default": settings.STORAGES["default"], "staticfiles": {"BACKEND": _AS_THEY_ARE}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return workspace(tmp_path)


_AS_THEY_ARE = "django.contrib.staticfiles.storage.StaticFilesStorage"

"""What holds for every test."""

import gc
import os
from contextlib import ExitStack

import pytest
from hypothesis import settings

from tests.postgresql import server

# LibreOffice takes seconds to lay out a Word document: only tests that are about it let it do so.
os.environ.setdefault("AUTHORING_LIBREOFFICE", "")

# Commands speak the language of whoever runs them: here English, whatever the machine's is.
os.environ["AUTHORING_LANGUAGE"] = "en"

# How fast a busy machine is says nothing about the program.
settings.register_profile("patient", deadline=None)
# `make check` asks for fewer examples: the whole run has the others.
settings.register_profile("quick", deadline=None, max_examples=10)
settings.load_profile("patient")

# Before the portal's tests are imported, which set Django up; processes that share the work use the same server.
_OPEN = ExitStack()
if os.environ.get("AUTHORING_TEST_DATABASE") == "postgresql" and "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ["DATABASE_URL"] = _OPEN.enter_context(server())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long, browsers first: in the end what is quick fills the gaps."""
    marks = {mark: {item.path for item in items if item.get_closest_marker(mark)} for mark in ("browser", "slow")}
    items.sort(key=lambda item: [item.path not in paths for paths in marks.values()])


def pytest_collection_finish() -> None:
    """Look for garbage among what comes from now on: thousands of collected tests are none."""
    gc.freeze()


def pytest_unconfigure() -> None:
    """Stop what was started for the tests."""
    _OPEN.close()

"""What holds for every test."""

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

_OPEN = pytest.StashKey[ExitStack]()


def pytest_configure(config: pytest.Config) -> None:
    """Start a PostgreSQL server where the tests are to run on one; processes that share the work use the same."""
    if os.environ.get("AUTHORING_TEST_DATABASE") == "postgresql" and not hasattr(config, "workerinput"):
        stack = config.stash[_OPEN] = ExitStack()
        os.environ["DATABASE_URL"] = stack.enter_context(server())


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop it."""
    if _OPEN in config.stash:
        config.stash[_OPEN].close()

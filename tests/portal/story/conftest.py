"""One browser for the tests of a module; a portal for each."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.portal.story.played import Story, told
from tests.portal.story.players import chromium
from tests.postgresql import server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs a loop beside the test
        yield opened
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(params=["sqlite"])
def story(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Story]:
    """A portal with the bundled edition, on SQLite or, where a test asks for it, on PostgreSQL; who may come in."""
    with ExitStack() as open_:
        database = open_.enter_context(server()) if request.param == "postgresql" else ""
        yield open_.enter_context(told(browser, tmp_path, database))

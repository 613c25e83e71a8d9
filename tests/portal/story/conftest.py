"""A portal for each test."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.portal.story.played import Story, told
from tests.postgresql import server


@pytest.fixture(params=["sqlite"])
def story(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Story]:
    """A portal with the bundled edition, on SQLite or, where a test asks for it, on PostgreSQL; who may come in."""
    with ExitStack() as open_:
        database = open_.enter_context(server()) if request.param == "postgresql" else ""
        yield open_.enter_context(told(browser, tmp_path, database))

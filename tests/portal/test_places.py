"""Places to work in: each is one process's, and what was left in it is gone."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from authoring.portal.places import BusyError, place


def test_whoever_comes_second_gets_another_and_whoever_comes_then_none() -> None:
    with place("workers", 2) as (_, first), place("workers", 2) as (_, second):
        assert (first.name, second.name) == ("0.work", "1.work")
        with pytest.raises(BusyError), place("workers", 2):
            pass
    with place("workers", 2) as (_, again):
        assert again == first


def test_a_folder_begins_and_ends_empty(settings: Settings) -> None:
    left = Path(settings.PORTAL) / "workers" / "0.work" / "fonts" / "a.ttf"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"left by somebody who was killed")
    with place("workers", 1) as (_, folder):
        assert [*folder.iterdir()] == []
        (folder / "b").touch()
    assert not folder.exists()

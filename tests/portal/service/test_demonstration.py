"""The portal to try: a copy, which nothing of it leaves; people of every role."""

from pathlib import Path

import pytest

from authoring.edition.definition import load
from authoring.portal.service.demonstration import copy, people
from tests.workspace import ROOT, workspace


def test_it_works_on_a_copy_that_stays_as_it_was_left(tmp_path: Path) -> None:
    original, folder = tmp_path / "original", tmp_path / "tried" / "portal"
    workspace(original)
    copy(original, folder)
    mine = folder / "submissions" / "2030" / "edition.toml"
    assert mine.read_bytes() == (original / "submissions" / "2030" / "edition.toml").read_bytes()
    mine.write_text("changed", "utf-8")
    copy(original, folder)
    assert mine.read_text("utf-8") == "changed"


def test_a_copy_that_was_cut_off_is_made_anew(tmp_path: Path) -> None:
    workspace(tmp_path / "original")
    begun = tmp_path / "tried" / ".submissions"
    begun.mkdir(parents=True)
    (begun / "half").touch()
    copy(tmp_path / "original", tmp_path / "tried")
    assert not (tmp_path / "tried" / "submissions" / "half").exists()


@pytest.mark.parametrize("definition", [ROOT / "submissions" / "2021" / "edition.toml"])
def test_every_part_is_somebodys_and_each_partner_has_a_co_chair(definition: Path) -> None:
    edition = load(definition)
    roles = [role for *_, given in people(edition) for role in given]
    assert {role["kind"] for role in roles} == {"coordinator", "co_chair", "translator", "reader"}
    assert [role["partner"] for role in roles if role["kind"] == "co_chair"] == [one.id for one in edition.partners]
    assert {role["language"] for role in roles if role["kind"] == "translator"} == set(edition.languages)

"""The edition that commands are run on."""

from pathlib import Path

import pytest

from authoring.edition.folder import EditionFolder
from tests.workspace import group_submission, hand_in, hand_in_coordination, workspace


@pytest.fixture
def folder(tmp_path: Path) -> EditionFolder:
    """An edition of which one group and the coordinators have handed in."""
    made = workspace(tmp_path)
    hand_in(made, group_submission("mining"))
    hand_in_coordination(made)
    return made

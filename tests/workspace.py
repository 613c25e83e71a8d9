"""A workspace of its own for a test: an edition of two groups, and the files handed in."""

import shutil
from pathlib import Path

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import coordination_form, group_form
from authoring.forms.records import Action, CoChair, Passage
from authoring.forms.submission import CoordinationSubmission, GroupSubmission
from authoring.intake.blank import write_workbook
from authoring.text.reader import read_lines
from tests.edition.editions import EDITION

ROOT = Path(__file__).parents[1]


def workspace(base: Path, definition: str = EDITION) -> EditionFolder:
    """Make a workspace below `base` with the project's templates, and nothing handed in."""
    folder = EditionFolder(base / "submissions" / "2030", base / "output" / "2030")
    folder.path.mkdir(parents=True)
    folder.definition.write_text(definition, "utf-8")
    shutil.copytree(ROOT / "templates", base / "templates")
    return folder


def group_submission(group: str, outcomes: str = "It went well.", **changes: object) -> GroupSubmission:
    """Return what a group could hand in without a finding."""
    people = [
        CoChair(partner="peru", name="Ana Paz", title="Director", institution="Ministry of Mines", acronym="MM"),
        CoChair(partner="chile", name="Luis Ríos", title="Director", institution="Copper Council", acronym="CC"),
    ]
    said: dict[str, object] = {
        "edition": 2030,
        "language": "en",
        "form": "group",
        "group": group,
        "co_chairs": people,
        "meetings": [{"start": "2030-05-02", "mode": "virtual"}],
        "sections": {"outcomes": [Passage(topic="Water", text=read_lines([outcomes]))]},
        "actions": [Action(text=read_lines(["A course will be held."]), kind="action", lead_partner="peru")],
    }
    return GroupSubmission.model_validate(said | changes)


def hand_in(folder: EditionFolder, submission: GroupSubmission, name: str = "") -> Path:
    """Put a workbook filled with a submission into the edition's folder."""
    path = folder.path / f"{name or submission.group}.xlsx"
    form = group_form(load(folder.definition), submission.group)
    path.write_bytes(write_workbook(form, submission.language, submission))
    return path


def hand_in_coordination(folder: EditionFolder) -> Path:
    """Put the coordinators' workbook into the edition's folder."""
    submission = CoordinationSubmission.model_validate(
        {
            "edition": 2030,
            "language": "en",
            "form": "coordination",
            "signatories": [
                {"partner": "peru", "name": "Rosa Luz", "institution": "Foreign Ministry of Peru"},
                {"partner": "chile", "name": "Juan Sol", "institution": "Chancellery of Chile"},
            ],
            "past_meetings": [{"ordinal": 3, "start": "2030-05-02", "place": "Lima", "host": "peru"}],
            "sections": {"message": [{"text": ["Welcome to the report."]}]},
        }
    )
    path = folder.path / "coordination.xlsx"
    path.write_bytes(write_workbook(coordination_form(load(folder.definition)), "en", submission))
    return path

"""What stands in the column of topics."""

from pathlib import Path

import pytest

from authoring.text.writer import write_lines
from tests.intake.workbooks import (
    changed,
    fill,
    findings,
    outcomes,
    read_data,
    submission,
)


def test_a_section_pasted_into_the_first_column_is_text(tmp_path: Path) -> None:
    rows = [("Dams", "Built."), ("A paragraph that was pasted beside.",), ("• One",), ("• Two",)]
    reading = read_data(tmp_path, changed(fill("Outcomes", *rows)))
    assert outcomes(reading) == [
        ("Dams", ["Built.", "A paragraph that was pasted beside.", "- One", "- Two"]),
    ]
    assert findings(reading) == [("topic-text", "Outcomes!A6")]


def test_an_action_in_the_column_of_topics_is_an_action(tmp_path: Path) -> None:
    reading = read_data(tmp_path, changed(fill("Future actions", ("Do it", None, "Action", "Canada"))))
    assert findings(reading) == [("topic-text", "Future actions!A5")]
    (action,) = submission(reading).actions
    assert (action.topic, write_lines(action.text), action.kind) == (None, ["Do it"], "action")


@pytest.mark.parametrize("sheet", ["Outcomes", "Future actions"])
def test_a_topic_without_text_is_found(sheet: str, tmp_path: Path) -> None:
    rows = [("Dams",), ("Roads",), ("Roads", "Paved."), ("Rails",), (None, "Laid."), ("Ports",)]
    reading = read_data(tmp_path, changed(fill(sheet, *rows)))
    assert findings(reading) == [("topic-empty", f"{sheet}!A5"), ("topic-empty", f"{sheet}!A10")]


def test_topics_alone_are_an_empty_section(tmp_path: Path) -> None:
    assert findings(read_data(tmp_path, changed(fill("Outcomes", ("Dams",), ("Roads",))))) == []

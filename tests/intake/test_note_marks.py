"""Superscript figures, and when they are footnotes."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.effort import ending, steps
from tests.intake.workbooks import (
    changed,
    fill,
    findings,
    outcomes,
    read_data,
)


def raised(*pieces: str) -> CellRichText:
    """Return pieces of which every second is superscript."""
    superscript = InlineFont(vertAlign="superscript")
    return CellRichText(
        *(TextBlock(superscript, piece) if number % 2 else piece for number, piece in enumerate(pieces))
    )


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([raised("12 km", "2", " in the 3", "rd", " year")], ["12 km² in the 3rd year"]),
        ([raised("CO"), raised("Said.", "1")], ["CO", "Said.¹"]),
        ([raised("Said.", "1", " Done"), raised("", "1", " The text of it.")], ["Said.^[The text of it.] Done"]),
        ([raised("In 2021", "2"), "[^2]: The text."], ["In 2021^[The text.]"]),
        ([raised("5 km", "2", " of land", "2"), "² The note itself."], ["5 km² of land^[The note itself.]"]),
        ([raised("Said", "1", " and[^1]"), "[^1]: Text."], ["Said¹ and^[Text.]"]),
        (["Said¹", "¹ Text one here.", "¹ Text two here."], ["Said¹", "¹ Text one here.", "¹ Text two here."]),
    ],
)
def test_superscript_figures(cells: list[Any], expected: list[str], tmp_path: Path) -> None:
    reading = read_data(tmp_path, changed(fill("Outcomes", *((None, cell) for cell in cells))))
    assert findings(reading) == []
    assert outcomes(reading) == [(None, expected)]


def test_subscript_figures(tmp_path: Path) -> None:
    text = CellRichText("CO", TextBlock(InlineFont(vertAlign="subscript"), "2"))
    assert outcomes(read_data(tmp_path, changed(fill("Outcomes", (None, text))))) == [(None, ["CO₂"])]


@pytest.mark.slow
@pytest.mark.parametrize("text", ["¹" * 32_767, "a¹" * 16_383, "\n".join(["¹ A note again."] * 2_000)])
def test_nothing_but_figures_is_no_more_work_than_there_are(text: str, tmp_path: Path) -> None:
    whole, half = (changed(fill("Outcomes", (None, said))) for said in (text, text[: len(text) // 2]))
    with ending():
        assert outcomes(read_data(tmp_path, whole)) != []
        assert steps(lambda: read_data(tmp_path, whole)) < 3 * steps(lambda: read_data(tmp_path, half))

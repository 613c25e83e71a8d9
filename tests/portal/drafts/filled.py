"""Workbooks as a group would send them in."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from authoring.edition.definition import load
from authoring.pipeline.exchange import write_filled
from tests.edition.editions import EDITION


@cache
def workbook_of(group: str, text: str = "It went well.", partner: str = "peru", language: str = "en") -> bytes:
    """Return a group's workbook with a text on outcomes, and a co-chair for a country."""
    return workbook(group, language, outcomes=text, co_chairs=[{"partner": partner, "name": "Ana Paz"}])


def workbook(
    group: str,
    language: str = "en",
    year: int = 2030,
    outcomes: str = "",
    definition: str = EDITION,
    **tables: Any,
) -> bytes:
    """Return a group's workbook filled with a text on outcomes and with tables."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "edition.toml"
        file.write_text(definition, "utf-8")
        edition = load(file).model_copy(update={"year": year})
    said = {"form": "group", "edition": year, "group": group, "language": language, **tables}
    return write_filled(edition, {**said, "sections": {"outcomes": [{"text": outcomes}]} if outcomes else {}})

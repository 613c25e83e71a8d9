"""The edition of the next year, made from the last one: its definition with year and dates moved, and nothing else."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from authoring.portal.models import Person, Role
from authoring.portal.setup.edition_setup import MARK, Outcome, definition_of, mistakes_of
from authoring.portal.setup.edition_text import Said, Way, said_by, value_at, with_values
from authoring.portal.setup.writing import alone, put

_DATES: tuple[Way, ...] = (("due",), ("issued",), ("meeting", "start"), ("meeting", "end"))


def is_open(year: int) -> bool:
    """Tell whether there is no edition of the year yet, nor a folder of it."""
    return not _folder(year).exists()


def next_text(text: str) -> str:
    """Return the definition of the year after; raises LayoutError."""
    return with_values(text, _moved(said_by(text)))


def _moved(said: Said) -> dict[Way, Any]:
    year = int(said["year"])
    values: dict[Way, Any] = {("year",): year + 1, ("without_report",): None}
    values |= {way: _a_year_later(day) for way in _DATES if isinstance(day := value_at(said, way), date)}
    values |= {("groups", one["id"], "due"): None for one in said["groups"]}  # more time was given this once
    values["meeting", "ordinal"] = said["meeting"]["ordinal"] + 1
    for language, title in said["title"].items():
        values["title", language] = title.replace(str(year), str(year + 1))
    return values


def _a_year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + 1, day=28)


def begin(year: int, person: Person) -> Outcome:
    """Make the edition that follows `year`'s, which must be valid, with the person as its coordinator; once only.

    Raises LayoutError.
    """
    with alone():
        now, following = definition_of(year), year + 1
        if found := mistakes_of(now.text):
            return Outcome(found)
        if not is_open(following):
            return Outcome()
        text = next_text(now.text.removeprefix(MARK))
        if found := mistakes_of(text):
            return Outcome(found)
        content = text.encode()
        Role.objects.get_or_create(person=person, edition=following, kind=Role.Kind.COORDINATOR)
        put(following, content, "", person, BEGUN, year=year)
    return Outcome(is_written=True)


def _folder(year: int) -> Path:
    return Path(settings.WORKSPACE) / "submissions" / str(year)


BEGUN = "The edition was begun from that of {year}."

"""Whatever a definition knows can be set in the browser, or the page says where else."""

from authoring.edition.edition import (
    AnnualMeeting,
    Contact,
    Definition,
    Edition,
    Group,
    Partner,
    Partnership,
    SectionDefinition,
)
from authoring.portal.setup.edition_text import LISTS, said_by
from authoring.portal.setup.setup_fields import entry_blocks, fields_of, general_blocks
from tests.edition.editions import EDITION

INSIDE: dict[str, type[Definition]] = {"meeting": AnnualMeeting, "contact": Contact, "partnership": Partnership}
ENTRIES: dict[str, tuple[type[Definition], set[str]]] = {
    "partners": (Partner, set()),
    "groups": (Group, set()),
    "sections": (SectionDefinition, {"part", "shows"}),
    "coordination": (SectionDefinition, {"kind"}),
}
"""What an entry is, and which of its keys mean nothing in its list."""


def test_every_key_of_an_edition_is_asked() -> None:
    ways = {field.way for field in fields_of(general_blocks(said_by(EDITION)))}
    keys = set(Edition.model_fields) - LISTS.keys() - {"year"}  # the year is the folder's
    assert {way[0] for way in ways} == keys
    for key, model in INSIDE.items():
        assert {way[1] for way in ways if way[0] == key} == set(model.model_fields)


def test_every_key_of_an_entry_is_asked() -> None:
    for part, (model, nothing) in ENTRIES.items():
        ways = {field.way for field in fields_of(entry_blocks(said_by(EDITION), part, "x"))}
        assert {way[2] for way in ways} == set(model.model_fields) - nothing, part

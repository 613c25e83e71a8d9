"""What a search finds: every section with its words."""

import json
from typing import Any

from authoring.model.blocks import Table
from authoring.model.report import Section
from authoring.publishing.site.pages import pages
from authoring.publishing.site.search import index
from tests.publishing.site.test_pages import report_of
from tests.publishing.specimen import SPECIMEN, paragraph, say


def entries(*parts: Section) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(index(pages(report_of(*parts))))
    return found


def test_every_section_is_an_entry_that_knows_its_page() -> None:
    found = entries(*SPECIMEN.parts)

    assert [(entry["page"], entry["anchor"], entry["within"], entry["title"]) for entry in found[2:5]] == [
        ("mining.html", "mining", "", "1 Mining Working Group"),
        ("mining.html", "mining-co-chairs", "Mining Working Group", "Co-chairs"),
        ("mining.html", "mining-meetings", "Mining Working Group", "Meeting"),
    ]


def test_names_facts_lists_cells_and_notes_are_found() -> None:
    text = " ".join(entry["text"] for entry in entries(*SPECIMEN.parts))

    for said in (
        "Anne Ôtier",
        "Natural Resources Canada",
        "Virtual",
        "Nested item",
        "2021-MIN-01",
        "A note with weight.",
    ):
        assert said in text


def test_the_index_is_json_whatever_the_text() -> None:
    hostile = '"},{ </script> \u2028 \ud800 \x00'
    table = Table("x", ("y",), ((say(hostile),),))
    [entry] = entries(Section("part", "part--a", hostile, blocks=(paragraph(hostile), table)))

    assert entry["text"] == f"{hostile} {hostile}".replace("\ud800", "?")


def test_a_title_stands_as_it_is_numbered() -> None:
    section = Section("part", "part--a", "Message", number="Part I", blocks=())

    assert entries(section) == [
        {"page": "a.html", "anchor": "part--a", "title": "Part I Message", "within": "", "text": ""}
    ]

"""The template's styles. They are found by name: Word renames their ids to the language it runs in."""

from collections.abc import Mapping
from typing import Any

from authoring.errors import TemplateError
from authoring.locale.cldr import together
from authoring.model.blocks import List, Table
from authoring.publishing.ooxml.markup import name

HEADINGS = ("heading 1", "heading 2", "heading 3", "heading 4")
"""By depth: the report's parts are 1. Levels follow the depth, so that none is ever left out."""

PART, CHAPTER, ANNEX, TOPIC = HEADINGS[0], "Chapter Heading", "Annex Heading", "Topic Heading"
"""A part's heading, and those that look otherwise than most of their level, from which they are derived."""

TEXT_AFTER = {Table: "Text After Table", List: "Text After List"}
"""Paragraphs that keep a greater distance from the block above them."""

CONTENTS = ("toc 1", "toc 2")
"""The table of contents lists as many levels of headings as there are styles here."""

CONTINUATIONS = ("List Continue", *(f"List Continue {level}" for level in range(2, 10)))
"""Paragraphs that go on inside a list item, by the item's level."""

REQUIRED = (
    *HEADINGS,
    *CONTENTS,
    *CONTINUATIONS,
    "Body Text",
    *TEXT_AFTER.values(),
    CHAPTER,
    ANNEX,
    TOPIC,
    "Section Mark",
    "Running Title",
    "List Bullet",
    "List Number",
    "footnote text",
    "footnote reference",
    "Hyperlink",
    "caption",
    "Caption Label",
    "Figure",
    "Figure Caption",
    "Report Table",
    "Table Heading",
    "Table Text",
    "Table Number",
    "Table Number Heading",
    "Roster Partner",
    "Roster Name",
    "Roster Line",
    "Roster Entry",
    "Details",
    "Details Label",
)


class Styles:
    """The ids of the template's styles, by their names (17.7.4.9)."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        self._ids = ids

    @classmethod
    def of(cls, styles: Any) -> "Styles":
        """Read the `w:styles` element; raises TemplateError naming every style the writer would miss."""
        ids = {
            found.get(name("w:val")): style.get(name("w:styleId"))
            for style in styles.iterchildren(name("w:style"))
            if (found := style.find(name("w:name"))) is not None
        }
        # Word treats the names of its own styles alike in any case: "Heading 1" is "heading 1".
        folded = {style.casefold(): key for style, key in ids.items()}
        missing = [style for style in REQUIRED if style.casefold() not in folded]
        if missing:
            raise TemplateError("report.docx has no style named {names}.", names=together(missing))
        return cls({style: folded[style.casefold()] for style in REQUIRED})

    def __getitem__(self, style: str) -> str:
        return self._ids[style]

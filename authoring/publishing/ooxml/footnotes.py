"""Footnotes (17.11): the part `footnotes.xml`, whose separators the template already holds."""

from collections.abc import Callable
from typing import Any

from lxml import etree

from authoring.errors import TemplateError
from authoring.model.inline import Inline
from authoring.publishing.ooxml.markup import elements, name, paragraph, run, run_properties
from authoring.publishing.ooxml.styles import Styles

_ID = name("w:id")


class Footnotes:
    """The document's footnotes in order, numbered from 1 by Word itself."""

    def __init__(self, styles: Styles, runs: Callable[[Inline, str], str]) -> None:
        self._style = styles["footnote text"]
        self._mark = run_properties(styles["footnote reference"])
        self._runs = runs
        self._notes: list[str] = []

    def reference(self, note: Inline, language: str = "") -> str:
        """Add a note and return the run that refers to it."""
        key = len(self._notes) + 1
        content = f"<w:r>{self._mark}<w:footnoteRef/></w:r>{run(' ')}{self._runs(note, language)}"
        self._notes.append(f'<w:footnote w:id="{key}">{paragraph(self._style, content)}</w:footnote>')
        return f'<w:r>{self._mark}<w:footnoteReference w:id="{key}"/></w:r>'

    def attach(self, part: Any) -> None:
        """Add the notes to the part; raises TemplateError when the template holds notes of its own."""
        root = etree.fromstring(part.blob)
        notes = elements("".join(self._notes))
        if {note.get(_ID) for note in root} & {note.get(_ID) for note in notes}:
            raise TemplateError("report.docx holds a footnote of its own; delete it.")
        root.extend(notes)
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

"""People and short facts: paragraphs in the template's own styles, read aloud in the order they are seen."""

from collections.abc import Iterator

from authoring.model.blocks import Details, Person, Roster
from authoring.model.inline import Run, merged, plain
from authoring.publishing.ooxml.markup import KEEP_NEXT, TAB, paragraph, run, run_properties
from authoring.publishing.ooxml.styles import Styles
from authoring.publishing.ooxml.text import Text

_BELOW_LIST = '<w:spacing w:before="170"/>'
"""What stands between a list and the facts below it: 3 mm."""


class People:
    """Writes rosters and details."""

    def __init__(self, styles: Styles, text: Text) -> None:
        self._styles = styles
        self._text = text

    def roster(self, roster: Roster, language: str) -> Iterator[str]:
        """Yield the paragraphs of a roster."""
        write = self._card if roster.layout == "cards" else self._entry
        for partner, people in roster.groups:
            yield paragraph(self._styles["Roster Partner"], run(partner))
            for person in people:
                yield from write(person, language)

    def _card(self, person: Person, language: str) -> Iterator[str]:
        styles = ("Roster Name", *("Roster Line" for _ in person.lines))
        said = (plain(person.name), *person.lines)
        for position, (style, line) in enumerate(zip(styles, said, strict=True), start=1):
            keep = KEEP_NEXT if position < len(said) else ""
            yield paragraph(self._styles[style], self._text.runs(line, language), keep)

    def _entry(self, person: Person, language: str) -> Iterator[str]:
        after = (each for line in person.lines for each in (Run(", "), *line))
        inline = merged((Run(person.name, strong=True), *after))
        yield paragraph(self._styles["Roster Entry"], self._text.runs(inline, language))

    def details(self, details: Details, language: str, follows_list: bool = False) -> Iterator[str]:
        """Yield one paragraph for each fact: its label, a tab, the fact; with a distance from a list above them."""
        label = run_properties(self._styles["Details Label"])
        distance = _BELOW_LIST if follows_list else ""
        for title, content in details.entries:
            said = f"{run(title, label)}{TAB}{self._text.runs(content, language)}"
            yield paragraph(self._styles["Details"], said, distance)
            distance = ""

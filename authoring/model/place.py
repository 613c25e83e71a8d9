"""Where a value came from."""

from dataclasses import dataclass, field

from authoring.locale import words
from authoring.locale.message import Spoken


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A file, and as much of the way into it as is known.

    `sheet` is the sheet's title as its author sees it, `cell` an A1 reference (`B7`, so the row counts as people
    count), `field` the way to a value in a JSON submission or in `edition.toml` (`co_chairs.2.institution`).
    """

    file: str
    sheet: str = ""
    cell: str = ""
    field: str = ""

    def __str__(self) -> str:
        return self.shown()

    def shown(self, language: str = "en") -> str:
        """Return the file and the way into it as a person reads it."""
        inside = self.inside(language)
        return f"{self.file} › {inside}" if inside else self.file

    def inside(self, language: str = "en") -> str:  # noqa: ARG002 (other places have words of ours)
        """Return the way into the file as a person reads it, empty when it is the file as a whole."""
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell or self.field

    @property
    def row(self) -> int | None:
        """The row as people count, from 1; None when the place is no cell."""
        digits = self.cell.split(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")
        return int(digits) if digits.isdigit() else None


@dataclass(frozen=True, slots=True, order=True)
class WordPlace(Place):
    """A paragraph of a Word document.

    `story` is what it belongs to, in Word's own words, as a message id of the `findings` catalogue (`Body`, `First Page
    Header`); `section` the number of the section whose header or footer it is, where there are several. `paragraph`
    counts from 1 in its story, those in tables too; `text` is how it begins.
    """

    story: str = ""
    section: int = 0
    paragraph: int = 0
    text: str = ""

    def inside(self, language: str = "en") -> str:
        """Return story, section, paragraph and how it begins."""
        _ = words("findings", language)
        parts = [_(self.story) if self.story else ""]
        parts.append(_("section {number}").format(number=self.section) if self.section else "")
        parts.append(_("paragraph {number}").format(number=self.paragraph) if self.paragraph else "")
        where = ", ".join(filter(None, parts))
        return _("{place}: “{text}”").format(place=where, text=self.text) if self.text else where


@dataclass(frozen=True, slots=True, order=True)
class SentencePlace(Place):
    """A sentence of a file that came back from a translator; `field` is its id, which nobody is shown.

    `number` counts the sentences of the file from 1, 0 where it is several; `titles` are those of the document and the
    sheet it stands in, `origin` is where its author wrote it, `text` is how it begins.
    """

    number: int = 0
    text: str = ""
    origin: Place | None = field(default=None, compare=False)
    titles: tuple[Spoken, ...] = field(default=(), compare=False)

    def inside(self, language: str = "en") -> str:
        """Return titles, number, where its author wrote it, and how it begins."""
        _ = words("findings", language)
        titles = " › ".join(filter(None, (one.text(language) for one in self.titles)))
        number = _("sentence {number} of the file").format(number=self.number) if self.number else ""
        where = ", ".join(filter(None, (titles, number)))
        if self.origin:
            where = f"{where} ({self.origin.shown(language)})"
        return _("{place}: “{text}”").format(place=where, text=self.text) if self.text else where

"""Where a value came from."""

from dataclasses import dataclass


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
        inside = f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell or self.field
        return f"{self.file} › {inside}" if inside else self.file

    @property
    def row(self) -> int | None:
        """The row as people count, from 1; None when the place is no cell."""
        digits = self.cell.split(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")
        return int(digits) if digits.isdigit() else None

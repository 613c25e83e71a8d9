"""The edition's folder: where its definition, its submissions and its output stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from authoring.errors import EditionError

DEFINITION = "edition.toml"
_SUBMISSIONS = {".xlsx", ".xlsm", ".xltx", ".xlsb", ".xls", ".ods", ".fods", ".numbers", ".csv", ".tsv", ".json"}
"""What people hand in, rightly or wrongly: all of it gets an answer."""
_NOT_HANDED_IN = ("~$", ".")
"""How hidden files and the locks of office programs begin."""


@dataclass(frozen=True, slots=True)
class EditionFolder:
    """An edition's folder (`submissions/2021`) and the folder its output goes to (`output/2021`)."""

    path: Path
    output: Path

    @property
    def definition(self) -> Path:
        """The edition's definition."""
        return self.path / DEFINITION

    def submissions(self) -> list[Path]:
        """Return the files handed in, by name; lock files of office programs (`~$…`, `.~lock…`) are not among them."""
        return handed_in(self.path)

    def inputs(self) -> Iterator[tuple[str, Path]]:
        """Yield every file the edition may depend on with its name inside the folder, in no order."""
        for file in self.path.rglob("*"):
            if file.is_file() and not file.name.startswith(_NOT_HANDED_IN):
                yield file.relative_to(self.path).as_posix(), file


def handed_in(folder: Path) -> list[Path]:
    """Return the files in a folder that somebody may have handed in, by name."""
    return sorted(
        file
        for file in folder.iterdir()
        if file.suffix.lower() in _SUBMISSIONS and not file.name.startswith(_NOT_HANDED_IN) and file.is_file()
    )


def find(base: Path, year: int | None = None) -> EditionFolder:
    """Return the folder of `year`'s edition below `base`, or of the latest; raises EditionError when there is none."""
    years = sorted(
        int(file.parent.name) for file in base.glob(f"submissions/*/{DEFINITION}") if file.parent.name.isdigit()
    )
    if not years:
        raise EditionError("No edition was found: expected {file}.", file=base / "submissions" / "<year>" / DEFINITION)
    if year is not None and year not in years:
        from authoring.locale.cldr import together  # Babel is not needed unless there is something to say

        raise EditionError(
            "There is no edition {year} below {folder}; there are: {known}.",
            year=year,
            folder=base / "submissions",
            known=together(years),
        )
    chosen = str(year or years[-1])
    return EditionFolder(base / "submissions" / chosen, base / "output" / chosen)

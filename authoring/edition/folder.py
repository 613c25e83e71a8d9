"""The edition's folder: where its definition, its submissions and its output stand."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from authoring.edition.edition import Edition
from authoring.errors import EditionError

DEFINITION = "edition.toml"
_SUBMISSIONS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".json")
"""What people hand in, rightly or wrongly: all of it gets an answer."""


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
        return sorted(
            file
            for file in self.path.iterdir()
            if file.suffix.lower() in _SUBMISSIONS and not file.name.startswith(("~$", ".")) and file.is_file()
        )


def find(base: Path, year: int | None = None) -> EditionFolder:
    """Return the folder of `year`'s edition below `base`, or of the latest; raises EditionError when there is none."""
    years = sorted(
        int(file.parent.name) for file in base.glob(f"submissions/*/{DEFINITION}") if file.parent.name.isdigit()
    )
    if not years:
        raise EditionError(f"No edition was found: expected {base / 'submissions' / '<year>' / DEFINITION}.")
    if year is not None and year not in years:
        known = ", ".join(map(str, years))
        raise EditionError(f"There is no edition {year} below {base / 'submissions'}; there are: {known}.")
    chosen = str(year or years[-1])
    return EditionFolder(base / "submissions" / chosen, base / "output" / chosen)


def load(definition: Path) -> Edition:
    """Read an `edition.toml`; raises EditionError naming the file, every key that is wrong, and what is expected."""
    try:
        return Edition.model_validate(tomllib.loads(definition.read_text("utf-8-sig")))
    except FileNotFoundError:
        raise EditionError(f"{definition} does not exist.") from None
    except UnicodeDecodeError as error:
        raise EditionError(f"{definition}: expected UTF-8 text ({error.reason} at byte {error.start}).") from None
    except tomllib.TOMLDecodeError as error:
        raise EditionError(f"{definition} is not valid TOML: {error}") from None
    except ValidationError as error:
        lines = [_described(definition, detail["loc"], detail["msg"]) for detail in error.errors()]
        raise EditionError("\n".join(lines)) from None


def _described(definition: Path, where: tuple[int | str, ...], message: str) -> str:
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in where)
    return f"{definition}: {key}: {message}" if key else f"{definition}: {message.removeprefix('Value error, ')}"

"""`edition.toml`, read and checked."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from authoring.edition.edition import Edition
from authoring.errors import EditionError


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

"""`edition.toml`, read and checked."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from authoring.edition.edition import Edition
from authoring.errors import EditionError
from authoring.locale.message import Message, message

_EXPECTED = {
    "missing": "this key is missing",
    "extra_forbidden": "there is no such key",
    "string_type": "expected a text between quotation marks",
    "string_too_short": "expected a text that is not empty",
    "string_too_long": "expected at most {max_length} characters",
    "string_pattern_mismatch": "expected something of the form {pattern}",
    "int_type": "expected a whole number",
    "int_parsing": "expected a whole number",
    "int_from_float": "expected a whole number",
    "greater_than_equal": "expected {ge} or more",
    "less_than_equal": "expected {le} or less",
    "bool_type": "expected true or false",
    "bool_parsing": "expected true or false",
    "date_type": "expected a date such as 2021-05-31",
    "date_parsing": "expected a date such as 2021-05-31",
    "date_from_datetime_parsing": "expected a date such as 2021-05-31",
    "date_from_datetime_inexact": "expected a date such as 2021-05-31",
    "literal_error": "expected one of these: {expected}",
    "list_type": "expected a list between brackets",
    "too_short": "expected {min_length} or more, found {actual_length}",
    "dict_type": "expected a table",
    "model_type": "expected a table",
    "model_attributes_type": "expected a table",
}
"""What Pydantic calls what is wrong with a value, and what we say: message ids of the `commands` catalogue.

Their fields are Pydantic's.
"""


def load(definition: Path) -> Edition:
    """Read an `edition.toml`; raises EditionError naming the file, every key that is wrong, and what is expected."""
    try:
        return Edition.model_validate(read_toml(definition))
    except FileNotFoundError:
        raise EditionError("{file} does not exist.", file=definition) from None
    except ValidationError as error:
        raise EditionError(*mistakes(definition, error)) from None


def read_toml(file: Path) -> dict[str, Any]:
    """Read a TOML file; raises EditionError when it is none, FileNotFoundError when it is not there."""
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise EditionError("{file}: expected UTF-8 text (byte {byte}).", file=file, byte=error.start) from None
    except tomllib.TOMLDecodeError as error:
        # tomllib says in English what it expected, and where: (at line 2, column 8), or (at end of document).
        where = re.search(r"line (\d+), column (\d+)", str(error))
        if where is None:
            raise EditionError("{file} is not valid TOML: it ends too early.", file=file) from None
        line, column = where.groups()
        raise EditionError(
            "{file} is not valid TOML: line {line}, column {column}.", file=file, line=line, column=column
        ) from None


def mistakes(file: Path, error: ValidationError) -> Iterator[Message]:
    """Yield what is wrong in a file, one line for each key."""
    for detail in error.errors():
        key = ".".join(str(part + 1) if isinstance(part, int) else part for part in detail["loc"])
        told = message("{key}: {reason}", key=key, reason=reason(detail)) if key else reason(detail)
        yield message("{file}: {reason}", file=file, reason=told)


def reason(detail: ErrorDetails) -> Message | str:
    """Return what is wrong with one value; what Pydantic alone has a name for stays in its English."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "value_error" and isinstance(told := context["error"].args[0], Message):
        return told
    if kind == "literal_error":
        context = {"expected": str(context["expected"]).replace(" or ", ", ")}
    return message(_EXPECTED[kind], **context) if kind in _EXPECTED else detail["msg"]

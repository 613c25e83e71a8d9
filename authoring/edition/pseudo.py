"""The texts of an edition in pseudo-localised language."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from authoring.edition.edition import Edition
from authoring.locale.pseudo import PSEUDO, of_text
from authoring.model.language import in_language

_BASE = "en"
_PUT_TOGETHER = "heading"
"""The text that the program makes itself where an edition has none in a language."""


def in_disguise(edition: Edition) -> Edition:
    """Return the edition with each of its texts in the language `PSEUDO`, too.

    It is made of the English, else of what the text falls back to.
    """
    disguised: Edition = _with_disguise(edition)
    return disguised


def _with_disguise(value: Any, name: str = "") -> Any:
    match value:
        case BaseModel():
            fields = {field: _with_disguise(getattr(value, field), field) for field in type(value).model_fields}
            return value.model_copy(update=fields)
        case list():
            return [_with_disguise(one) for one in value]
        case Mapping() if _is_text(value, name):
            return {**value, PSEUDO: of_text(in_language(value, _BASE))}
        case _:
            return value


def _is_text(value: Mapping[str, object], name: str) -> bool:
    by_language = bool(value) and all(isinstance(text, str) for text in value.values())
    return by_language and (name != _PUT_TOGETHER or _BASE in value)

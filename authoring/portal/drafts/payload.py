"""A draft as the JSON submission it is: what is checked, previewed, signed, and put into the edition's folder."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from authoring.forms.catalogue import template_version
from authoring.forms.sheets import Form, Sheet
from authoring.portal.drafts.drafting import Rows
from authoring.portal.drafts.kept import content_of, keep

Payload = dict[str, Any]


def payload_of(form: Form, language: str, contents: Mapping[str, Rows]) -> Payload:
    """Return the submission that the sheets' contents make; what is empty is left out."""
    said: Payload = {"form": form.kind, "edition": form.edition.year, "language": language}
    if form.group:
        said["group"] = form.group
    said["template"] = template_version(form)
    filled = [(sheet, list(contents[sheet.key])) for sheet in form.sheets if contents.get(sheet.key)]
    said["sections"] = {sheet.key: rows for sheet, rows in filled if sheet.is_narrative}
    return said | {sheet.key: rows for sheet, rows in filled if not sheet.is_narrative}


def contents_of(form: Form, payload: Payload) -> dict[str, Rows]:
    """Return the sheets' contents that make a submission."""
    sections = payload.get("sections", {})
    found = {sheet.key: (sections if sheet.is_narrative else payload).get(sheet.key, []) for sheet in form.sheets}
    return {key: rows for key, rows in found.items() if rows}


def fingerprint(payload: Payload) -> str:
    """Return what tells two contents apart: the SHA-256 of the submission in its canonical form (RFC 8785)."""
    return sha256(json.dumps(payload, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def with_pictures(payload: Payload) -> Payload:
    """Return the submission with its pictures inside, as files have them; a draft only names what is kept of them."""
    return with_each_picture(payload, "kept", lambda name: {"data": b64encode(content_of(name)).decode("ascii")})


def with_kept_pictures(payload: Payload) -> Payload:
    """Return a submission as drafts have it: its pictures kept, only named."""
    return with_each_picture(payload, "data", lambda data: {"kept": keep(b64decode(data))})


def with_each_picture(payload: Payload, key: str, instead: Callable[[str], Mapping[str, str]]) -> Payload:
    """Return a submission whose pictures have something in the place of what stands under a key beside their type."""
    return {name: _replaced(value, key, instead) for name, value in payload.items()}


def _replaced(value: Any, key: str, instead: Callable[[str], Mapping[str, str]]) -> Any:
    if isinstance(value, Mapping):
        if value.keys() == {"media_type", key}:
            return {"media_type": value["media_type"], **instead(str(value[key]))}
        return {name: _replaced(one, key, instead) for name, one in value.items()}
    return [_replaced(one, key, instead) for one in value] if isinstance(value, list) else value


def kept_pictures(payload: Any) -> Iterator[Mapping[str, str]]:
    """Yield the pictures a draft names."""
    if isinstance(payload, Mapping):
        if payload.keys() == {"media_type", "kept"}:
            yield payload
        payload = list(payload.values())
    if isinstance(payload, list):
        for one in payload:
            yield from kept_pictures(one)


def place_of(sheet: Sheet) -> str:
    """Return how findings call a sheet: the way to it in the JSON submission."""
    return f"sections.{sheet.key}" if sheet.is_narrative else sheet.key

"""What is known of the pictures that are kept: each is looked at once, apart from the web, and never decoded here.

A draft that is only read goes without its pictures: their digests stand for them, beside what is known of each.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from authoring.edition.edition import Edition
from authoring.edition.files import write_atomically
from authoring.model.finding import Finding
from authoring.office.grid import Look
from authoring.pipeline.drafts import read_draft
from authoring.pipeline.exchange import as_read_again
from authoring.portal.confined import running
from authoring.portal.confined.running import LOOKING, StoppedError
from authoring.portal.drafts.kept import keep, place_of_kept
from authoring.portal.drafts.payload import Payload, kept_pictures, with_each_picture
from authoring.portal.places import BusyError

_UNKNOWN = {"width": 100_000, "height": 100_000, "several": False}
"""What is said of a picture that cannot be looked at now: nothing there is to mend."""


def kept_picture(data: bytes) -> Mapping[str, Any]:
    """Look at a picture and keep it; return its media type and what it is `kept` as.

    What cannot be used is not kept: of that it is a finding's `code` and `values`. Raises BusyError and StoppedError.
    """
    told: Mapping[str, Any] = running.told("look", {}, data, LOOKING)
    if "code" in told:
        return told
    name = keep(data)
    write_atomically(_file(name), json.dumps(told).encode())
    return {"media_type": told["media_type"], "kept": name}


def looks_at(names: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """Return what is known of pictures by the names they are kept under, having looked at those nobody has.

    Of what cannot be used it is a finding's `code` and `values`. Raises BusyError and StoppedError.
    """
    known = {name: _known(_file(name)) for name in sorted(set(names))}
    if new := [name for name, told in known.items() if told is None]:
        asked = {"files": [str(place_of_kept(name)) for name in new]}
        for name, told in zip(new, running.told("look", asked, b"", LOOKING), strict=True):
            write_atomically(_file(name), json.dumps(told).encode())
            known[name] = told
    return {name: told for name, told in known.items() if told is not None}


@lru_cache(maxsize=1000)
def _read(file: Path) -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(file.read_bytes())
    return told


def _known(file: Path) -> Mapping[str, Any] | None:
    try:
        return _read(file)
    except FileNotFoundError:
        return None


def _file(name: str) -> Path:
    return Path(settings.PORTAL) / "looks" / name[:2] / f"{name}.json"


def findings_in(edition: Edition, payload: Payload) -> list[Finding]:
    """Return all there is to mend in a draft whose pictures are only named."""
    return read_draft(edition, _standing(payload), _looks(payload))[1]


def read_again(edition: Edition, payload: Payload) -> Payload:
    """Return a draft as its own workbook would say it, its pictures only named as before."""
    return with_each_picture(as_read_again(edition, _standing(payload), _looks(payload)), "data", _named)


def _standing(payload: Payload) -> Payload:
    return with_each_picture(payload, "kept", lambda name: {"data": b64encode(bytes.fromhex(name)).decode("ascii")})


def _named(data: str) -> dict[str, str]:
    return {"kept": b64decode(data).hex()}


def _looks(payload: Payload) -> dict[bytes, Look]:
    pictures = {one["kept"]: one["media_type"] for one in kept_pictures(payload)}
    try:
        known = looks_at(pictures)
    except (BusyError, StoppedError):  # they are looked at when this is asked again
        known = {name: told for name in pictures if (told := _known(_file(name)))}
    return {bytes.fromhex(name): look for name, look in _as_looks(pictures, known)}


def _as_looks(pictures: Mapping[str, str], known: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Look]]:
    for name, media_type in pictures.items():
        told = known.get(name, {"media_type": media_type, **_UNKNOWN})
        if "code" not in told:
            yield name, Look(**told)

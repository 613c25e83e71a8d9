"""Pictures of a page: looked at, kept, and named in the rows."""

from typing import Any

from django.http import HttpRequest

from authoring.portal.confined.running import LOOKING, BusyError, StoppedError, run
from authoring.portal.kept import is_kept, keep

LIMIT = 10 * 1024 * 1024
"""Bytes of a picture at most; intake takes no larger one either."""


def posted_pictures(request: HttpRequest) -> dict[str, Any]:
    """Return what a page's picture fields hold, by their names: a new file where one was sent, else the one it had.

    A page names the picture it had in `<field>.kept`; `<field>.drop` takes it away. What is no picture is not kept.
    """
    kept = {
        name.removesuffix(".kept"): {"media_type": media_type, "kept": digest}
        for name, value in request.POST.items()
        if name.endswith(".kept") and isinstance(value, str)
        for digest, _, media_type in [value.partition(" ")]
        if f"{name.removesuffix('.kept')}.drop" not in request.POST and media_type and is_kept(digest)
    }
    new = {name: picture for name in request.FILES if (picture := _picture(request, name))}
    return kept | new


def _picture(request: HttpRequest, name: str) -> dict[str, str] | None:
    file = request.FILES[name]
    if isinstance(file, list) or (file.size or 0) > LIMIT:
        return None
    data = file.read()
    try:
        media_type = run("look", {}, data, LOOKING).decode()
    except (BusyError, StoppedError):
        return None
    return {"media_type": media_type, "kept": keep(data)} if media_type else None

"""Pictures of a page: looked at, kept, and named in the rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from authoring.portal.confined.running import StoppedError
from authoring.portal.drafts.kept import is_kept
from authoring.portal.drafts.looks import kept_picture
from authoring.portal.places import BusyError

LIMIT = 10 * 1024 * 1024
"""Bytes of a picture at most; intake takes no larger one either."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """What a page's picture fields hold, by their names; of those `refused`, why: a finding's code and values."""

    kept: Mapping[str, Any]
    refused: Mapping[str, tuple[str, Mapping[str, str]]]


def posted_pictures(request: HttpRequest) -> Pictures:
    """Return what a page's picture fields hold: a new file where one was sent, else the one it had.

    A page names the picture it had in `<field>.kept`; `<field>.drop` takes it away. What is no picture is not kept.
    """
    had = {
        name.removesuffix(".kept"): {"media_type": media_type, "kept": digest}
        for name, value in request.POST.items()
        if name.endswith(".kept") and isinstance(value, str)
        for digest, _, media_type in [value.partition(" ")]
        if f"{name.removesuffix('.kept')}.drop" not in request.POST and media_type and is_kept(digest)
    }
    sent = {name: _looked_at(file) for name, file in request.FILES.items() if isinstance(file, UploadedFile)}
    new = {name: one for name, one in sent.items() if not isinstance(one, tuple)}
    return Pictures(had | new, {name: one for name, one in sent.items() if isinstance(one, tuple)})


def _looked_at(file: "UploadedFile[bytes]") -> Mapping[str, str] | tuple[str, Mapping[str, str]]:
    if (file.size or 0) > LIMIT:
        return "picture-too-heavy", {"size": f"{-(-(file.size or 0) // 1_000_000)} MB"}
    data = file.read()
    try:
        told = kept_picture(data)
    except BusyError:
        return "picture-waiting", {}
    except StoppedError:
        return "picture-too-large", {}
    return (told["code"], told["values"]) if "code" in told else told

"""How much a request may bring: what is larger is not kept."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

LIMIT = 100_000_000
"""Bytes of a form with its files: a page of pictures from a good camera."""


_LISTENED_TO = 4 * LIMIT
"""Bytes that are taken off the line and thrown away: a browser that is cut off while it sends shows no answer."""

_CHUNK = 64 * 1024


class Bounded(FileUploadHandler):
    """Refuses a form that says it is too large, and keeps none of it; the handlers after it receive the files."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: ARG002, N803 (Django's signature)
        content_length: int,
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        """Raise RequestDataTooBig when there is too much."""
        if content_length > LIMIT:
            while content_length <= _LISTENED_TO and input_data.read(_CHUNK):
                pass
            raise RequestDataTooBig

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002
        """Hand on what came."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the others."""

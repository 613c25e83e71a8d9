"""How much a request may bring: what is larger is not even received."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

LIMIT = 100_000_000
"""Bytes of a form with its files: a page of pictures from a good camera."""


class Bounded(FileUploadHandler):
    """Refuses a form that says it is too large, before any of it is read; the handlers after it receive the files."""

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ARG002 (Django's signature)
        META: dict[str, str],  # noqa: ARG002, N803
        content_length: int,
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        """Raise RequestDataTooBig when there is too much."""
        if content_length > LIMIT:
            raise RequestDataTooBig

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002
        """Hand on what came."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the others."""

"""One way in for all formats."""

from pathlib import Path

from authoring.errors import UnreadableError, failure
from authoring.locale.message import message
from authoring.publishing.artifact import Format
from authoring.publishing.readback.outline import Outline

Source = Path | bytes
"""A published file: where it stands, or what will stand there."""


def content_of(source: Source) -> bytes:
    """Return what a file holds; raises OSError when it cannot be read."""
    return source.read_bytes() if isinstance(source, Path) else source


def outline(source: Source, file_format: Format) -> Outline:
    """Return what a published file says; raises UnreadableError, naming the file, when it cannot be read back."""
    name = source.name if isinstance(source, Path) else message("The {format} file", format=file_format.upper())
    try:
        found = _outline(content_of(source), file_format)
    except OSError as error:
        raise UnreadableError("{file} cannot be read: {reason}.", file=name, reason=failure(error)) from None
    except UnreadableError as error:
        raise UnreadableError("{file} cannot be read back: it {reason}.", file=name, reason=error) from None
    except RecursionError:
        raise UnreadableError("{file} cannot be read back: it is nested too deeply.", file=name) from None
    if not found:
        raise UnreadableError("{file} cannot be read back: it says nothing.", file=name)
    return found


def _outline(content: bytes, file_format: Format) -> Outline:
    match file_format:
        case "docx":
            from authoring.publishing.readback.docx import docx_outline

            return docx_outline(content)
        case "pdf":
            from authoring.publishing.readback.pdf import pdf_outline

            return pdf_outline(content)
        case "html":
            from authoring.publishing.readback.html import html_outline

            return html_outline(content)

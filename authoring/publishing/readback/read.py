"""One way in for all formats."""

from pathlib import Path

from authoring.errors import UnreadableError
from authoring.publishing.artifact import Format
from authoring.publishing.readback.outline import Outline


def outline(source: Path | bytes, file_format: Format) -> Outline:
    """Return what a published file says; raises UnreadableError, naming the file, when it cannot be read back."""
    name = source.name if isinstance(source, Path) else f"The {file_format.upper()} file"
    try:
        found = _outline(source.read_bytes() if isinstance(source, Path) else source, file_format)
    except OSError as error:
        raise UnreadableError(f"{name} cannot be read: {error.strerror}.") from None
    except UnreadableError as error:
        raise UnreadableError(f"{name} cannot be read back: it {error}.") from None
    except RecursionError:
        raise UnreadableError(f"{name} cannot be read back: it is nested too deeply.") from None
    if not found:
        raise UnreadableError(f"{name} cannot be read back: it says nothing.")
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

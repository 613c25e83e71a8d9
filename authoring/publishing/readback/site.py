"""The site read back as a reader goes through it: the pages that its contents name, in their order."""

from pathlib import Path

from authoring.errors import UnreadableError, failure
from authoring.publishing.readback.html import document, pages_outline
from authoring.publishing.readback.outline import Outline

INDEX = "index.html"
"""The page with the contents."""


def site_outline(folder: Path) -> Outline:
    """Return what the site in one language says; raises UnreadableError, naming the folder, when a page is missing."""
    try:
        links = document((folder / INDEX).read_bytes()).xpath("//nav//a/@href[not(contains(., '/'))]")
        return pages_outline((folder / link).read_bytes() for link in dict.fromkeys(links))
    except OSError as error:
        raise UnreadableError(
            "The site {name} cannot be read: {reason}.", name=folder.name, reason=failure(error)
        ) from None
    except UnreadableError as error:
        raise UnreadableError(
            "The site {name} cannot be read back: it {reason}.", name=folder.name, reason=error
        ) from None

"""The site read back as a reader goes through it: the pages that its contents name, in their order."""

from collections.abc import Callable

from authoring.errors import UnreadableError, failure
from authoring.publishing.readback.html import document, pages_outline
from authoring.publishing.readback.outline import Outline

INDEX = "index.html"
"""The page with the contents."""


def site_outline(language: str, page: Callable[[str], bytes]) -> Outline:
    """Return what the site in one language says; raises UnreadableError, naming the language, when a page is missing.

    `page` returns a file of its folder by its name; it raises OSError when it cannot be read.
    """
    try:
        links = document(page(INDEX)).xpath("//nav//a/@href[not(contains(., '/'))]")
        return pages_outline(page(link) for link in dict.fromkeys(links))
    except OSError as error:
        raise UnreadableError(
            "The site {name} cannot be read: {reason}.", name=language, reason=failure(error)
        ) from None
    except UnreadableError as error:
        raise UnreadableError(
            "The site {name} cannot be read back: it {reason}.", name=language, reason=error
        ) from None

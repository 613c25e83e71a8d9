"""How many pages a Word document has, as far as the document itself knows."""

import re
from io import BytesIO
from zipfile import ZipFile

_PROPERTIES = "docProps/app.xml"
_PAGES = re.compile(rb"<Pages>(\d+)</Pages>")


def page_count(document: bytes) -> int | None:
    """Return the document's own count of its pages (ECMA-376, 22.2.2.20); None when it was never laid out."""
    with ZipFile(BytesIO(document)) as package:
        found = _PAGES.search(package.read(_PROPERTIES)) if _PROPERTIES in package.namelist() else None
    return int(found[1]) if found else None

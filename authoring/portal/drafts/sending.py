"""Files on their way to a browser, which must neither guess what they are nor run anything in them."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

INERT = "default-src 'none'; sandbox"
PAGE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
"""Of a page of ours that brings its own looks; the page's own policy names them by their hash."""

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNKNOWN = "application/octet-stream"


def sent(content: bytes, media_type: str, name: str, policy: str = INERT, *, inline: bool = False) -> HttpResponse:
    """Return the answer that sends a file under a name: to be saved, unless it is to be shown `inline`."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=not inline, filename=name))
    answer["Content-Security-Policy"] = policy
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer

"""Files of a draft: its pictures."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from authoring.pictures.formats import media_type_of
from authoring.portal.access import Request
from authoring.portal.drafts.drafting import contents
from authoring.portal.drafts.kept import content_of
from authoring.portal.drafts.opened import Opened


@require_GET
def picture(request: Request, year: int, document: str, kept: str) -> HttpResponse:
    """Send a picture of a draft; those of others are not there."""
    opened = Opened.at(year, document, request.user)
    shown = (row.get("picture") for rows in contents(opened.draft).values() for row in rows)
    if not any(isinstance(one, dict) and one.get("kept") == kept for one in shown):
        raise Http404
    data = content_of(kept)
    answer = HttpResponse(data, content_type=media_type_of(data) or "application/octet-stream")
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, max-age=86400, immutable"
    return answer

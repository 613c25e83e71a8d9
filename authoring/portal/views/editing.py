"""What the editor asks for: pasted HTML, or lines, as the HTML it shows."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from authoring.portal.access import Request
from authoring.portal.editing.reading import pasted
from authoring.portal.editing.writing import html_of
from authoring.text.reader import read_lines

LARGEST = 600_000
"""Characters that are taken at once; it is as much as a hundred pages of Word's."""


@require_POST
def editor(request: Request) -> HttpResponse:
    """Return what was pasted (`html`) or written as plain text (`lines`) as the editor shows it."""
    html, lines = request.POST.get("html", ""), request.POST.get("lines", "")
    if len(html) + len(lines) > LARGEST:
        return HttpResponse(status=413)
    return JsonResponse({"html": html_of(pasted(html) if html else read_lines([lines]))})

"""What somebody sent and nothing took, carried along on a page that sends it again: nobody types anything twice.

Someone's session had ended, or they have signed in anew since the page was made, or they have to wait.
"""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from authoring.portal.people.sessions import page_of

_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (a field's name)


def is_sent_by_hand(request: HttpRequest) -> bool:
    """Tell whether a form was sent whose answer somebody reads: pages that ask by themselves want no page."""
    return request.method == "POST" and "text/html" in request.headers.get("Accept", "")


def send_again(request: HttpRequest, status: int, minutes: int = 0) -> HttpResponse:
    """Return a page with all fields that were sent, but no files: a browser sends those only when they are chosen.

    How much it can hold was bounded when the request was read (`DATA_UPLOAD_MAX_MEMORY_SIZE`).
    """
    values = {
        "fields": [(name, text) for name, texts in request.POST.lists() if name != _TOKEN for text in texts],
        "has_files": bool(request.FILES),
        "door": redirect_to_login(page_of(request)).url,
        "is_out": not request.user.is_authenticated,
        "minutes": minutes,
    }
    return render(request, "send_again.html", values, status=status)

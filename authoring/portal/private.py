"""Pages of whoever has signed in are theirs alone: no browser and nothing between keeps them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class PrivateMiddleware:
    """Lets what somebody sees who has signed in be kept nowhere, unless its view says otherwise.

    Whoever goes back in their browser sees the page as it is now, and nobody sees it after them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        has_signed_in = request.user.is_authenticated  # before they sign out
        answer = self._get_response(request)
        if has_signed_in or request.user.is_authenticated:
            answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

"""What comes in and no database keeps: U+0000 (PostgreSQL has it in no text and no JSON) and halves of characters.

Whatever a request brings goes through here before a view sees it, as does what was read from files (`running.told`):
no other place has to think of it. What people type holds neither; programs that paste and damaged files do.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict, UnreadablePostError

_UNKEPT = re.compile("[\0\ud800-\udfff]")


def kept(value: Any) -> Any:
    """Return a text, or a JSON value, as it can be kept: half a character becomes U+FFFD, as in office programs."""
    if isinstance(value, str):
        return _UNKEPT.sub(_instead, value)
    if isinstance(value, Mapping):
        return {kept(key): kept(one) for key, one in value.items()}
    return [kept(one) for one in value] if isinstance(value, list) else value


def _instead(found: re.Match[str]) -> str:
    return "" if found[0] == "\0" else "\ufffd"


class BorderMiddleware:
    """Hands on what is typed and chosen as it can be kept; an address that cannot be is not there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        request.GET = _kept(request.GET)  # type: ignore[assignment]
        request.COOKIES = kept(request.COOKIES)
        return self._get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Any,  # noqa: ARG002 (Django's signature)
        arguments: Any,  # noqa: ARG002
        values: Mapping[str, Any],
    ) -> None:
        """Hand on a form's fields; one that broke off is for Django to refuse."""
        if kept(values) != values:
            raise Http404
        with suppress(UnreadablePostError):
            request.POST = _kept(request.POST)  # type: ignore[assignment]


def _kept(said: QueryDict) -> QueryDict:
    """Return fields as they can be kept: the same ones when all can."""
    if not _UNKEPT.search("".join(text for name, values in said.lists() for text in (name, *values))):
        return said
    made = QueryDict(mutable=True)
    for name, values in said.lists():
        made.setlist(kept(name), kept(values))
    made._mutable = False
    return made

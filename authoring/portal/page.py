"""What every page has: words in the reader's language, addresses, who is reading."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.numbers import format_decimal
from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from jinja2 import Environment, StrictUndefined

from authoring.locale import plurals, words
from authoring.locale.cldr import name_of
from authoring.model.language import LocalText, in_language
from authoring.portal.editing.writing import html_of
from authoring.portal.sections import sections
from authoring.publishing.web import file_size
from authoring.text import dates
from authoring.text.reader import read_lines


def speaking() -> str:
    """Return the language the portal speaks now."""
    return (get_language() or "en").partition("-")[0]


def say(message: str, **values: object) -> str:
    """Return a message of the `portal` catalogue in the reader's language."""
    said = words("portal", speaking())(message)
    return said.format_map(values) if values else said


def counted(singular: str, plural: str, number: int) -> str:
    """Return a message that counts something: `counted("{n} row", "{n} rows", 3)`."""
    return plurals("portal", speaking())(singular, plural, number).format(n=figure(number))


def figure(number: int) -> str:
    """Return a number as the reader's language groups it: 1,600 and 1 600."""
    return format_decimal(number, locale=_regional().replace("-", "_"))


def named(text: LocalText) -> str:
    """Return a text of the edition in the reader's language, nothing where there is none."""
    return in_language(text, speaking()) if text else ""


_REGIONAL = {"en": "en-CA", "fr": "fr-CA", "es": "es-MX"}
"""How hours and numbers are written depends on where a language is spoken: « 16 h 20 » in Canada."""


def _regional() -> str:
    return _REGIONAL.get(speaking(), speaking())


def is_date(value: object) -> bool:
    """Tell whether a date field can show a value: a browser shows nothing of what is no date."""
    try:
        date.fromisoformat(str(value or "2000-01-01"))
    except ValueError:
        return False
    return True


def environment(**options: Any) -> Environment:
    """Return the environment of the portal's pages: escaped, and strict about names."""
    made = Environment(**{**options, "undefined": StrictUndefined, "autoescape": True})  # noqa: S701 (it is escaped)
    made.trim_blocks = made.lstrip_blocks = True
    made.globals |= {
        "_": say,
        "counted": counted,
        "named": named,
        "url": _address,
        "static": static,
        "speaking": speaking,
    }
    made.tests["a_date"] = is_date
    made.filters["named"] = named
    made.filters["language"] = lambda tag: name_of(tag, speaking())
    made.filters["file_size"] = lambda size: file_size(size, speaking())
    made.filters["blocks"] = lambda text: read_lines([str(text)])
    made.filters["as_html"] = lambda text: html_of(read_lines([str(text)]))
    made.filters["figure"] = figure
    made.filters["day"] = lambda one: dates.day(one, speaking())
    made.filters["moment"] = lambda at: dates.moment(timezone.localtime(at), _regional())
    return made


def _address(name: str, /, **values: object) -> str:
    return reverse(name, kwargs=values)


def around(request: HttpRequest) -> Mapping[str, Any]:
    """Return what stands around each page."""
    return {
        "language": speaking(),
        "languages": [tag for tag, _ in settings.LANGUAGES],
        "rights": getattr(request, "rights", None),
        "sections": sections(request),
    }

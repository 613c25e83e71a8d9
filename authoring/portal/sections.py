"""Where one can go within an edition: what stands under the bar of each of its pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from authoring.portal.access import Asked, Rights
from authoring.portal.models import Role


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the portal: its address by name (and language) and in full, and whether one is there."""

    name: str
    language: str
    address: str
    is_here: bool


_WITHIN = ("desk", "builds", "people", "setup", "report")


def sections(request: HttpRequest) -> list[Section]:
    """Return the sections of the edition a page is of that its reader may see; none where there is but one."""
    match, rights = request.resolver_match, getattr(request, "rights", None)
    year = match.kwargs.get("year") if match else None
    if not year or rights is None or year not in rights.years:
        return []
    found = list(_sections(request.path, rights, year))
    is_elsewhere = any(one.is_here for one in found)
    documents = Section("home", "", reverse("home"), not is_elsewhere)
    return [documents, *found] if found else []


def _sections(path: str, rights: Rights, year: int) -> Iterator[Section]:
    for name in _WITHIN:
        if rights.may(name, Asked(year)):
            yield _section(path, name, year=year)
    for role in rights.roles:
        if role.kind == Role.Kind.TRANSLATOR and role.edition == year:
            yield _section(path, "translation", year=year, language=role.language)


def _section(path: str, name: str, **values: object) -> Section:
    address = reverse(name, kwargs=values)
    return Section(name, str(values.get("language", "")), address, path.startswith(address))

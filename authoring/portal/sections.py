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
    named = request.resolver_match.kwargs if request.resolver_match else {}
    year, rights = named.get("year"), getattr(request, "rights", None)
    if not year or rights is None or year not in rights.years:
        return []
    found = list(_sections(request.path, rights, year, named.get("language", "")))
    documents = Section("home", "", reverse("home"), not any(one.is_here for one in found))
    return [documents, *found] if found else []


def _sections(path: str, rights: Rights, year: int, language: str) -> Iterator[Section]:
    for name in _WITHIN:
        if rights.may(name, Asked(year)):
            yield _section(path, name, year=year)
    theirs = [role.language for role in rights.roles if (role.kind, role.edition) == (Role.Kind.TRANSLATOR, year)]
    for one in dict.fromkeys([*theirs, *filter(None, [language])]):
        if rights.may("translation", Asked(year, language=one)):
            yield _section(path, "translation", year=year, language=one)


def _section(path: str, name: str, **values: object) -> Section:
    address = reverse(name, kwargs=values)
    return Section(name, str(values.get("language", "")), address, path.startswith(address))

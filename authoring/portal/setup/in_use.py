"""Which names of a definition are in use: nobody may lose what they handed in, or are invited for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from authoring.edition.folder import EditionFolder
from authoring.errors import EditionError
from authoring.forms.submission import to_json
from authoring.pipeline import submissions
from authoring.portal import workspace
from authoring.portal.models import Draft, Revision, Role, Signature
from authoring.portal.setup.edition_text import LISTS, Said, Way, value_at


@dataclass(frozen=True, slots=True)
class Used:
    """What was handed in, on the web or as files, and what people are invited for."""

    documents: frozenset[str] = frozenset()
    sheets: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()

    def has(self, part: str, key: str, said: Mapping[str, Any] | None = None) -> bool:
        """Tell whether a name of a list is in use; `said` is the entry."""
        match part:
            case "groups":
                return key in self.documents
            case "partners":
                return key in self.partners
            case "languages":
                return key in self.languages
        return key in self.sheets or ((said or {}).get("kind") == "actions" and "actions" in self.sheets)


@dataclass(frozen=True, slots=True)
class _HandedIn:
    document: str
    sheets: tuple[str, ...] = ()
    language: str = ""
    content: bytes = b""


def used_in(year: int, said: Said) -> Used:
    """Return what is in use in an edition of those names that a definition of it has."""
    folder = workspace.folder_of(year)
    files, roles = _in_files(folder, workspace.stamp(folder)), Role.objects.filter(edition=year)
    drafts = Draft.objects.filter(edition=year).filter(_IS_BEGUN)
    saved = Revision.objects.filter(draft__edition=year)
    return Used(
        _names(
            (one.document for one in files),
            drafts.values_list("document", flat=True),
            roles.filter(kind=Role.Kind.CO_CHAIR).values_list("group", flat=True),
        ),
        _names((sheet for one in files for sheet in one.sheets), saved.values_list("sheet", flat=True).distinct()),
        frozenset(one for one in keys_of(said, "partners") if _is_named(year, one, files)),
        _names(
            (one.language for one in files),
            drafts.values_list("language", flat=True),
            roles.filter(kind=Role.Kind.TRANSLATOR).values_list("language", flat=True),
        ),
    )


_IS_BEGUN = Q(revisions__isnull=False) | Q(uploads__isnull=False) | Q(comments__isnull=False)
"""Of a draft: there is more than that somebody has looked at it."""


def _names(*names: Iterable[str]) -> frozenset[str]:
    return frozenset(one for some in names for one in some if one)


def _is_named(year: int, partner: str, files: Iterable[_HandedIn]) -> bool:
    """Tell whether somebody is a partner's co-chair or has signed for it, or whether anything handed in names it."""
    quoted = f'"{partner}"'  # a whole value, or a key: a quotation mark inside a text is written \"
    saved = Revision.objects.filter(draft__edition=year).annotate(text=Cast("content", TextField()))
    return (
        Role.objects.filter(edition=year, kind=Role.Kind.CO_CHAIR, partner=partner).exists()
        or Signature.objects.filter(version__draft__edition=year, partner=partner).exists()
        or any(quoted.encode() in one.content for one in files)
        or saved.filter(text__contains=quoted).exists()
    )


@lru_cache(maxsize=4)
def _in_files(folder: EditionFolder, stamp: object) -> tuple[_HandedIn, ...]:  # noqa: ARG001 (the cache's key)
    try:
        checked = submissions.check(folder)
    except EditionError:  # what the files belong to cannot be told: the definition comes first
        return tuple(_translated(folder))
    found = [*_translated(folder)]
    for reading in checked.readings:
        if reading.form is None:
            continue
        document, given = reading.form.group or submissions.COORDINATION, reading.submission
        if given is None:
            found.append(_HandedIn(document))
            continue
        promised = ["actions"] if given.form == "group" and given.rows("actions") else []
        found.append(_HandedIn(document, (*given.sections, *promised), given.language, to_json(given)))
    return tuple(found)


def _translated(folder: EditionFolder) -> Iterator[_HandedIn]:
    """Yield of which documents translations are kept, and in which languages."""
    for file in (folder.path / "translations").glob("[!.]*.xlf"):
        document, _, language = file.stem.rpartition(".")
        yield _HandedIn(document, language=language)


def lost(year: int, before: Said, after: Said) -> list[Way]:
    """Return what is in use and would be gone, or of another kind, after a change of the definition."""
    changed = [way for way in _ways(before) if way not in set(_ways(after)) or _kind(before, way) != _kind(after, way)]
    if not changed:
        return []
    used = used_in(year, before)
    return [(part, key) for part, key in changed if used.has(part, key, value_at(before, (part, key)))]


def _ways(said: Said) -> list[tuple[str, str]]:
    return [(part, key) for part in (*LISTS, "languages") for key in keys_of(said, part)]


def _kind(said: Said, way: Way) -> object:
    entry = None if way[0] == "languages" else value_at(said, way)
    return entry.get("kind", "narrative") if isinstance(entry, dict) else None


def keys_of(said: Said, part: str) -> list[str]:
    """Return the names in a list of a definition, as far as they can be told."""
    listed = said.get(part)
    found = (
        [one.get(LISTS.get(part)) if isinstance(one, dict) else one for one in listed]
        if isinstance(listed, list)
        else []
    )
    return [one for one in found if isinstance(one, str)]


def strays(year: int, said: Said) -> list[str]:
    """Return what people were invited for or have filled in on the web, and the definition no longer has."""
    roles = Role.objects.filter(edition=year)
    begun = Draft.objects.filter(edition=year).filter(_IS_BEGUN).values_list("document", "language")
    documents = {one for one, _ in begun} | set(roles.values_list("group", flat=True))
    found = {
        "groups": documents - {"coordination", ""},
        "partners": set(roles.values_list("partner", flat=True)) - {""},
        "languages": ({one for _, one in begun} | set(roles.values_list("language", flat=True))) - {""},
    }
    return [name for part, names in found.items() for name in sorted(names - set(keys_of(said, part)))]

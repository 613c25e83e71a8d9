"""Long lists of what was done or written: those of one document or person, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

from authoring.edition.edition import Edition
from authoring.portal import workspace
from authoring.portal.models import Person

Row = TypeVar("Row", bound=Model)
_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """What a list may be narrowed to, what it is narrowed to (empty: nothing), and its rows."""

    documents: Mapping[str, str]
    people: Mapping[str, str]
    document: str
    person: str
    rows: QuerySet[Row]

    def page(self, number: str) -> Page[Row]:
        """Return a page of the rows, the first where there is no such page."""
        return Paginator(self.rows, _A_PAGE).get_page(number)

    @property
    def query(self) -> str:
        """What an address says of it."""
        chosen = {"document": self.document, "person": self.person}
        return urlencode({name: value for name, value in chosen.items() if value})


def listed(edition: Edition, rows: QuerySet[Row], who: str, asked: Mapping[str, str]) -> Listed[Row]:
    """Narrow a list to what is asked: a `document`, and a `person` in the column `who`; the unknown narrows nothing."""
    known = [*workspace.documents_of(edition), *rows.order_by("document").values_list("document", flat=True).distinct()]
    documents = {one: workspace.name_of(edition, one) if _is_asked(edition, one) else one for one in known if one}
    found = Person.objects.filter(pk__in=rows.order_by().values(who)).order_by("name", "email")
    people = {str(one.pk): str(one) for one in found}
    document, person = asked.get("document", ""), asked.get("person", "")
    document, person = document if document in documents else "", person if person in people else ""
    rows = rows.filter(document=document) if document else rows
    rows = rows.filter(**{who: int(person)}) if person else rows
    return Listed(documents, people, document, person, rows)


def _is_asked(edition: Edition, document: str) -> bool:
    return document == workspace.COORDINATION or edition.group(document) is not None

"""Who else has a sheet open."""

from datetime import timedelta

from django.utils import timezone

from authoring.portal.models import Draft, Person, Presence

_HERE = timedelta(seconds=45)
"""For how long somebody counts as there after they were last heard of."""

_FRESH = timedelta(seconds=15)
"""For how long it is not noted again: a page is heard of every 20 seconds, and with every save."""


def others(draft: Draft, sheet: str, person: Person) -> list[str]:
    """Return the names of others who have a sheet open now; note that `person` has, too."""
    now = timezone.now()
    found = Presence.objects.filter(draft=draft, sheet=sheet, at__gt=now - _HERE)
    there = list(found.select_related("person").order_by("person__name"))
    if not any(one.person == person and one.at > now - _FRESH for one in there):
        Presence.objects.update_or_create(draft=draft, sheet=sheet, person=person, defaults={"at": now})
    return [str(one.person) for one in there if one.person != person]

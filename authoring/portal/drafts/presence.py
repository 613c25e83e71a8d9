"""Who else has a sheet open."""

from datetime import timedelta

from django.utils import timezone

from authoring.portal.models import Draft, Person, Presence

_HERE = timedelta(seconds=45)
"""For how long somebody counts as there after they were last heard of."""


def others(draft: Draft, sheet: str, person: Person) -> list[str]:
    """Return the names of others who have a sheet open now; note that `person` has, too."""
    now = timezone.now()
    Presence.objects.update_or_create(draft=draft, sheet=sheet, person=person, defaults={"at": now})
    there = Presence.objects.filter(draft=draft, sheet=sheet, at__gt=now - _HERE).exclude(person=person)
    return [str(one.person) for one in there.select_related("person").order_by("person__name")]

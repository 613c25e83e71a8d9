"""Every state an edition's definition was in: who changed it, when, to what; and each can be put back."""

from collections.abc import Iterator
from dataclasses import dataclass

from authoring.portal.drafts import kept
from authoring.portal.models import Event, Person
from authoring.portal.setup.edition_setup import (
    MARK,
    Definition,
    Outcome,
    definition_of,
    losses,
    mistakes_of,
    text_of,
)
from authoring.portal.setup.writing import alone, finish, put


@dataclass(frozen=True, slots=True)
class State:
    """A state of the definition; `event` is what brought it about, None when it was changed outside the portal."""

    number: int
    digest: str
    event: Event | None

    @property
    def text(self) -> str:
        """The text of `edition.toml` in this state."""
        return text_of(kept.content_of(self.digest)).removeprefix(MARK)


def states_of(year: int) -> list[State]:
    """Return the states an edition's definition was in, the first one first; the last one is that of now."""
    finish()
    events = Event.objects.filter(edition=year, values__has_key="after").select_related("by").order_by("pk")
    told = list(_told(events.iterator(), definition_of(year)))
    return [State(number, digest, event) for number, (digest, event) in enumerate(told, start=1)]


def _told(events: Iterator[Event], now: Definition) -> Iterator[tuple[str, Event | None]]:
    last = ""
    for event in events:
        if event.values["before"] not in ("", last):
            yield event.values["before"], None
        last = event.values["after"]
        yield last, event
    if now.digest != last:
        yield now.digest, None


def put_back(year: int, state: State, person: Person) -> Outcome:
    """Make the definition what it was; refused are a state that was no edition, and one that lacks what is in use."""
    if found := mistakes_of(state.text):
        return Outcome(found)
    with alone():
        now = definition_of(year)
        if now.digest == state.digest:
            return Outcome()
        if found := losses(year, now, state.text):
            return Outcome(found)
        put(year, kept.content_of(state.digest), now.digest, person, PUT_BACK, number=state.number)
    return Outcome(is_written=True)


PUT_BACK = "edition.toml was put back to its state {number}."

"""Something the program says, before it is known in which language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from authoring.locale import words


@runtime_checkable
class Spoken(Protocol):
    """What can be said in every language: messages, findings, errors."""

    def text(self, language: str = "en") -> str:
        """Return what it says, in `language`."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the catalogue `commands`: its id, which is the English text, and the values it names.

    A value may be spoken itself. An id without values is shown as it is, braces and all.
    """

    id: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def text(self, language: str = "en") -> str:
        """Return the message with its values, in `language`."""
        said = words("commands", language)(self.id)
        return (
            said.format_map({name: spoken(one, language) for name, one in self.values.items()}) if self.values else said
        )


def message(id_: str, /, **values: object) -> Message:
    """Return a message: `message("{file} is empty.", file=path)`."""
    return Message(id_, values)


def spoken(value: object, language: str) -> str:
    """Return a value as it is said in `language`; what is none of the program's own words stays as it is."""
    return value.text(language) if isinstance(value, Spoken) else str(value)

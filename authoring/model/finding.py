"""Something to mend: a value, never an exception. All of them are collected and shown together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from authoring.locale import words
from authoring.locale.message import Spoken, spoken
from authoring.model.codes import CODES, Severity
from authoring.model.place import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its code (a key of `codes.CODES`), its place, the values its message names (texts or spoken)."""

    code: str
    place: Place
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def severity(self) -> Severity:
        """`error` stops a final report, `warning` asks for a look, `hint` would make it better."""
        return CODES[self.code].severity

    def text(self, language: str = "en") -> str:
        """Return where it is and what is wrong, in `language`, on one line."""
        place = self.place.shown(language)
        return words("findings", language)("{place}: {message}").format(place=place, message=self.message(language))

    def message(self, language: str = "en") -> str:
        """Return what is wrong, in `language`."""
        return self._filled(CODES[self.code].message, language)

    def hint(self, language: str = "en") -> str:
        """Return what to do about it, in `language`."""
        return self._filled(CODES[self.code].hint, language)

    def _filled(self, text: str, language: str) -> str:
        values = {name: spoken(value, language) for name, value in self.values.items()}
        return words("findings", language)(text).format_map(values)


def finding(code: str, place: Place, /, **values: object) -> Finding:
    """Return a finding; raises KeyError for an unknown code, so that a misspelt one cannot reach a user."""
    return Finding(
        CODES[code].code,
        place,
        {name: value if isinstance(value, Spoken) else str(value) for name, value in values.items()},
    )

"""Something to mend: a value, never an exception. All of them are collected and shown together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from authoring.locale import words
from authoring.model.codes import CODES, Severity
from authoring.model.place import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its code (a key of `codes.CODES`), its place, and the values its message names."""

    code: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def severity(self) -> Severity:
        """`error` stops a final report, `warning` asks for a look, `hint` would make it better."""
        return CODES[self.code].severity

    def message(self, language: str = "en") -> str:
        """Return what is wrong, in `language`."""
        return words("findings", language)(CODES[self.code].message).format_map(self.values)

    def hint(self, language: str = "en") -> str:
        """Return what to do about it, in `language`."""
        return words("findings", language)(CODES[self.code].hint).format_map(self.values)


def finding(code: str, place: Place, /, **values: object) -> Finding:
    """Return a finding; raises KeyError for an unknown code, so that a misspelt one cannot reach a user."""
    return Finding(CODES[code].code, place, {name: str(value) for name, value in values.items()})

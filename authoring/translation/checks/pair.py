"""A sentence and its translation, as rules look at them, and what a rule says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from authoring.translation.codes import Code, Coded
from authoring.translation.terms import Terms


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: the code of its finding and the values its message names."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    """A sentence and its translation; `languages` (BCP 47) are those of both, `limit` is in characters."""

    source: Coded
    target: Coded
    languages: tuple[str, str]
    terms: Terms = field(default_factory=Terms)
    limit: int | None = None

    @cached_property
    def said(self) -> str:
        """The source without its codes."""
        return words_of(self.source)

    @cached_property
    def text(self) -> str:
        """The translation without its codes."""
        return words_of(self.target)


def words_of(text: Coded) -> str:
    """Return a text without its codes."""
    return "".join(part for part in text if not isinstance(part, Code))

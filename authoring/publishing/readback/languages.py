"""Whether the languages of a report have the same structure, the same numbers, the same links, the same pictures."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from authoring.locale.message import message
from authoring.publishing.readback.outline import LINK_END, TARGET, Outline, Passage

What = Literal["headings", "structure", "numbers", "links"]
"""In what two languages differ; a picture is part of the structure."""

_MESSAGES: dict[What, str] = {
    "headings": "The languages do not have the same headings from here on: {heading}",
    "structure": "The languages do not have the same paragraphs, items, cells or pictures below “{heading}”.",
    "numbers": "The languages do not say the same numbers below “{heading}”.",
    "links": "The languages do not have the same links below “{heading}”.",
}
"""Message ids of the `commands` catalogue."""

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")
"""A number as any of the languages groups its digits and sets off its decimals."""
_LINK = re.compile(f"{TARGET}([^{LINK_END}]*){LINK_END}")


@dataclass(frozen=True, slots=True)
class Unlike:
    """What two languages do not have in common below one heading.

    `heading` is that of the first language, empty where it has ended; `said` tells by language what is to be compared.
    """

    what: What
    heading: str
    said: Mapping[str, str]

    def text(self, language: str = "en") -> str:
        """Return the difference as it is shown."""
        told = message(_MESSAGES[self.what], heading=self.heading).text(language)
        return "\n".join([told, *(f"  {one}: {said}" for one, said in self.said.items())])


@dataclass(frozen=True, slots=True)
class _Section:
    heading: Passage
    passages: list[Passage]


def unlike(outlines: Mapping[str, Outline], apart: Container[str] = ()) -> Iterator[Unlike]:
    """Yield in what the languages of a report differ, each section's first difference; nothing when all are alike.

    `apart` are the anchors of sections each language has in a form of its own, such as its acronyms. Where headings
    differ nothing below can be compared.
    """
    languages = list(outlines)
    divided = [_sections(outline) for outline in outlines.values()]
    for sections in zip_longest(*divided):
        levels = {section and section.heading.level for section in sections}
        if len(levels) > 1:
            shown = [section.heading.shown if section else "" for section in sections]
            yield Unlike("headings", shown[0], dict(zip(languages, shown, strict=True)))
            return
        if sections[0].heading.anchor not in apart:
            yield from _first_difference(dict(zip(languages, sections, strict=True)))


def _sections(outline: Outline) -> list[_Section]:
    divided: list[_Section] = []
    for passage in outline:
        if passage.kind == "heading":
            divided.append(_Section(passage, []))
        elif divided:
            divided[-1].passages.append(passage)
    return divided


def _first_difference(sections: Mapping[str, _Section]) -> Iterator[Unlike]:
    for what, told in _TOLD.items():
        said = {language: told(section.passages) for language, section in sections.items()}
        if len(set(said.values())) > 1:
            yield Unlike(what, next(iter(sections.values())).heading.shown, said)
            return


def _structure(passages: Iterable[Passage]) -> str:
    kinds = Counter(f"{passage.kind} {passage.level}" if passage.level else passage.kind for passage in passages)
    order = " ".join(f"{passage.kind[0]}{passage.level}" for passage in passages)
    return f"{_listed(kinds)} ({order})"


def _numbers(passages: Iterable[Passage]) -> str:
    return _listed(Counter(re.sub(r"\D", "", one) for passage in passages for one in _NUMBER.findall(passage.shown)))


def _links(passages: Iterable[Passage]) -> str:
    return _listed(Counter(link for passage in passages for link in _LINK.findall(passage.text)))


def _listed(counts: Counter[str]) -> str:
    return ", ".join(one if count == 1 else f"{count} × {one}" for one, count in sorted(counts.items()))


_TOLD: dict[What, Callable[[list[Passage]], str]] = {"structure": _structure, "numbers": _numbers, "links": _links}

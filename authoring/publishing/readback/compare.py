"""Do published files say the same? The first difference, and one fingerprint for all that say the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from authoring.locale import Words, words
from authoring.publishing.readback.exact import exact, is_set_as
from authoring.publishing.readback.outline import Outline, Passage

_LONGEST = 120
"""Characters of a passage that are shown on each side of the first one that differs, together."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one file says where another says something else.

    `position` counts passages from 1; `passage` is None where the file has ended before. `heading` is the way to it
    through the headings at or before it, `before` and `after` are its neighbours.
    """

    position: int
    passage: Passage | None
    heading: str
    before: Passage | None
    after: Passage | None

    @property
    def page(self) -> int | None:
        """The page, where the format has pages; the neighbour's when the passage itself is missing."""
        seen = self.passage or self.before
        return seen.page if seen else None


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place at which files do not say the same, and what each says there, by the files' names."""

    sightings: Mapping[str, Sighting]

    def __str__(self) -> str:
        return self.text()

    def text(self, language: str = "en") -> str:
        """Return what each file says there, in several lines, the program's own words in `language`."""
        start, _ = self._first_character(), words("commands", language)
        shown = _Shown(_, start, self._differs_in_level())
        return "\n".join(line for name, sighting in self.sightings.items() for line in shown.lines(name, sighting))

    def _differs_in_level(self) -> bool:
        """Tell whether files say the same there in the same function, each on a level of its own."""
        seen = {(one.passage.kind, one.passage.shown) for one in self.sightings.values() if one.passage}
        return len(seen) == 1 and all(one.passage for one in self.sightings.values())

    def _first_character(self) -> int:
        texts = [sighting.passage.shown for sighting in self.sightings.values() if sighting.passage]
        return next((at for at, letters in enumerate(zip(*texts, strict=False)) if len(set(letters)) > 1), 0)


def compare(outlines: Mapping[str, Outline]) -> Difference | None:
    """Return the first difference between files, by whatever names they are given; None when all say the same.

    White space and hyphens count as far as the formats tell them (`exact`), though not in their fingerprint.
    """
    for position in range(max(map(len, outlines.values()), default=0)):
        if not _agree([_at(outline, position) for outline in outlines.values()]):
            return Difference({name: _sighting(outline, position) for name, outline in outlines.items()})
    return None


def _agree(found: Sequence[Passage | None]) -> bool:
    if len(set(found)) > 1:
        return False
    said = [passage for passage in found if passage]
    whole = {exact(passage.written) for passage in said if not passage.page}
    in_lines = {passage.written for passage in said if passage.page}
    return len(whole) < 2 and all(is_set_as(text, lines) for text in whole for lines in in_lines)


def fingerprint(outline: Outline) -> str:
    """Return the SHA-256 of what a file says, as hexadecimal digits: equal for all formats that say the same."""
    digest = sha256()
    for one in outline:
        foreign = "".join(f"\x1f{language}\x1f{text}" for language, text in one.foreign)
        digest.update(f"{one.kind}\x1f{one.level}\x1f{one.text}{foreign}\x1e".encode())
    return digest.hexdigest()


def _sighting(outline: Outline, position: int) -> Sighting:
    before, at, after = (_at(outline, position + step) for step in (-1, 0, 1))
    return Sighting(position + 1, at, " › ".join(_way(outline[: position + 1])), before, after)


def _way(seen: Outline) -> list[str]:
    """Return the headings that lead to the last passage, from the outside in."""
    way: list[Passage] = []
    for passage in reversed(seen):
        if passage.kind == "heading" and (not way or passage.level < way[-1].level):
            way.append(passage)
    return [heading.shown for heading in reversed(way)]


def _at(outline: Outline, position: int) -> Passage | None:
    return outline[position] if 0 <= position < len(outline) else None


@dataclass(frozen=True, slots=True)
class _Shown:
    """How sightings are shown: from which character on texts differ, and whether levels are told."""

    words: Words
    start: int
    with_level: bool

    def lines(self, name: str, sighting: Sighting) -> Iterator[str]:
        """Return what a file says there, and around it, under its name and the way there."""
        _ = self.words
        page = _("page {page}").format(page=sighting.page) if sighting.page else ""
        heading = _("under “{heading}”").format(heading=sighting.heading) if sighting.heading else ""
        where = ", ".join(filter(None, (name, page, heading)))
        width = max(len(_("after")), len(_("before")))
        yield _("{place}:").format(place=where)
        if sighting.before:
            yield f"    {_('after'):<{width}}  {self._passage(sighting.before, len(sighting.before.shown))}"
        yield f"  > {self._passage(sighting.passage, self.start) if sighting.passage else _('nothing more')}"
        if sighting.after:
            yield f"    {_('before'):<{width}}  {self._passage(sighting.after, 0)}"

    def _passage(self, passage: Passage, start: int) -> str:
        _ = self.words
        kind = _(passage.kind)
        if self.with_level:
            kind = _("{kind}, level {number}").format(kind=kind, number=passage.level)
        begin = max(0, min(start - _LONGEST // 2, len(passage.shown) - _LONGEST))
        end = begin + _LONGEST
        text = f"{'…' if begin else ''}{passage.shown[begin:end]}{'…' if end < len(passage.shown) else ''}"
        foreign = "".join(f" [{language}: {said[:_LONGEST]}]" for language, said in passage.foreign)
        return f"{kind} {_('“{text}”').format(text=text)}{foreign}"

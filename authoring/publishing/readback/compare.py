"""Do published files say the same? The first difference, and one fingerprint for all that say the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from authoring.publishing.readback.outline import Outline, Passage, joined

_LONGEST = 120
"""Characters of a passage that are shown on each side of the first one that differs, together."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one file says where another says something else.

    `position` counts passages from 1; `passage` is None where the file has ended before. `heading` is the nearest one
    at or before it, `before` and `after` are its neighbours.
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
        start = self._first_character()
        return "\n".join(line for name, sighting in self.sightings.items() for line in _lines(name, sighting, start))

    def _first_character(self) -> int:
        texts = [sighting.passage.shown for sighting in self.sightings.values() if sighting.passage]
        return next((at for at, letters in enumerate(zip(*texts, strict=False)) if len(set(letters)) > 1), 0)


def compare(outlines: Mapping[str, Outline]) -> Difference | None:
    """Return the first difference between files, by whatever names they are given; None when all say the same."""
    whole = _settled(outlines)
    for position in range(max(map(len, whole.values()), default=0)):
        found = {outline[position] if position < len(outline) else None for outline in whole.values()}
        if len(found) > 1:
            return Difference({name: _sighting(outline, position) for name, outline in whole.items()})
    return None


def fingerprint(outline: Outline) -> str:
    """Return the SHA-256 of what a file says, as hexadecimal digits: equal for all formats that say the same.

    Neighbouring paragraphs count as one, because a file may not tell whether a paragraph goes on on its next page;
    `compare` looks at every end of a paragraph that is told.
    """
    digest = sha256()
    for one in _flowing(outline):
        digest.update(f"{one.kind}\x1f{one.level}\x1f{one.text}\x1e".encode())
    return digest.hexdigest()


def _flowing(outline: Outline) -> Iterator[Passage]:
    for key, group in groupby(outline, key=lambda one: (one.kind, one.level)):
        if key[0] == "paragraph":
            yield _all_joined(list(group))
        else:
            yield from group


def _all_joined(passages: Sequence[Passage]) -> Passage:
    first, *others = passages
    for other in others:
        first = joined(first, other)
    return first


def _settled(outlines: Mapping[str, Outline]) -> Mapping[str, Outline]:
    """Return the outlines without broken passages, as far as an outline that has none tells which are one."""
    whole = next((one for one in outlines.values() if not any(passage.broken for passage in one)), None)
    if whole is None:
        return outlines
    return {name: _settled_by(whole, outline) for name, outline in outlines.items()}


def _settled_by(whole: Outline, outline: Outline) -> Outline:
    settled: list[Passage] = []
    for passage in outline:
        last, position = settled[-1] if settled else None, len(settled) - 1
        if last and last.broken and position < len(whole) and _is_only_part(last, whole[position]):
            settled[-1] = joined(last, passage)
        else:
            settled.append(passage)
    return tuple(settled)


def _is_only_part(passage: Passage, whole: Passage) -> bool:
    # A link that goes on on the next page ends here as if it were whole: its target cannot be compared yet.
    return passage != whole and len(passage.text) < len(whole.text)


def _sighting(outline: Outline, position: int) -> Sighting:
    seen = outline[: position + 1]
    headings = [passage.shown for passage in seen if passage.kind == "heading"]
    before, at, after = (_at(outline, position + step) for step in (-1, 0, 1))
    return Sighting(position + 1, at, headings[-1] if headings else "", before, after)


def _at(outline: Outline, position: int) -> Passage | None:
    return outline[position] if 0 <= position < len(outline) else None


def _lines(name: str, sighting: Sighting, start: int) -> Iterator[str]:
    page = f", page {sighting.page}" if sighting.page else ""
    yield f"{name}{page}, passage {sighting.position}, under “{sighting.heading}”:"
    if sighting.before:
        yield f"    after   {_shown(sighting.before, len(sighting.before.shown))}"
    yield f"  > {_shown(sighting.passage, start) if sighting.passage else 'nothing more'}"
    if sighting.after:
        yield f"    before  {_shown(sighting.after, 0)}"


def _shown(passage: Passage, start: int) -> str:
    begin = max(0, min(start - _LONGEST // 2, len(passage.shown) - _LONGEST))
    end = begin + _LONGEST
    text = f"{'…' if begin else ''}{passage.shown[begin:end]}{'…' if end < len(passage.shown) else ''}"
    return f"{passage.kind} {passage.level}: {text}"

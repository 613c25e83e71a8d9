"""Whether the languages of a report have the same structure, figures, links, pictures and anchors.

Each is compared with the first. Words differ, and so does the order of lists that each language sorts for itself.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from authoring.locale import words
from authoring.publishing.readback.outline import Outline, Passage, target
from authoring.publishing.readback.unlike import Glimpse, Unlike, What
from authoring.text.figures.comparing import Differing, differing


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading with the titles that lead to it, its own last, and the passages below it, in one language."""

    language: str
    heading: Passage
    titles: tuple[str, ...]
    passages: list[Passage]


def unlike(outlines: Mapping[str, Outline], apart: Collection[str] = ()) -> Iterator[Unlike]:
    """Yield in what the languages of a report differ, each section's first difference; nothing when all are alike.

    `apart` are the anchors of sections each language has in a form of its own, such as its acronyms. Where headings
    differ nothing below can be compared.
    """
    own = {target(f"#{anchor}") for anchor in apart}
    first, *others = divided = [_sections(language, outline) for language, outline in outlines.items()]
    for other in others:
        # The shorter report's notes meet a heading: where one has ended, headings differ.
        for position, (one, another) in enumerate(zip(first, other, strict=False)):
            titles = {each[position].language: each[position].titles for each in divided if each[position:]}
            if one.heading.level != another.heading.level:
                yield Unlike("headings", titles, _seen(one, another, (_heading(one), _heading(another))))
                break
            if target(f"#{one.heading.anchor}") not in own and (found := _first_difference(one, another)):
                yield Unlike(found[0], titles, _seen(one, another, found[1]))


_NO_HEADING = Passage("heading", 0, "")


def _sections(language: str, outline: Outline) -> list[_Section]:
    """Return the sections of a report: what stands before the first heading, what stands below each, the notes."""
    above: list[Passage] = []
    divided = [_Section(language, _NO_HEADING, (), [])]
    for passage in outline:
        if passage.kind == "heading":
            above = [*(heading for heading in above if heading.level < passage.level), passage]
            divided.append(_Section(language, passage, tuple(heading.shown for heading in above), []))
        elif passage.kind != "note":
            divided[-1].passages.append(passage)
    notes = [passage for passage in outline if passage.kind == "note"]
    return [*divided, _Section(language, _NO_HEADING, (words("report", language)("Notes"),), notes)]


def _heading(section: _Section) -> Glimpse:
    return Glimpse(section.heading if section.heading.level else None)


def _seen(one: _Section, another: _Section, seen: Iterable[Glimpse]) -> dict[str, Glimpse]:
    return dict(zip((one.language, another.language), seen, strict=True))


def _first_difference(one: _Section, another: _Section) -> tuple[What, tuple[Glimpse, Glimpse]] | None:
    found = ((what, find(one, another)) for what, find in _FINDERS.items())
    return next(((what, seen) for what, seen in found if seen), None)


Found = tuple[Glimpse, Glimpse] | None
"""What two sections do not have in common; None when they have it all."""


def _anchors(one: _Section, another: _Section) -> Found:
    said = (one.heading.anchor, another.heading.anchor)
    return (Glimpse(details=(f"#{said[0]}",)), Glimpse(details=(f"#{said[1]}",))) if said[0] != said[1] else None


def _structure(one: _Section, another: _Section) -> Found:
    return _first_unequal(one, another, lambda passage: (passage.kind, passage.level))


def _pictures(one: _Section, another: _Section) -> Found:
    return _first_unequal(one, another, lambda passage: passage.picture)


def _first_unequal(one: _Section, another: _Section, key: Callable[[Passage], object]) -> Found:
    """Return the first passages at which two sections are not alike by `key`; what one lacks is nothing."""
    mine, theirs = ([repr(key(passage)) for passage in section.passages] for section in (one, another))
    for tag, i, i_end, j, j_end in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            return Glimpse(_at(one, i, i_end)), Glimpse(_at(another, j, j_end))
    return None


def _at(section: _Section, start: int, end: int) -> Passage | None:
    return section.passages[start] if start < end else None


def _links(one: _Section, another: _Section) -> Found:
    counts = [Counter(_addresses(section)) for section in (one, another)]
    if counts[0] == counts[1]:
        return None
    return _link(one, counts[0] - counts[1]), _link(another, counts[1] - counts[0])


def _addresses(section: _Section) -> Iterator[str]:
    return chain.from_iterable(passage.links for passage in (section.heading, *section.passages))


def _link(section: _Section, surplus: Counter[str]) -> Glimpse:
    """Return the links that only one section has, and where the first of them stands."""
    among = (passage for passage in (section.heading, *section.passages) if surplus.keys() & set(passage.links))
    return Glimpse(next(among, None), tuple(surplus))


def _figures(one: _Section, another: _Section) -> Found:
    """Return the figures that have no counterpart: of passages in their order, then of those that differ together.

    What each language sorts for itself stands in another order.
    """
    pairs = list(zip((one.heading, *one.passages), (another.heading, *another.passages), strict=True))
    left = [pair for pair in pairs if _differing([pair], one, another)]
    found = _differing(left, one, another)
    if not found:
        return None
    mine, theirs = (*found.missing, *found.copied), (*found.added, *found.copied)
    near = next((pair for pair in left if _has(pair, mine, theirs)), left[0])
    return Glimpse(near[0], mine), Glimpse(near[1], theirs)


def _has(pair: tuple[Passage, Passage], mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return any(one in pair[0].shown for one in mine) or any(one in pair[1].shown for one in theirs)


def _differing(pairs: Sequence[tuple[Passage, Passage]], one: _Section, another: _Section) -> Differing:
    mine, my_foreign = _spoken(passage for passage, _ in pairs)
    theirs, their_foreign = _spoken(passage for _, passage in pairs)
    my_own, unlike_mine = _without(mine, my_foreign, their_foreign - my_foreign)
    their_own, unlike_theirs = _without(theirs, their_foreign, my_foreign - their_foreign)
    said, text = (" ".join(parts) for parts in ((my_own, *unlike_theirs), (their_own, *unlike_mine)))
    return differing(said, one.language, text, another.language)


def _spoken(passages: Iterable[Passage]) -> tuple[str, Counter[str]]:
    """Return all that is said, and the pieces of it in other languages than the file's."""
    whole, foreign = list[str](), Counter[str]()
    for passage in passages:
        pieces = passage.said or (("", passage.shown),)
        # A sentence that is not translated is one piece, whatever names it holds: words are joined as they stand.
        whole.append(_spaced("".join(text for _, text in pieces)))
        foreign.update(_spaced(text) for language, text in pieces if language)
    return "\n".join(whole), foreign


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _without(text: str, foreign: Counter[str], left: Counter[str]) -> tuple[str, list[str]]:
    """Return a text without its pieces in other languages, nor those left in its words by the other report.

    So does a report leave names, and what is not translated yet: sentences, which may hold such names. What of them the
    text does not have is returned, too.
    """
    lacking = [piece for piece in left if piece not in text]
    for piece, count in sorted((foreign + left).items(), key=lambda one: len(one[0]), reverse=True):
        text = text.replace(piece, " ", count)
    return text, lacking


_FINDERS: dict[What, Callable[[_Section, _Section], Found]] = {
    "anchors": _anchors,
    "structure": _structure,
    "pictures": _pictures,
    "figures": _figures,
    "links": _links,
}
"""What is compared, in this order."""

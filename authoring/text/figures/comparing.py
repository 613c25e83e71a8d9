"""Which figures two texts in two languages do not share, however each language writes them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from authoring.text.addresses import without_addresses
from authoring.text.figures.notation import says_less
from authoring.text.figures.numerals import numbers_in_words, spelled
from authoring.text.figures.reading import Figure, Figures, figures_of


@dataclass(frozen=True, slots=True)
class Differing:
    """What two texts do not share, as each writes it, in its order: numbers, months, `%`; each once.

    `missing` stands in the source alone, `added` in the target alone. `copied` stands in both but means different
    things in their languages: `1,500` is no number in French.
    """

    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any difference."""
        return bool(self.missing or self.added or self.copied)


def differing(source: str, source_language: str, target: str, target_language: str) -> Differing:
    """Return the figures of two texts that have no counterpart; languages are BCP 47, addresses count for nothing.

    What is compared is what figures mean: `$2.5 billion` is `2,500 millones`, `2:30 p.m.` is `14 h 30`, “two” is 2.
    Texts may be sentences or whole sections; the order of their figures is free.
    """
    said, text = without_addresses(source), without_addresses(target)
    one, other = figures_of(said, source_language), figures_of(text, target_language)
    words = numbers_in_words(said, source_language), numbers_in_words(text, target_language)
    copied = _copied(one.figures, other.figures)
    missing, added = _unmatched(one.figures, other.figures, {figure.written for figure, _ in copied}, words)
    lacking, surplus = _with_months(one, other, missing, added)
    return Differing(
        _once([*lacking, *_percent(one, other), *_signs(one, other, text, target_language)]),
        _once([*surplus, *_percent(other, one), *_signs(other, one, said, source_language)]),
        _once(figure.written for figure, counterpart in copied if _is_odd(figure, counterpart)),
    )


def differing_in_words(source: str, source_language: str, target: str, target_language: str) -> Differing:
    """Return what `differing` does, and numbers in words where one text has others than its counterpart.

    That is for sentences: two of a section may say “both” and “deux”. A number in words that one of them lacks is
    no difference, as long as there is none in its place: languages count more or less willingly.
    """
    found = differing(source, source_language, target, target_language)
    missing = _unsaid(source, source_language, target, target_language)
    added = _unsaid(target, target_language, source, source_language)
    return Differing(
        _once([*found.missing, *(missing if added or found.added else ())]),
        _once([*found.added, *(added if missing or found.missing else ())]),
        found.copied,
    )


def _unsaid(one: str, language: str, other: str, other_language: str) -> list[str]:
    """Return the numbers in words of one text that the other has neither as words nor as figures."""
    there = {value for figure in figures_of(other, other_language).figures for value in figure.values}
    there |= numbers_in_words(other, other_language)
    return [word.written for word in spelled(one, language) if word.is_certain and word.value not in there]


def _once(written: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(written))


def _copied(source: Iterable[Figure], target: Iterable[Figure]) -> list[tuple[Figure, Figure]]:
    """Return the figures that are written alike in both and do not mean the same in both languages."""
    there = {one.written: one for one in target}
    pairs = ((one, there[one.written]) for one in source if one.written in there)
    return [(one, other) for one, other in pairs if not one.values & other.values]


def _is_odd(one: Figure, other: Figure) -> bool:
    return bool(one.values or other.values) and not one.is_reference


def _unmatched(
    source: Iterable[Figure], target: Iterable[Figure], copied: set[str], words: tuple[set[Decimal], set[Decimal]]
) -> tuple[list[Figure], list[Figure]]:
    """Return the figures of each that the other lacks, in words, too; `copied` ones aside.

    What looks like a fraction and has no counterpart may be a date.
    """
    missing, added = _unpaired(_in_parts(source, copied), _in_parts(target, copied))
    missing, added = _without_words(missing, words[1]), _without_words(added, words[0])
    if any(figure.is_fraction for figure in (*missing, *added)):
        missing, added = _unpaired(_in_pieces(missing), _in_pieces(added))
    return missing, added


def _unpaired(source: list[Figure], target: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    missing, added = [], list(target)
    for figure in source:
        same = next((other for other in added if figure.values & other.values), None)
        if same:
            added.remove(same)
        else:
            missing.append(figure)
    return missing, added


def _in_pieces(figures: Iterable[Figure]) -> list[Figure]:
    return [part for figure in figures for part in (figure.pieces if figure.is_fraction else (figure,))]


def _in_parts(figures: Iterable[Figure], copied: set[str]) -> list[Figure]:
    """Return figures but `copied` ones, piece by piece where they mean nothing as a whole."""
    return [part for figure in figures if figure.written not in copied for part in figure.parts]


def _without_words(figures: Iterable[Figure], words: set[Decimal]) -> list[Figure]:
    return [figure for figure in figures if not figure.values & words]


def _with_months(
    source: Figures, target: Figures, missing: list[Figure], added: list[Figure]
) -> tuple[list[str], list[str]]:
    """Return what is missing and added, months among it; a month may be a number on the other side."""
    lacking = {number: name for number, name in source.months.items() if number not in target.months}
    surplus = {number: name for number, name in target.months.items() if number not in source.months}
    return (
        [one.written for one in missing if not _is_month(one, surplus)]
        + [name for number, name in lacking.items() if not any(_is_month(one, {number: name}) for one in added)],
        [one.written for one in added if not _is_month(one, lacking)]
        + [name for number, name in surplus.items() if not any(_is_month(one, {number: name}) for one in missing)],
    )


def _is_month(figure: Figure, months: dict[int, str]) -> bool:
    return not figure.is_day and any(Decimal(number) in figure.values for number in months)


def _percent(one: Figures, other: Figures) -> Iterator[str]:
    if one.has_percentage and not other.has_percentage:
        yield "%"


def _signs(one: Figures, other: Figures, text: str, language: str) -> Iterator[str]:
    """Yield the figures with a minus where the other text has neither a minus nor a word for it."""
    is_said = any(figure.is_negative for figure in other.figures) or says_less(text, language)
    return (f"−{figure.written}" for figure in one.figures if figure.is_negative and not is_said)

"""A submission's units, and a submission with their translations."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import repeat

from authoring.model.inline import Inline, Run, merged, text_of
from authoring.model.place import Place
from authoring.translation.codes import Coded, coded, decoded
from authoring.translation.sentences import sentences
from authoring.translation.texts import HandedIn, translated
from authoring.translation.units import Context, Segment, Unit


def units_of(submission: HandedIn) -> list[Unit]:
    """Return everything in a submission that is to be translated, each text once, in its author's order."""
    found: dict[str, Unit] = {}

    def note(context: Context, text: Inline, place: Place | None) -> Inline:
        unit = unit_of(context, text, submission.language, place)
        if _has_words(text):
            found.setdefault(unit.key, unit)
        return text

    translated(submission, note, submission.language)
    return list(found.values())


def _has_words(text: Inline) -> bool:
    return any(character.isalpha() for character in text_of(text))


def unit_of(context: Context, text: Inline, language: str, place: Place | None = None) -> Unit:
    """Return a text as a unit that nobody has translated yet."""
    said = ((coded(sentence), text_of(after)) for sentence, after in sentences(text, language))
    return Unit(context, tuple(Segment(source, after) for source, after in said), place)


def in_language(submission: HandedIn, units: Iterable[Unit], language: str, *, marked: bool = False) -> HandedIn:
    """Return a submission with the translations of `units`; what has none stays, its runs saying their language.

    With `marked`, as in drafts, readers see it, too: `[en]` stands before what is not translated yet.
    """
    by_key = {unit.key: unit for unit in units}
    original = submission.language

    def translate(context: Context, text: Inline, _place: Place | None) -> Inline:
        if not _has_words(text):
            return text
        unit = by_key.get(unit_of(context, text, original).key)
        targets = [segment.target for segment in unit.segments] if unit else repeat(())
        parts = list(zip(sentences(text, original), targets, strict=False))
        said = merged(run for part, target in parts for run in _said(*part, target, original))
        if not marked or all(target for _, target in parts):
            return said
        is_wholly = not any(target for _, target in parts)
        return merged((Run(f"[{original}] ", language=original if is_wholly else None), *said))

    return translated(submission, translate, language)


def _said(sentence: Inline, after: Inline, target: Coded, language: str) -> Inline:
    if target:
        return (*decoded(target, sentence), *after)
    return tuple(_foreign(run, language) for run in (*sentence, *after))


def _foreign(run: Run, language: str) -> Run:
    # A note's mark is in no language; its text is a unit of its own.
    return run if run.note is not None or run.language else replace(run, language=language)

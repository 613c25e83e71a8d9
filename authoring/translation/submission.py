"""A submission's units, and a submission with their translations."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import repeat

from authoring.forms.columns import line_limit
from authoring.locale import words
from authoring.model.inline import Inline, Run, merged, plain, text_of
from authoring.model.place import Place
from authoring.translation.codes import Coded, coded, decoded
from authoring.translation.sentences import sentences
from authoring.translation.texts import HandedIn, translated
from authoring.translation.units import Context, Segment, Unit

NOT_TRANSLATED = "[not translated]"
"""What stands in a draft before a sentence that is not translated yet: a message id of the `report` catalogue."""


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

    With `marked`, as in drafts, readers see it, too: `NOT_TRANSLATED`, in `language`, stands before what is not yet.
    Running text alone has the mark: names and headings are taken over into tables and contents.
    """
    by_key = {unit.key: unit for unit in units}
    original = submission.language
    mark = plain(f"{words('report', language)(NOT_TRANSLATED)} ")

    def translate(context: Context, text: Inline, _place: Place | None) -> Inline:
        if not _has_words(text):
            return text
        unit = by_key.get(unit_of(context, text, original).key)
        targets = [segment.target for segment in unit.segments] if unit else repeat(())
        before = mark if marked and line_limit(context.kind) is None else ()
        return merged(_said(zip(sentences(text, original), targets, strict=False), original, before))

    return translated(submission, translate, language)


def _said(parts: Iterable[tuple[tuple[Inline, Inline], Coded]], language: str, mark: Inline) -> Iterator[Run]:
    """Yield each sentence as it is translated, else as it is, in its `language`; the first of several behind `mark`."""
    before = mark
    for (sentence, after), target in parts:
        if target:
            yield from (*decoded(target, sentence), *after)
        else:
            yield from (*before, *(_foreign(run, language) for run in (*sentence, *after)))
        before = mark if target else ()


def _foreign(run: Run, language: str) -> Run:
    # A note's mark is in no language; its text is a unit of its own.
    return run if run.note is not None or run.language else replace(run, language=language)

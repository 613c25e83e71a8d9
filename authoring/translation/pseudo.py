"""A submission in pseudo-localised language: its units translated by rule, and put in the way of every translation."""

from collections.abc import Iterator
from dataclasses import replace

from authoring.forms.records import CoChair, PersonRecord
from authoring.locale.pseudo import ADDRESS, PSEUDO, accented, growth
from authoring.model.inline import Inline, text_of
from authoring.model.place import Place
from authoring.translation.codes import Code, Coded, in_one_form
from authoring.translation.submission import in_language, units_of
from authoring.translation.texts import HandedIn, translated
from authoring.translation.units import Context, Unit


def in_disguise(submission: HandedIn) -> HandedIn:
    """Return a submission in the language `PSEUDO`: each sentence is translated, from whichever language it is in."""
    return in_language(submission, map(_translated, units_of(submission)), PSEUDO)


def _translated(unit: Unit) -> Unit:
    segments = (replace(segment, target=disguised(segment.source), state="final") for segment in unit.segments)
    return replace(unit, segments=tuple(segments))


def disguised(text: Coded) -> Coded:
    """Return a sentence in disguise; its codes stay, and so does a name that is marked to be in another language."""
    said = "".join(part for part in text if isinstance(part, str))
    if not any(map(str.isalpha, said)):
        return text
    return in_one_form(("[", *_accented(text), f"{growth(len(said))}]"))


def _accented(text: Coded) -> Iterator[str | Code]:
    foreign = set[str]()
    for part in text:
        if isinstance(part, str):
            yield part if foreign else accented(part)
            continue
        if part.kind == "open" and "language" in part.looks.split():
            foreign.add(part.id)
        elif part.kind == "close":
            foreign.discard(part.id)
        yield part


def names_in(submission: HandedIn) -> frozenset[str]:
    """Return what is the same in every language: people, addresses, and names that their author marked so."""
    found = set[str]()

    def look(_context: Context, text: Inline, _place: Place | None) -> Inline:
        found.update(run.text.strip() for run in text if run.language)
        found.update(ADDRESS.findall(text_of(text)))
        return text

    translated(submission, look, submission.language)
    return frozenset(filter(None, {*found, *_people(submission)}))


def _people(submission: HandedIn) -> Iterator[str]:
    for _, rows in submission:
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, PersonRecord):
                yield row.name
            if isinstance(row, CoChair):
                yield row.on_behalf_of or ""

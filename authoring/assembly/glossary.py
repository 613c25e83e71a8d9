"""The acronyms of a report and what they stand for: from the records, the edition and the texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from authoring.assembly.manuscript import Manuscript
from authoring.assembly.wording import alphabetical
from authoring.edition.edition import heading_of
from authoring.forms.records import PersonRecord
from authoring.model import walk
from authoring.model.inline import Inline, notes_of, text_of
from authoring.model.language import in_language
from authoring.text.acronyms import definitions
from authoring.text.spelling import same_name


@dataclass(frozen=True, slots=True)
class Expansion:
    """An acronym and what it stands for; `language` is that of the name where it is in another than the report."""

    acronym: str
    name: str
    language: str | None = None


def expansions(draft: Manuscript) -> list[Expansion]:
    """Return acronyms and their expansions, both in alphabetical order.

    An acronym has several expansions only where they are different names. Of two spellings, and of “Secretariat of
    Economy” and “Mexican Secretariat of Economy”, the edition's counts, else the records', else the shortest.
    """
    found: dict[str, list[Expansion]] = {}
    for one in (*_of_edition(draft), *_of_records(draft), *_of_texts(draft)):
        known = found.setdefault(one.acronym, [])
        if not any(same_name(one.name, other.name) for other in known):
            known.append(one)
    return sorted(
        chain.from_iterable(found.values()),
        key=lambda one: (alphabetical(one.acronym, draft.language), alphabetical(one.name, draft.language)),
    )


def _of_edition(draft: Manuscript) -> Iterator[Expansion]:
    partnership = draft.edition.partnership
    if partnership.acronym:
        yield Expansion(in_language(partnership.acronym, draft.language), in_language(partnership.name, draft.language))
    for group, _ in draft.reports:
        if group.acronym:
            yield Expansion(in_language(group.acronym, draft.language), heading_of(group, draft.language))


def _of_records(draft: Manuscript) -> Iterator[Expansion]:
    people: list[PersonRecord] = list(draft.coordination.signatories) if draft.coordination else []
    for _, submission in draft.submissions:
        people += [*submission.co_chairs, *submission.participants]
    for person in people:
        if person.acronym and person.institution:
            yield Expansion(person.acronym, person.institution, person.foreign.get("institution"))


def _of_texts(draft: Manuscript) -> Iterator[Expansion]:
    """Yield what the texts of the parts made so far explain, the shortest name of each acronym first."""
    explained = [
        Expansion(definition.acronym, definition.name, _language_of(definition.name, text))
        for part in draft.parts
        for section in walk.below(part)
        for _, inline in walk.texts(section.blocks)
        for text in (inline, *notes_of(inline))
        for definition in definitions(text_of(text))
    ]
    yield from sorted(dict.fromkeys(explained), key=lambda one: len(one.name))


def _language_of(name: str, text: Inline) -> str | None:
    """Return the language in which a name stands in a text, None for the report's."""
    return next((run.language for run in text if name in run.text), None)

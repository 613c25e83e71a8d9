"""The acronyms of a report and what they stand for: from the records, the edition and the texts."""

from collections.abc import Iterator

from authoring.assembly.manuscript import Manuscript
from authoring.assembly.wording import alphabetical
from authoring.edition.edition import heading_of
from authoring.forms.records import PersonRecord
from authoring.model import walk
from authoring.model.inline import notes_of, text_of
from authoring.model.language import in_language
from authoring.text.acronyms import definitions
from authoring.text.spelling import same_name


def expansions(draft: Manuscript) -> list[tuple[str, str]]:
    """Return acronyms and their expansions, both in alphabetical order.

    An acronym has several expansions only where they are different names. Of two spellings, and of “Secretariat of
    Economy” and “Mexican Secretariat of Economy”, the edition's counts, else the records', else the shortest.
    """
    found: dict[str, list[str]] = {}
    for acronym, name in (*_of_edition(draft), *_of_records(draft), *_of_texts(draft)):
        names = found.setdefault(acronym, [])
        if not any(same_name(name, known) for known in names):
            names.append(name)
    return sorted(
        ((acronym, name) for acronym, names in found.items() for name in names),
        key=lambda pair: (alphabetical(pair[0], draft.language), alphabetical(pair[1], draft.language)),
    )


def _of_edition(draft: Manuscript) -> Iterator[tuple[str, str]]:
    partnership = draft.edition.partnership
    if partnership.acronym:
        yield in_language(partnership.acronym, draft.language), in_language(partnership.name, draft.language)
    for group, _ in draft.reports:
        if group.acronym:
            yield in_language(group.acronym, draft.language), heading_of(group, draft.language)


def _of_records(draft: Manuscript) -> Iterator[tuple[str, str]]:
    people: list[PersonRecord] = list(draft.coordination.signatories) if draft.coordination else []
    for _, submission in draft.submissions:
        people += [*submission.co_chairs, *submission.participants]
    for person in people:
        if person.acronym and person.institution:
            yield person.acronym, person.institution


def _of_texts(draft: Manuscript) -> Iterator[tuple[str, str]]:
    """Yield what the texts of the parts made so far explain, the shortest name of each acronym first."""
    explained = [
        (definition.acronym, definition.name)
        for part in draft.parts
        for section in walk.below(part)
        for _, inline in walk.texts(section.blocks)
        for text in (inline, *notes_of(inline))
        for definition in definitions(text_of(text))
    ]
    yield from sorted(dict.fromkeys(explained), key=lambda pair: len(pair[1]))

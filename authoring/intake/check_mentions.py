"""Where a name or an acronym is mentioned: in the edition, in records, in texts that explain it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from authoring.edition.edition import Edition, heading_of
from authoring.edition.folder import DEFINITION
from authoring.forms.records import Action, CoChair, Initiative, Participant, Signatory
from authoring.intake.check_sheets import Filled
from authoring.model import walk
from authoring.model.inline import notes_of, text_of
from authoring.model.language import in_language
from authoring.model.place import Place
from authoring.text.acronyms import definitions
from authoring.text.spelling import name_words

EDITION, RECORD, TEXT = 1_000_000, 1_000, 1
"""How much a mention weighs: one record counts for more than any text, the edition for more than any record."""

_ENGLISH = frozenset({"of", "and", "the", "for", "on"})
_ROMANCE = frozenset({"de", "del", "la", "las", "los", "y", "e", "et", "du", "des", "les", "le", "para", "por", "pour"})
_FOREIGN = {"en": _ROMANCE, "fr": _ENGLISH, "es": _ENGLISH}
"""Linking words that give away a name of another language: a text may explain an acronym by its foreign name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it was given. `sheet` is the position among the filled sheets, -1 for the edition itself.

    `language` is the mentioning text's; names of two languages are never compared. `file` is whose mention it is.
    """

    name: str
    acronym: str
    place: Place
    sheet: int
    language: str
    file: str
    weight: int


def mentions(edition: Edition, sheets: Sequence[Filled]) -> list[Mention]:
    """Return all mentions, the weightiest first, else in the order of the sheets."""
    languages = dict.fromkeys(filled.submission.language for filled in sheets)
    found = [mention for language in languages for mention in _of_edition(edition, language)]
    for position, filled in enumerate(sheets):
        found += _of_records(position, filled)
        found += _of_texts(position, filled)
    return sorted(found, key=lambda mention: -mention.weight)


def _of_edition(edition: Edition, language: str) -> Iterator[Mention]:
    names = [(in_language(edition.partnership.name, language), edition.partnership.acronym)]
    names += [(heading_of(group, language), group.acronym) for group in edition.groups]
    for name, acronyms in names:
        acronym = in_language(acronyms, language)
        yield Mention(name, acronym, Place(DEFINITION), -1, language, DEFINITION, EDITION)


def _of_records(position: int, filled: Filled) -> Iterator[Mention]:
    for record in filled.records:
        match record:
            case CoChair() | Participant() | Signatory() if record.institution:
                given: Iterable[tuple[str, str]] = [(record.institution, record.acronym or "")]
                place = filled.at(record, "institution")
            case Action() if record.lead_institution:
                given, place = _named_in(record.lead_institution), filled.at(record, "lead_institution")
            case Initiative():
                given, place = _named_in(";".join(record.institutions.values())), filled.at(record, "institutions")
            case _:
                continue
        for name, acronym in given:
            yield _mention(name, acronym, place, position, filled, RECORD)


def _named_in(institutions: str) -> Iterator[tuple[str, str]]:
    """Yield the names in a cell that may hold several; a single word there is an acronym or a remark."""
    for part in institutions.replace("\n", ";").split(";"):
        explained = list(definitions(part))
        if explained:
            yield from ((one.name, one.acronym) for one in explained)
        elif len(name_words(part)) > 1:
            yield part.strip(), ""


def _of_texts(position: int, filled: Filled) -> Iterator[Mention]:
    for handed, blocks in filled.texts:
        for block, inline in walk.texts(blocks):
            place = getattr(block, "place", None) or filled.at(handed, "text")
            for text in (inline, *notes_of(inline)):
                for one in definitions(text_of(text)):
                    if not _is_foreign(one.name, filled.submission.language):
                        yield _mention(one.name, one.acronym, place, position, filled, TEXT)


def _is_foreign(name: str, language: str) -> bool:
    return not _FOREIGN.get(language.partition("-")[0], frozenset()).isdisjoint(name.lower().split())


def _mention(name: str, acronym: str, place: Place, position: int, filled: Filled, weight: int) -> Mention:
    submission = filled.submission
    return Mention(name, acronym, place, position, submission.language, submission.file, weight)

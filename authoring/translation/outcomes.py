"""What there is to tell a translator about a file that came back: what was not taken, and what was taken but is odd."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from authoring.locale.cldr import LanguageName, together
from authoring.locale.message import Message, message
from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.translation.agreed import is_agreed
from authoring.translation.checks.check import check
from authoring.translation.checks.pair import Pair
from authoring.translation.codes import tagged
from authoring.translation.difference import Changes, likeness
from authoring.translation.kit import UNKNOWN, Handback, Returned
from authoring.translation.merge import Merged, is_approved, replaces
from authoring.translation.terms import Terms
from authoring.translation.units import Segment, Translation

_ALIKE = 0.5
"""How much of two sentences must be common for one to be what became of the other."""


def belongs(
    handback: Handback, documents: Mapping[str, str], languages: Collection[str], place: Place
) -> list[Finding]:
    """Return why a file is no kit of this edition.

    `documents` are its documents with the language each is in, `languages` those they are translated into. A memory is
    of no document, but in a language; a file that names neither was somebody's kit and does not say whose.
    """
    if not handback.document and not handback.language:
        return [finding("kit-unmarked", place)]
    found = []
    if handback.document and handback.document not in documents:
        found.append(finding("kit-document-unknown", place, document=handback.document))
    if handback.language not in languages:
        found.append(finding("kit-language-other", place, language=LanguageName(handback.language)))
    elif documents.get(handback.document) == handback.language:
        said = {"document": handback.document, "language": LanguageName(handback.language)}
        found.append(finding("kit-own-language", place, **said))
    return found


def of_edition(handback: Handback, edition: str, place: Place) -> tuple[Handback, list[Finding]]:
    """Return a file as one of this edition, and what there is to tell when it is one of another.

    Sentences are known by their texts, whatever edition they were sent out from; revisions are counted anew in each, so
    that one of another edition says nothing: all that was translated here is newer.
    """
    if handback.edition in ("", edition):
        return handback, []
    return replace(handback, revision=UNKNOWN), [finding("kit-edition-other", place, edition=handback.edition)]


def findings(one: Merged, known: Translation, terms: Terms, place: Place, limit: int | None = None) -> list[Finding]:
    """Return what there is to mend about a sentence that came back; `known` is the translation as it is by now.

    One that was taken is checked against its source, one that was refused for its codes; `limit` is in characters.
    """
    if one.segment is None:
        text = tagged(one.returned.source or one.returned.target)
        return [finding("kit-unknown", place, text=text)] if one.outcome == "unknown" else []
    match one.outcome:
        case "applied" | "refused":
            languages = (known.source_language, known.language)
            found = check(Pair(one.segment.source, one.returned.target, languages, terms, limit), place)
            return [*_replaced(one.returned, one.segment, place), *found] if one.outcome == "applied" else found
        case "twice":
            quoted = [message("“{text}”", text=tagged(target)) for target in one.targets]
            return [finding("kit-twice", place, translations=together(quoted))]
        case "misplaced":
            return [_misplaced(one.returned, one.segment, place)]
        case "conflict":
            return [_conflict(one.segment, one.returned, place)]
        case "changed":
            return [_changed(one.segment, known, place)]
        case _:
            return []


def _conflict(segment: Segment, one: Returned, place: Place) -> Finding:
    kept, returned = tagged(segment.target), tagged(one.target)
    said = {"whose": _whose(segment), "kept": kept, "returned": returned, "difference": Changes(kept, returned)}
    return finding("kit-conflict", place, **said, id=one.id)


def _whose(segment: Segment) -> Message:
    """Return which translation it is that was kept, and who can be asked about it."""
    if is_agreed(segment):
        return message("The name that the term base gives")
    if is_approved(segment):
        return (
            message("A translation approved by {name}", name=segment.by)
            if segment.by
            else message("An approved translation")
        )
    return message("A newer translation by {name}", name=segment.by) if segment.by else message("A newer translation")


def _replaced(one: Returned, segment: Segment, place: Place) -> list[Finding]:
    if not (is_approved(segment) and replaces(one, segment)):
        return []
    kept, returned = tagged(segment.target), tagged(one.target)
    return [finding("kit-replaced", place, kept=kept, returned=returned, difference=Changes(kept, returned))]


def _misplaced(one: Returned, segment: Segment, place: Place) -> Finding:
    said = {"source": tagged(one.source or ()), "expected": tagged(segment.source), "text": tagged(one.target)}
    return finding("kit-misplaced", place, **said)


def _changed(former: Segment, known: Translation, place: Place) -> Finding:
    """Return what became of a sentence that was translated meanwhile: another one, or none."""
    earlier = tagged(former.source)
    now = max(_sentences(known), key=lambda text: likeness(earlier, text), default="")
    if likeness(earlier, now) < _ALIKE:
        return finding("kit-gone", place, text=earlier)
    return finding("kit-changed", place, earlier=earlier, now=now, difference=Changes(earlier, now))


def _sentences(known: Translation) -> Iterable[str]:
    return (tagged(segment.source) for unit in known.units for segment in unit.segments)

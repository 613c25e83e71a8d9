"""Translations that somebody types on the web: taken in as those of a file, each upon what it was typed over."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from django.db import transaction
from django.utils import timezone

from authoring.model.finding import Finding
from authoring.pipeline.translation import Returned as Outcome
from authoring.pipeline.translation import take_back, take_in_typed
from authoring.portal.models import Person
from authoring.portal.models.event import record
from authoring.portal.translators.translating import Bilingual, checked
from authoring.translation.codes import Coded, tagged, untagged
from authoring.translation.kit import UNKNOWN, Handback, Returned
from authoring.translation.markup import legible
from authoring.translation.merge import Signature
from authoring.translation.units import Segment, State

Problem = Literal["conflict", "approved", "refused", "gone", "empty"]
"""Why a sentence was not saved: somebody else was quicker, it is approved, its codes are not its source's, the text
has changed, or nothing was typed where something stands."""

BACK: Literal["back"] = "back"
"""What is chosen where an approval is taken back: the sentence goes down one step."""

LONGEST = 20_000
"""Characters of one translation."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent of one sentence: its text, the digest (`digest`) of the one it was typed over, and its new state.

    `state` is empty where it was not chosen, and BACK where an approval is taken back.
    """

    id: str
    text: str
    was: str
    state: State | Literal["", "back"] = ""

    @property
    def takes_back(self) -> bool:
        """Whether nothing but an approval is taken back: another text is not approved anyway."""
        return self.state == BACK and digest(self.text) == self.was


@dataclass(frozen=True, slots=True)
class Saved:
    """How many sentences were saved, which were not, and what there is to mend in the document as a whole."""

    ids: tuple[str, ...] = ()
    problems: Mapping[str, Problem] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def shown(text: Coded) -> str:
    """Return a translation as a field shows it: codes as tags, no sign that a page cannot hold."""
    return _normal(legible(tagged(text)))


def digest(text: str) -> str:
    """Return what tells two texts of fields apart, however browsers end their lines."""
    return sha256(_normal(text).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _normal(text: str) -> str:
    return re.sub("\r\n?", "\n", text)


def signature_of(person: Person, *, approves: bool) -> Signature:
    """Return how somebody signs translations; only who `approves` says the last word on what is approved."""
    by = f"{person.name} <{person.email}>" if person.name else person.email
    return Signature(by, timezone.now().replace(microsecond=0), "translated", "final" if approves else "translated")


@transaction.atomic
def save(one: Bilingual, typed: Iterable[Typed], person: Person, *, approves: bool) -> Saved:
    """Save what was changed, and nothing over what somebody else said since: that is a conflict, and both are kept."""
    segments = one.segments()
    changed = [each for each in typed if _is_changed(each, segments.get(each.id), approves=approves)]
    problems: dict[str, Problem] = {each.id: "empty" for each in changed if not each.text.strip()}
    signature = signature_of(person, approves=approves)
    back = [each for each in changed if each.takes_back]
    problems |= _taken_back(one, back, signature, person) if back else {}
    sent = [each for each in changed if each.text.strip() and not each.takes_back]
    outcome = _taken(one, sent, signature) if sent else None
    problems |= _problems(outcome, segments, approves=approves) if outcome else {}
    ids = tuple(each.id for each in changed if each.id not in problems)
    if outcome and outcome.outcomes.get("applied"):
        _record(one, [each for each in sent if each.id in ids], person)
    return Saved(ids, problems, tuple(each for each in outcome.findings if not each.place.field) if outcome else ())


def _is_changed(typed: Typed, segment: Segment | None, *, approves: bool) -> bool:
    is_state_new = approves and typed.state and segment is not None and typed.state != segment.state
    return digest(typed.text) != typed.was or bool(is_state_new and segment and segment.target)


def _taken_back(one: Bilingual, back: Iterable[Typed], signature: Signature, person: Person) -> Mapping[str, Problem]:
    """Take approvals back, and log each with what it came to; return those that are not as they were seen."""
    segments = one.segments()
    seen = {
        each.id: tagged(segment.target)
        for each in back
        if (segment := segments.get(each.id)) and digest(shown(segment.target)) == each.was
    }
    lowered = take_back(one.folder, one.submission, one.language, seen, signature)
    for key in lowered:
        text = shown(segments[key].target)[:80]
        values = {"language": one.language, "name": segments[key].by, "sentence": key, "text": text}
        said = "The approval by {name} was taken back ({language}): {text}"
        record(person, one.edition.year, one.document, said, **values)
    return {each.id: "conflict" for each in back if each.id not in lowered}


def _record(one: Bilingual, saved: Sequence[Typed], person: Person) -> None:
    approved = sum(each.state in ("reviewed", "final") for each in saved)
    values = {"language": one.language, "count": len(saved)}
    if approved:
        said = "Translations into {language} were saved: {count}, reviewed or approved: {approved}"
        record(person, one.edition.year, one.document, said, **values, approved=approved)
    else:
        record(person, one.edition.year, one.document, "Translations into {language} were saved: {count}", **values)


def _taken(one: Bilingual, sent: Iterable[Typed], signature: Signature) -> Outcome:
    segments, seen = one.segments(), dict[str, str]()
    entries = list[Returned]()
    for each in sent:
        segment = segments.get(each.id)
        if segment and digest(shown(segment.target)) == each.was:
            seen[each.id] = tagged(segment.target)
        target = untagged(_normal(each.text)[:LONGEST])
        state = None if each.state == "" or each.state == BACK else each.state  # noqa: PLR1714 (mypy reads it so)
        entries.append(Returned(each.id, target, segment.source if segment else None, state))
    handback = Handback(one.document, one.language, UNKNOWN, tuple(entries))
    return take_in_typed(one.folder, checked(one.folder), handback, signature, seen)


_GONE = ("kit-changed", "kit-gone", "kit-unknown", "kit-twice", "kit-misplaced")


def _problems(outcome: Outcome, segments: Mapping[str, Segment], *, approves: bool) -> dict[str, Problem]:
    found: dict[str, Problem] = {}
    for one in outcome.findings:
        key = one.place.field
        if one.code == "kit-conflict":
            is_approved = key in segments and segments[key].state in ("reviewed", "final")
            found[key] = "approved" if is_approved and not approves else "conflict"
        elif one.code in _GONE:
            found[key] = "gone"
        elif one.code.startswith("translation-code-"):
            found[key] = "refused"
    return found

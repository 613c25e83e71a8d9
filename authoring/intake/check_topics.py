"""One topic spelled two ways in two sections of a submission."""

from collections.abc import Iterator
from itertools import combinations

from authoring.edition.edition import Edition
from authoring.forms.records import Action, FigureRecord, Passage
from authoring.forms.submission import GroupSubmission, Submission
from authoring.intake.check_sheets import Filled
from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.text.spelling import alike


def topics(filled: Filled) -> Iterator[Finding]:
    """Find topics of this sheet that are spelled otherwise in another.

    Two topics of one section are two topics, however alike. The spelling that fewer sections use is found, of two
    with the same number the later.
    """
    found: set[str] = set()
    used = _used(filled)
    for one, other in combinations(used, 2):
        if alike(one, other) and not used[one].keys() & used[other].keys():
            rare, usual = (one, other) if len(used[one]) < len(used[other]) else (other, one)
            sheet, place = next(iter(used[rare].items()))
            if sheet == filled.sheet.key and rare not in found:
                found.add(rare)
                yield finding("topic-spelling", place, topic=rare, other=usual)


def _used(filled: Filled) -> dict[str, dict[str, Place]]:
    """Return every topic of the submission as spelled, with the sheets it is used in and its first place in each."""
    used: dict[str, dict[str, Place]] = {}
    for sheet, topic, place in _topics(filled.edition, filled.submission):
        used.setdefault(topic, {}).setdefault(sheet, place)
    return used


def _topics(edition: Edition, submission: Submission) -> Iterator[tuple[str, str, Place]]:
    """Yield sheet, topic and place of every topic given, in the order of the form."""
    if isinstance(submission, GroupSubmission):
        for section in edition.sections:
            for passage in submission.sections.get(section.key, ()):
                yield from _given(submission, section.key, passage)
        for action in submission.actions:
            yield from _given(submission, "actions", action)
        for figure in submission.figures:
            yield from _given(submission, "figures", figure)


def _given(
    submission: Submission, sheet: str, handed: Passage | Action | FigureRecord
) -> Iterator[tuple[str, str, Place]]:
    topic = " ".join((handed.topic or "").split())
    if topic:
        yield sheet, topic, handed.origin("topic") or submission.place(sheet)

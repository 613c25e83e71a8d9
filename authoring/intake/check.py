"""What submissions say, checked against the edition and against each other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from authoring.edition.edition import Edition, title_of
from authoring.edition.folder import DEFINITION
from authoring.forms.catalogue import coordination_form, group_form
from authoring.forms.submission import CoordinationSubmission, GroupSubmission, Submission
from authoring.intake import check_marks, check_sheets, check_topics
from authoring.intake.check_glyphs import IsDrawn, undrawn, undrawn_in_edition
from authoring.intake.check_language import doubts
from authoring.intake.check_names import names_across
from authoring.intake.check_sheets import Filled
from authoring.model.finding import Finding, finding
from authoring.model.language import LocalText, in_language
from authoring.model.place import Place

RULES: list[Callable[[Filled], Iterable[Finding]]] = [
    check_sheets.emptiness,
    check_sheets.word_limit,
    check_sheets.co_chairs,
    check_sheets.meetings,
    check_sheets.past_meetings,
    check_sheets.due_dates,
    check_sheets.figures,
    check_topics.topics,
    check_marks.unopened,
]
"""What each filled sheet is asked, in order."""


def check(edition: Edition, submissions: Sequence[Submission], is_drawn: IsDrawn = lambda _: True) -> list[Finding]:
    """Return what there is to mend: the coordinators' form first, then the groups in the edition's order.

    `is_drawn` tells whether the report's fonts have a sign for a character.
    Within a submission the findings follow the form's sheets. What the edition lacks stands last: forms that have not
    been handed in, names without a text in one of its languages. One problem is one finding in each submission.
    """
    sheets = list(_filled_sheets(edition, submissions))
    across, doubted = names_across(edition, sheets), doubts(sheets)
    found = (
        chain(
            chain.from_iterable(rule(filled) for rule in RULES),
            undrawn(filled, is_drawn),
            doubted.get(position, ()),
            across.get(position, ()),
        )
        for position, filled in enumerate(sheets)
    )
    lacking = (_not_handed_in(edition, submissions), _untranslated(edition), undrawn_in_edition(edition, is_drawn))
    return [*chain.from_iterable(found), *chain.from_iterable(lacking)]


def _filled_sheets(edition: Edition, submissions: Iterable[Submission]) -> Iterator[Filled]:
    order = {group.id: position for position, group in enumerate(edition.groups)}

    def position(submission: Submission) -> int:
        return order.get(submission.group, len(order)) if isinstance(submission, GroupSubmission) else -1

    for submission in sorted(submissions, key=position):
        if isinstance(submission, GroupSubmission):
            form = group_form(edition, submission.group)
        else:
            form = coordination_form(edition)
        yield from (Filled(edition, submission, sheet) for sheet in form.sheets)


def _not_handed_in(edition: Edition, submissions: Iterable[Submission]) -> Iterator[Finding]:
    """Yield who is missing, except groups of which the edition says that they will not report."""
    handed_in = {one.group for one in submissions if isinstance(one, GroupSubmission)}
    if edition.coordination and not any(isinstance(one, CoordinationSubmission) for one in submissions):
        yield finding("coordination-missing", Place(DEFINITION))
    for group in edition.active_groups:
        if group.id not in handed_in and group.id not in edition.without_report:
            place = Place(DEFINITION, field=f"groups.{group.id}")
            yield finding("group-missing", place, group=title_of(group, edition.language))


def _untranslated(edition: Edition) -> Iterator[Finding]:
    """Yield the edition's own words that would be printed in another language than the report's."""
    texts: list[tuple[str, LocalText]] = [
        ("title", edition.title),
        ("partnership.name", edition.partnership.name),
        ("meeting.place", edition.meeting.place),
        *((f"groups.{group.id}", group.name) for group in edition.groups),
        *((f"sections.{section.key}", section.title) for section in edition.sections),
        *((f"coordination.{section.key}", section.title) for section in edition.coordination),
    ]
    for field, text in texts:
        for language in edition.languages:
            if not (text.get(language) or text.get(language.partition("-")[0])):
                said = in_language(text, edition.language)
                yield finding("language-missing", Place(DEFINITION, field=field), text=said, language=language)

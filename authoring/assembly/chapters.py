"""Part III: one chapter a group."""

from collections.abc import Iterator
from dataclasses import replace

from authoring.assembly.actions import action_passages
from authoring.assembly.manuscript import Manuscript, anchor
from authoring.assembly.passages import Passages, details, figure_of, of_passages, section, with_figures
from authoring.assembly.people import roster
from authoring.edition.edition import Group, SectionDefinition, heading_of, title_of
from authoring.forms.records import GroupMeeting
from authoring.forms.sheets import MODES
from authoring.forms.submission import GroupSubmission
from authoring.locale import words
from authoring.model.blocks import Block, Details, Paragraph
from authoring.model.inline import plain
from authoring.model.report import Section
from authoring.text.dates import days


def chapters(draft: Manuscript) -> Manuscript:
    """Add one chapter a group in the edition's order; a group that did not hand in is stated or left out."""
    written = (_chapter(draft, group, submission) for group, submission in draft.reports)
    title = draft.words("Reports of the working groups")
    return draft.with_part(
        Section("part", anchor("part", "groups"), title, language=draft.language, sections=tuple(written))
    )


def _chapter(draft: Manuscript, group: Group, submission: GroupSubmission | None) -> Section:
    title, place = heading_of(group, draft.language), draft.place_of(group)
    chapter = Section("chapter", group.id, title, language=draft.language, place=place)
    if submission:
        return replace(chapter, language=submission.language, sections=tuple(_sections(draft, group, submission)))
    if draft.edition.missing_groups == "omit":
        return chapter
    statement = draft.words("This working group did not hand in a report for {year}.").format(year=draft.edition.year)
    return replace(chapter, blocks=(Paragraph(plain(statement)),))


def _sections(draft: Manuscript, group: Group, submission: GroupSubmission) -> Iterator[Section]:
    """Yield a chapter's sections in the order in which they are printed."""
    _ = draft.words

    def facts(key: str, title: str, *blocks: Block, language: str = submission.language) -> Section:
        return Section("section", anchor(group.id, key), title, language=language, blocks=blocks)

    title = _("Co-chairs") if len(submission.co_chairs) != 1 else _("Co-chair")
    yield facts("co_chairs", title, *roster(submission.co_chairs, draft.partners, _))
    title = _("Meetings") if len(submission.meetings) > 1 else _("Meeting")
    meetings = (block for meeting in submission.meetings for block in _meeting(draft, meeting))
    yield facts("meetings", title, *meetings, language=draft.language)
    for definition in draft.edition.sections:
        yield _section(draft, group, definition, submission)
    keys = {definition.key for definition in draft.edition.sections}
    yield facts("figures", _("Figures"), *(figure_of(one) for one in submission.figures if one.section not in keys))
    people = roster(submission.participants, draft.partners, _, "list")
    yield facts("participants", _("Participants"), *people)


def _section(draft: Manuscript, group: Group, definition: SectionDefinition, submission: GroupSubmission) -> Section:
    passages: Passages
    if definition.kind == "actions":
        passages = action_passages(submission.actions, draft.partners, draft.language)
    else:
        passages = of_passages(submission.sections.get(definition.key, ()))
    title = title_of(definition, draft.language)
    written = section("section", anchor(group.id, definition.key), title, submission.language, passages)
    written = replace(written, place=draft.place_of(definition))
    return with_figures(written, (one for one in submission.figures if one.section == definition.key))


def _meeting(draft: Manuscript, meeting: GroupMeeting) -> tuple[Details, ...]:
    """Return when, how and where a group met, and how many took part."""
    _ = draft.words
    came = [partner for partner in draft.partners if meeting.participants.get(partner) is not None]
    counts = [f"{draft.partners[partner]}: {meeting.participants[partner]}" for partner in came]
    mode = words("forms", draft.language)(MODES[meeting.mode]) if meeting.mode else ""
    return details(
        [
            (_("Dates") if meeting.end else _("Date"), days(meeting.start, meeting.end, draft.language), "start"),
            (_("Mode"), mode, "mode"),
            (_("Place"), meeting.place or "", "place"),
            (_("Participants"), "; ".join(counts), f"participants.{came[0]}" if came else ""),
        ],
        meeting,
    )

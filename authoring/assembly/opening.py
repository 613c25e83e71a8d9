"""Parts I and II: the message, and the partnership's profile with what is derived from the submissions."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from authoring.assembly.charts import figures, timeline
from authoring.assembly.manuscript import Manuscript, anchor
from authoring.assembly.passages import ended_with, of_passages, section
from authoring.assembly.people import institution_with_acronym, roster
from authoring.assembly.wording import alphabetical, ordinal
from authoring.edition.edition import Group, SectionDefinition, heading_of, title_of
from authoring.forms.records import CoChair, PastMeeting
from authoring.forms.sheets import MODES
from authoring.locale import words
from authoring.model.blocks import Item, List, Paragraph, RichText, Table
from authoring.model.inline import Inline, plain
from authoring.model.language import in_language
from authoring.model.place import Place
from authoring.model.report import Section
from authoring.text.dates import days
from authoring.text.spelling import alike


def message(draft: Manuscript) -> Manuscript:
    """Add the message and who signs it; with one section, which is usual, the part is that section."""
    name = anchor("part", "message")
    sections = [_written(draft, one, name) for one in draft.edition.coordination if one.part == "message"]
    if len(sections) == 1:
        return draft.with_part(replace(sections[0], kind="part", anchor=name))
    return draft.with_part(
        Section("part", name, draft.words("Message"), language=draft.language, sections=tuple(sections))
    )


def profile(draft: Manuscript) -> Manuscript:
    """Add the partnership's profile: its sections, what is derived below each, the year in figures."""
    name = anchor("part", "profile")
    definitions = [one for one in draft.edition.coordination if one.part in ("profile", None)]
    sections = [_written(draft, one, name) for one in definitions]
    title = draft.words("Profile of the partnership")
    return draft.with_part(Section("part", name, title, language=draft.language, sections=(*sections, figures(draft))))


def _written(draft: Manuscript, definition: SectionDefinition, above: str) -> Section:
    coordination = draft.coordination
    passages = coordination.sections.get(definition.key, []) if coordination else []
    language = coordination.language if coordination else draft.language
    title = title_of(definition, draft.language)
    written = section("section", anchor(above, definition.key), title, language, of_passages(passages))
    if "signatories" in definition.shows and coordination:
        written = ended_with(written, *roster(coordination.signatories, draft.partners, draft.words))
    sections = (*written.sections, *_derived(draft, definition, written.anchor))
    return replace(written, sections=sections, place=draft.place_of(definition))


def _derived(draft: Manuscript, definition: SectionDefinition, above: str) -> Iterator[Section]:
    for shown in definition.shows:
        if shown == "groups":
            yield _groups(draft, above)
        elif shown == "institutions":
            yield from _institutions(draft, above)
        elif shown == "meetings":
            yield _meetings(draft, above)


def _groups(draft: Manuscript, above: str) -> Section:
    names = ((_in_full(group, draft.language), draft.place_of(group), None) for group, _ in draft.reports)
    title = draft.words("The working groups")
    return Section("topic", anchor(above, "groups"), title, language=draft.language, blocks=(_bullets(names),))


def _in_full(group: Group, language: str) -> str:
    return institution_with_acronym(heading_of(group, language), in_language(group.acronym, language))


def _bullets(lines: Iterable[tuple[str, Place | None, str | None]]) -> List:
    """Return lines as a list, each with its place and, where it is another than the text's, its language."""
    return List(tuple(Item((Paragraph(plain(line, own), place),), place) for line, place, own in lines))


def _institutions(draft: Manuscript, above: str) -> Iterator[Section]:
    co_chairs = [co_chair for _, submission in draft.submissions for co_chair in submission.co_chairs]
    for partner, name in draft.partners.items():
        found = _once_each(co_chair for co_chair in co_chairs if co_chair.partner == partner)
        title = draft.words("Institutions of the co-chairs: {partner}").format(partner=name)
        lines = sorted(found, key=lambda line: alphabetical(line[0], draft.language))
        blocks = (_bullets(lines),) if lines else ()
        yield Section("topic", anchor(above, "institutions", partner), title, language=draft.language, blocks=blocks)


def _once_each(co_chairs: Iterable[CoChair]) -> list[tuple[str, Place | None, str | None]]:
    """Return the co-chairs' institutions, each once, as first spelled; the acronym may come from a later record."""
    acronyms: dict[str, str] = {}
    found: dict[str, tuple[Place | None, str | None]] = {}
    for co_chair in co_chairs:
        institution = co_chair.institution or co_chair.acronym
        if institution:
            known = next((one for one in acronyms if alike(one, institution)), institution)
            acronyms[known] = acronyms.get(known) or co_chair.acronym or ""
            field = "institution" if co_chair.institution else "acronym"
            found.setdefault(known, (co_chair.origin(field), co_chair.foreign.get(field)))
    return [
        (institution_with_acronym(name, acronym if acronym != name else ""), *found[name])
        for name, acronym in acronyms.items()
    ]


def _meetings(draft: Manuscript, above: str) -> Section:
    meetings = sorted(draft.coordination.past_meetings if draft.coordination else [], key=lambda one: one.start)
    title = draft.words("Past annual meetings")
    blocks: RichText = (*timeline(draft, meetings), _meetings_table(draft, meetings)) if meetings else ()
    return Section("topic", anchor(above, "meetings"), title, language=draft.language, blocks=blocks)


def _meetings_table(draft: Manuscript, meetings: list[PastMeeting]) -> Table:
    """Return the meetings as a table, leaving out columns nobody filled in."""
    _ = draft.words
    header = (_("Meeting"), _("Dates"), _("Place"), _("Host"), _("Mode"))
    rows = [_meeting_cells(draft, meeting) for meeting in meetings]
    kept = [column for column in range(len(header)) if any(row[column] for row in rows)]
    caption = _("Annual meetings, {first}–{last}").format(first=meetings[0].start.year, last=meetings[-1].start.year)
    cells = tuple(tuple(row[column] for column in kept) for row in rows)
    origins = tuple(meeting.origin("start") for meeting in meetings)
    return Table(caption, tuple(header[column] for column in kept), cells, origins=origins)


def _meeting_cells(draft: Manuscript, meeting: PastMeeting) -> tuple[Inline, ...]:
    return (
        plain(ordinal(meeting.ordinal, draft.language) if meeting.ordinal else ""),
        plain(days(meeting.start, meeting.end, draft.language)),
        plain(meeting.place or "", meeting.foreign.get("place")),
        plain(draft.partners.get(meeting.host, meeting.host) if meeting.host else ""),
        plain(words("forms", draft.language)(MODES[meeting.mode]) if meeting.mode else ""),
    )

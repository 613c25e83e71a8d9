"""From submissions to the report: the whole process, stage by stage."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from authoring.assembly.annexes import annexes
from authoring.assembly.chapters import chapters
from authoring.assembly.languages import languages
from authoring.assembly.manuscript import Manuscript, Stage, anchor, manuscript
from authoring.assembly.opening import message, profile
from authoring.assembly.wording import ordinal
from authoring.edition.edition import Edition
from authoring.errors import AuthoringError
from authoring.forms.sheets import MODES
from authoring.forms.submission import Submission
from authoring.locale import words
from authoring.model.language import in_language
from authoring.model.report import Meeting, Report, Section
from authoring.text.dates import days
from authoring.text.markers import ROMAN


def without_empty(draft: Manuscript) -> Manuscript:
    """Leave out every section in which nothing stands."""
    return replace(draft, parts=_filled(draft.parts))


def _filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    kept = (replace(section, sections=_filled(section.sections)) for section in sections)
    return tuple(section for section in kept if section.blocks or section.sections)


def numbered(draft: Manuscript) -> Manuscript:
    """Give the parts their numbers I, II …, the groups' chapters theirs and the annexes letters."""
    parts = []
    for number, part in enumerate(draft.parts, 1):
        if part.anchor == anchor("part", "annexes"):
            label, numbers = "", [draft.words("Annex {letter}").format(letter=letter) for letter in _letters(part)]
        else:
            label, numbers = draft.words("Part {number}").format(number=ROMAN[number].upper()), _numbers(part)
        sections = (replace(one, number=one_number) for one, one_number in zip(part.sections, numbers, strict=True))
        parts.append(replace(part, number=label, sections=tuple(sections)))
    return replace(draft, parts=tuple(parts))


def _letters(part: Section) -> list[str]:
    return [chr(ord("A") + index) for index in range(len(part.sections))]


def _numbers(part: Section) -> list[str]:
    return [str(index) if section.kind == "chapter" else "" for index, section in enumerate(part.sections, 1)]


STAGES: list[Stage] = [
    message,
    profile,
    chapters,
    annexes,
    without_empty,
    numbered,
    languages,
]
"""What happens, in order. A stage takes the manuscript and hands on a new one."""


def assemble(edition: Edition, submissions: Sequence[Submission], language: str, draft: bool = False) -> Report:
    """Return the report in `language`.

    Authors' texts stay in the language they were handed in; titles, labels, dates and names of countries are in the
    report's. Submissions of groups the edition does not know have no place in it.
    """
    work = manuscript(edition, submissions, language)
    for stage in STAGES:
        work = stage(work)
    return Report(
        title=in_language(edition.title, language),
        partnership=in_language(edition.partnership.name, language),
        acronym=in_language(edition.partnership.acronym, language),
        partners=tuple(work.partners.values()),
        year=edition.year,
        language=language,
        host=work.partners[edition.host],
        meeting=_annual_meeting(edition, language),
        draft=draft,
        parts=work.parts,
        issued=edition.issued,
        languages=(language,),
        address=edition.address.rstrip("/"),
        territories=tuple(partner.territory for partner in edition.partners),
    )


def only_chapter(report: Report, group: str) -> Report:
    """Return the report with nothing but a group's chapter; raises AuthoringError when it has none."""
    for part in report.parts:
        chapters = tuple(chapter for chapter in part.sections if chapter.anchor == group)
        if chapters:
            return replace(report, parts=(replace(part, sections=chapters),))
    raise AuthoringError("The report has no chapter of the group {group}.", group=group)


def _annual_meeting(edition: Edition, language: str) -> Meeting:
    meeting = edition.meeting
    return Meeting(
        ordinal=ordinal(meeting.ordinal, language),
        dates=days(meeting.start, meeting.end, language),
        place=in_language(meeting.place, language),
        mode=words("forms", language)(MODES[meeting.mode]),
    )

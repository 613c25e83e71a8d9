"""What one filled sheet says, checked by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from authoring.edition.edition import Edition
from authoring.forms.records import Action, Passage, Record
from authoring.forms.sheets import Sheet, partner_choices
from authoring.forms.submission import CoordinationSubmission, GroupSubmission, Submission
from authoring.model import walk
from authoring.model.blocks import RichText
from authoring.model.finding import Finding, finding
from authoring.model.inline import text_of
from authoring.model.language import in_language
from authoring.model.place import Place


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet of a form as one author filled it in."""

    edition: Edition
    submission: Submission
    sheet: Sheet

    @property
    def title(self) -> str:
        """The sheet's title, in the language in which the author saw it."""
        return in_language(self.sheet.title, self.submission.language)

    @property
    def is_there(self) -> bool:
        """Tell whether the sheet is in the workbook; reading it has already said when it is not."""
        return not self.submission.origins or self.sheet.key in self.submission.origins

    @property
    def place(self) -> Place:
        """Where the sheet is."""
        return self.submission.place(self.sheet.key)

    def at(self, handed: Record | Passage, field: str) -> Place:
        """Return where a field of one of the sheet's records is, as nearly as is known."""
        return handed.origin(field) or self.place

    @property
    def records(self) -> Sequence[Record]:
        """The rows of a table; none for a narrative."""
        return () if self.sheet.is_narrative else getattr(self.submission, self.sheet.key)

    @property
    def passages(self) -> Sequence[Passage]:
        """The passages of a narrative; none for a table."""
        return self.submission.sections.get(self.sheet.key, ()) if self.sheet.is_narrative else ()

    @property
    def texts(self) -> Iterator[tuple[Passage | Record, RichText]]:
        """What was written in paragraphs and lists, with the passage or record it stands in."""
        yield from ((passage, passage.text) for passage in self.passages)
        for record in self.records:
            field = "text" if isinstance(record, Action) else "description"
            yield record, getattr(record, field, ())


def emptiness(filled: Filled) -> Iterator[Finding]:
    """Find a sheet that should have been filled in; missing co-chairs are found partner by partner."""
    written = filled.records or any(passage.text for passage in filled.passages)
    if not written and filled.is_there and filled.sheet.need != "optional" and filled.sheet.key != "co_chairs":
        yield finding(f"section-{filled.sheet.need}", filled.place, section=filled.title)


def word_limit(filled: Filled) -> Iterator[Finding]:
    """Find a section that is longer than its limit; footnotes do not count."""
    limit = filled.sheet.words
    if limit is not None:
        words = sum(len(text_of(text).split()) for _, blocks in filled.texts for _, text in walk.texts(blocks))
        if words > limit:
            yield finding("words-over", filled.place, words=words, limit=limit)


def co_chairs(filled: Filled) -> Iterator[Finding]:
    """Find partners without a co-chair and co-chairs without an institution."""
    if filled.sheet.key != "co_chairs" or not isinstance(filled.submission, GroupSubmission):
        return
    named = {co_chair.partner for co_chair in filled.submission.co_chairs}
    for choice in partner_choices(filled.edition):
        if choice.value not in named and filled.is_there:
            partner = in_language(choice.label, filled.submission.language)
            yield finding("co-chair-missing", filled.place, partner=partner, sheet=filled.title)
    for co_chair in filled.submission.co_chairs:
        if not co_chair.institution:
            name = co_chair.name or co_chair.title or "…"
            yield finding("institution-missing", filled.at(co_chair, "institution"), name=name)


def meetings(filled: Filled) -> Iterator[Finding]:
    """Find a group's meetings outside the edition's period: its year, and then until its report is due."""
    if filled.sheet.key != "meetings" or not isinstance(filled.submission, GroupSubmission):
        return
    first, last = _period(filled.edition, filled.edition.due_of(filled.submission.group))
    for meeting in filled.submission.meetings:
        start, end = filled.at(meeting, "start"), filled.at(meeting, "end")
        if not first <= meeting.start <= last:
            yield finding("date-outside-year", start, date=meeting.start, year=filled.edition.year)
        elif meeting.end and meeting.end > last:
            yield finding("date-outside-year", end, date=meeting.end, year=filled.edition.year)
        if meeting.end and meeting.end < meeting.start:
            yield finding("date-order", end, start=meeting.start, end=meeting.end)


def past_meetings(filled: Filled) -> Iterator[Finding]:
    """Find annual meetings that end before they begin, or that are yet to come."""
    if filled.sheet.key != "past_meetings" or not isinstance(filled.submission, CoordinationSubmission):
        return
    _, last = _period(filled.edition, filled.edition.due)
    for meeting in filled.submission.past_meetings:
        if meeting.start > last:
            place = filled.at(meeting, "start")
            yield finding("date-outside-year", place, date=meeting.start, year=filled.edition.year)
        if meeting.end and meeting.end < meeting.start:
            yield finding("date-order", filled.at(meeting, "end"), start=meeting.start, end=meeting.end)


def _period(edition: Edition, due: date | None) -> tuple[date, date]:
    year_end = date(edition.year, 12, 31)
    return date(edition.year, 1, 1), max(year_end, due or year_end)


def due_dates(filled: Filled) -> Iterator[Finding]:
    """Find actions that were due before the reporting year was over and are not said to be done."""
    year_end = date(filled.edition.year, 12, 31)
    for action in filled.records:
        if isinstance(action, Action) and action.due and action.due < year_end and action.status != "done":
            yield finding("due-past", filled.at(action, "due"), date=action.due)


def figures(filled: Filled) -> Iterator[Finding]:
    """Find pictures whose contents are not said in words."""
    if filled.sheet.key == "figures" and isinstance(filled.submission, GroupSubmission):
        for figure in filled.submission.figures:
            if not figure.alternative:
                yield finding("picture-no-alternative", filled.at(figure, "alternative"))

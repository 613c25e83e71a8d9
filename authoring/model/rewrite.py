"""A report with every one of its texts changed: one way through it for whatever changes texts."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from authoring.model.blocks import Block, Chart, Details, Figure, Item, List, Paragraph, Person, RichText, Roster, Table
from authoring.model.charts import Bars, Drawing, Panel, Row, Timeline
from authoring.model.inline import Inline, Run, plain, text_of
from authoring.model.report import Meeting, Report, Section

Change = Callable[[Inline, str], Inline]
"""Takes a text and the BCP 47 tag of its language, and returns what stands in its place.

A name or passage in another language is a run of the text with a `language` of its own. A note comes as a text of its
own, before the one its mark stands in. What has no formatting (a title, a label, an alternative text) comes as one run,
and of what is returned for it the characters are kept.
"""


def report(whole: Report, change: Change) -> Report:
    """Return a report with every text of it changed once: cover, titles, blocks, notes, what stands for pictures."""
    texts = _Texts(change, whole.language)
    return replace(
        whole,
        title=texts.words(whole.title),
        partnership=texts.words(whole.partnership),
        acronym=texts.words(whole.acronym),
        partners=texts.all_words(whole.partners),
        host=texts.words(whole.host),
        meeting=texts.meeting(whole.meeting),
        parts=tuple(section(part, change, whole.language) for part in whole.parts),
    )


def section(whole: Section, change: Change, language: str) -> Section:
    """Return a section with every text in it changed once; `language` is the report's."""
    outside, inside = _Texts(change, language), _Texts(change, whole.language or language)
    # Only the titles of topics are their authors' own words.
    own = _Texts(change, whole.title_language) if whole.title_language else inside
    title = (own if whole.kind == "topic" else outside).words(whole.title)
    return replace(
        whole,
        title=title,
        number=outside.words(whole.number),
        blocks=inside.blocks(whole.blocks),
        sections=tuple(section(below, change, language) for below in whole.sections),
    )


@dataclass(frozen=True, slots=True)
class _Texts:
    """Changes texts of one language."""

    change: Change
    language: str

    def words(self, text: str) -> str:
        return text_of(self.change(plain(text), self.language)) if text else ""

    def all_words(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self.words, texts))

    def inline(self, inline: Inline) -> Inline:
        return self.change(tuple(map(self._noted, inline)), self.language) if inline else ()

    def _noted(self, run: Run) -> Run:
        if run.note is None:
            return run
        return replace(run, note=_Texts(self.change, run.language or self.language).inline(run.note))

    def meeting(self, meeting: Meeting) -> Meeting:
        return Meeting(*map(self.words, (meeting.ordinal, meeting.dates, meeting.place, meeting.mode)))

    def blocks(self, blocks: RichText) -> RichText:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return replace(block, content=self.inline(block.content))
            case List():
                return replace(block, items=tuple(map(self._item, block.items)))
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Chart():
                return self._chart(block)
            case Roster():
                groups = ((self.words(heading), tuple(map(self._person, people))) for heading, people in block.groups)
                return replace(block, groups=tuple(groups))
            case Details():
                entries = ((self.words(label), self.inline(value)) for label, value in block.entries)
                return replace(block, entries=tuple(entries))

    def _item(self, item: Item) -> Item:
        return replace(item, blocks=self.blocks(item.blocks))

    def _table(self, table: Table) -> Table:
        rows = tuple(tuple(map(self.inline, row)) for row in table.rows)
        return replace(table, caption=self.words(table.caption), header=self.all_words(table.header), rows=rows)

    def _figure(self, figure: Figure) -> Figure:
        described = _Texts(self.change, figure.alternative_language or self.language)
        return replace(
            figure,
            caption=self.inline(figure.caption),
            alternative=described.words(figure.alternative),
            credit=self.inline(figure.credit),
        )

    def _chart(self, chart: Chart) -> Chart:
        return replace(
            chart,
            drawing=self._drawing(chart.drawing),
            caption=self.inline(chart.caption),
            alternative=self.words(chart.alternative),
        )

    def _drawing(self, drawing: Drawing) -> Drawing:
        match drawing:
            case Bars():
                panels = tuple(map(self._panel, drawing.panels))
                return replace(drawing, categories=self.all_words(drawing.categories), panels=panels)
            case Timeline():
                return Timeline(tuple(map(self._row, drawing.rows)))

    def _panel(self, panel: Panel) -> Panel:
        series = (replace(one, name=self.words(one.name)) for one in panel.series)
        return replace(panel, title=self.words(panel.title), series=tuple(series))

    def _row(self, row: Row) -> Row:
        moments = (replace(one, label=self.words(one.label)) for one in row.moments)
        return replace(row, name=self.words(row.name), moments=tuple(moments))

    def _person(self, person: Person) -> Person:
        return replace(person, name=self.words(person.name), lines=tuple(map(self.inline, person.lines)))

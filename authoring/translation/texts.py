"""A submission's texts: each is visited once, with its context, and may be put into another language."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from authoring.forms.columns import Ask, TextKind
from authoring.forms.records import Action, FigureRecord, Handed, Initiative, Passage, PersonRecord, Record
from authoring.forms.submission import CoordinationSubmission, GroupSubmission
from authoring.model.blocks import Block, Item, List, Paragraph, RichText
from authoring.model.inline import Inline, Run, plain, text_of
from authoring.model.place import Place
from authoring.text.spelling import tidy
from authoring.translation.markup import legible
from authoring.translation.units import Context

Translate = Callable[[Context, Inline, Place | None], Inline]
"""Takes a text, its context and its place; returns what stands in its place."""

Row = TypeVar("Row", bound=Handed)
HandedIn = TypeVar("HandedIn", bound=GroupSubmission | CoordinationSubmission)

_EVERYWHERE: tuple[TextKind, ...] = ("topic", "institution", "acronym", "function")
"""What is the same wherever it comes up again."""
_HEADINGS: tuple[TextKind, ...] = ("topic", "title")


def translated(submission: HandedIn, translate: Translate, language: str) -> HandedIn:
    """Return a submission in `language`: every text an author wrote for readers is what `translate` returns for it."""
    sections = {
        key: [_passage(_Writer(key, translate, below), one) for below, one in _headed(rows)]
        for key, rows in submission.sections.items()
    }
    tables = {
        name: [_record(_Writer(name, translate, below, _person(row)), row) for below, row in _headed(rows)]
        for name, rows in submission
        if isinstance(rows, list) and all(isinstance(row, Record) for row in rows)
    }
    # For mypy a copy of one of the two could be the other.
    return cast("HandedIn", submission.model_copy(update={"language": language, "sections": sections} | tables))


def _headed(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Yield rows with the heading each stands below; one that names none belongs to the one above it."""
    above = ""
    for row in rows:
        match row:
            case Passage() | Action():
                above = row.topic or above
            case FigureRecord():
                above = row.topic or ""
            case Initiative():
                above = row.title
        yield " ".join(above.split()), row


def _person(row: Handed) -> str:
    """Return whose row it is, in the one form a name has; empty when it is nobody's."""
    return legible(tidy(row.name)) if isinstance(row, PersonRecord) else ""


def _passage(writer: "_Writer", passage: Passage) -> Passage:
    topic = writer.words("topic", "topic", passage.topic, passage.origin("topic"))
    return passage.model_copy(update={"topic": topic, "text": writer.blocks(passage.text), "foreign": writer.foreign})


def _record(writer: "_Writer", row: Row) -> Row:
    asked = {name: _ask(one.metadata) for name, one in type(row).model_fields.items()}
    kinds = {name: ask.translated for name, ask in asked.items() if ask and ask.translated}
    said = {name: writer.value(name, kind, getattr(row, name), row.origin(name)) for name, kind in kinds.items()}
    return row.model_copy(update={**said, "foreign": writer.foreign})


def _ask(metadata: list[Any]) -> Ask | None:
    return next((one for one in metadata if isinstance(one, Ask)), None)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Puts the texts of one row, which stands `below` a heading, into another language; `person` is whose row it is.

    `foreign` gathers the languages of plain texts by their fields: unlike runs they cannot tell them themselves.
    """

    sheet: str
    translate: Translate
    below: str = ""
    person: str = ""
    foreign: dict[str, str] = field(default_factory=dict)

    def value(self, name: str, kind: TextKind, value: Any, place: Place | None) -> Any:
        match value:
            case str():
                return self.words(name, kind, value, place)
            case Mapping():
                return {key: self.words(f"{name}.{key}", kind, text, place) for key, text in value.items()}
            case tuple():
                return self.blocks(value)
            case _:
                return value

    def words(self, name: str, kind: TextKind, text: str | None, place: Place | None) -> str | None:
        if not text:
            return text
        sheet = "" if kind in _EVERYWHERE else self.sheet
        about = self.person if kind == "function" else ""
        context = Context(sheet, kind, about, "" if kind in _HEADINGS else self.below)
        said = self.translate(context, plain(text), place)
        languages = {run.language for run in said}
        # A text in two languages, half of it translated, is left in the one of what stands around it.
        if len(languages) == 1 and (language := languages.pop()):
            self.foreign[name] = language
        return text_of(said)

    def blocks(self, blocks: RichText) -> RichText:
        return tuple(self._block(block, "paragraph") for block in blocks)

    def _block(self, block: Block, kind: TextKind) -> Block:
        match block:
            case Paragraph():
                return replace(block, content=self._inline(kind, block.content, block.place))
            case List():
                return replace(block, items=tuple(map(self._item, block.items)))
            case _:
                raise TypeError(f"no author types a {type(block).__name__}")

    def _item(self, item: Item) -> Item:
        return replace(item, blocks=tuple(self._block(block, "item") for block in item.blocks))

    def _inline(self, kind: TextKind, text: Inline, place: Place | None) -> Inline:
        said = self.translate(Context(self.sheet, kind, below=self.below), text, place)
        return tuple(self._noted(run, place) for run in said)

    def _noted(self, run: Run, place: Place | None) -> Run:
        return run if run.note is None else replace(run, note=self._inline("note", run.note, place))

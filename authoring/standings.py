"""How far translations have come and what keeps them from being published, written for people and for programs."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap

from authoring.listing import legible, legible_json
from authoring.locale import words
from authoring.locale.cldr import LanguageName, name_of
from authoring.locale.message import Spoken, message, spoken
from authoring.text.dates import day
from authoring.translation.agreed import BY
from authoring.translation.coverage import Coverage, Standing, together
from authoring.translation.last_words import LastWord

_WIDTH = 80
"""Columns of a terminal."""
_HEAD = ("new", "changed", "translated", "reviewed", "approved", "words")
"""Where sentences stand and how many words they have: message ids of the `commands` catalogue."""
_SHORT_HEAD = ("to do", "chg.", "transl.", "rev.", "app.", "words")
"""The same where a terminal has no room for it: message ids of the `commands` catalogue."""
_STANDINGS: tuple[Standing, ...] = ("new", "changed", "translated", "reviewed", "approved")

Row = tuple[str, ...]
Names = Mapping[str, Spoken]
"""What documents are called; one that is not here is called by its id."""


def as_text(found: Sequence[Coverage], names: Names, language: str) -> str:
    """Return a table for each language, a line for each document, and what keeps each from being published."""
    groups = _by_language(found)
    told = [*_tables(groups, names, language), *_standing(groups, names, language)]
    return "".join(f"{legible(line)}\n" for line in told)


def as_json(found: Sequence[Coverage], names: Names, language: str) -> str:
    """Return the same as a JSON object: `languages`, each with its `documents` and their `problem`, null for none."""
    listed = [
        {
            "language": into,
            **_counts(together(group)),
            "documents": [
                {
                    "document": one.document,
                    "name": _called(one.document, names, language),
                    **_counts(one),
                    "problem": one.problem and one.problem.text(language),
                }
                for one in group
            ],
        }
        for into, group in _by_language(found).items()
    ]
    return legible_json({"languages": listed})


def _by_language(found: Sequence[Coverage]) -> Mapping[str, list[Coverage]]:
    return {into: list(group) for into, group in groupby(found, key=lambda one: one.language)}


def _called(document: str, names: Names, language: str) -> str:
    return spoken(names.get(document, document), language)


def _counts(one: Coverage) -> dict[str, object]:
    counts: dict[str, object] = {name: one.sentences[name] for name in _STANDINGS}
    told = {"words": one.words, "missing_words": one.missing_words, "percent": one.percent, "complete": one.is_complete}
    return counts | told


def _tables(groups: Mapping[str, Sequence[Coverage]], names: Names, language: str) -> Iterator[str]:
    """Yield a table for each language, all with columns of one width; each ends with its sum."""
    _ = words("commands", language)
    tables = {
        _name(into, language): [
            *(_row(_called(one.document, names, language), one) for one in group),
            _row(_("in all"), together(group)),
        ]
        for into, group in groups.items()
    }
    rows = [row for table in tables.values() for row in table]
    longest = max((len(name) for name, *_numbers in (*rows, *((title,) for title in tables))), default=0)
    heads = [(*map(_, head), "%") for head in (_HEAD, _SHORT_HEAD)]
    widths = [_widths([head, *(row[1:] for row in rows)]) for head in heads]
    fitting = 0 if longest + _taken(widths[0]) <= _WIDTH else 1
    room = min(longest, max(_WIDTH - _taken(widths[fitting]), 1))
    for title, table in tables.items():
        for row in ((title, *heads[fitting]), *table):
            yield from _lines(row, room, widths[fitting])
        yield ""


def _row(name: str, one: Coverage) -> Row:
    if one.problem and not one.words:
        return (name, *("–" for _ in _HEAD), "–")
    return (name, *(str(one.sentences[standing]) for standing in _STANDINGS), str(one.words), str(one.percent))


def _widths(rows: Sequence[Row]) -> list[int]:
    return [max(map(len, column)) for column in zip(*rows, strict=True)]


def _taken(widths: Sequence[int]) -> int:
    """Return how many columns numbers take, with two spaces before each."""
    return sum(width + 2 for width in widths)


def _lines(row: Row, room: int, widths: Sequence[int]) -> list[str]:
    """Return a row as a line; a name that has no room begins on lines of its own."""
    name, *numbers = row
    *above, last = wrap(name, room) or [""]
    cells = (number.rjust(width) for number, width in zip(numbers, widths, strict=True))
    return [*above, "  ".join((last.ljust(room), *cells))]


def _name(tag: str, language: str) -> str:
    """Return what a language is called in another: “French (fr)”."""
    name = name_of(tag, language)
    return f"{name[:1].upper()}{name[1:]} ({tag})"


def _standing(groups: Mapping[str, Sequence[Coverage]], names: Names, language: str) -> Iterator[str]:
    """Yield what keeps the final report from being built, language by language, and which command helps."""
    blocking = {into: [one for one in group if not one.is_complete] for into, group in groups.items()}
    if not any(blocking.values()):
        yield words("commands", language)("All is translated.")
        return
    yield from _wrapped(message("What keeps `authoring build --final` from publishing:"), language)
    for into, lacking in blocking.items():
        told = [_blocks(one, names) for one in lacking]
        if any(one.missing for one in lacking):
            told.append(message("To send them out: {command}", command=f"authoring translate export --language {into}"))
        said = (message("{language}: {text}", language=LanguageName(into), text=one) for one in told)
        yield from (line for one in said for line in _wrapped(one, language, "  "))


def _blocks(one: Coverage, names: Names) -> Spoken:
    """Return what a document lacks in one language."""
    return one.problem or message(
        "{document} – new sentences: {new}; changed since: {changed}; words: {words}",
        document=names.get(one.document, one.document),
        new=one.sentences["new"],
        changed=one.sentences["changed"],
        words=one.missing_words,
    )


def _wrapped(said: Spoken, language: str, before: str = "") -> list[str]:
    """Return a sentence in lines that a terminal has room for; neither names nor paths are broken."""
    beyond = " " * (len(before) + 2) if before else ""
    text = said.text(language)
    return wrap(
        text, _WIDTH, initial_indent=before, subsequent_indent=beyond, break_long_words=False, break_on_hyphens=False
    )


def log(found: Sequence[LastWord], names: Names, language: str) -> str:
    """Return who said the last word on each document, and when, language by language."""
    _ = words("commands", language)
    told: list[str] = []
    for (into, document), group in groupby(found, key=lambda one: (one.language, one.document)):
        told.append(f"{_name(into, language)} · {_called(document, names, language)}")
        told += [line for one in group for line in _wrapped(_last_word(one, language), language, "  ")]
    return "".join(f"{legible(line)}\n" for line in told or [_("Nothing is translated yet.")])


def _last_word(one: LastWord, language: str) -> Spoken:
    who = message("the agreed names in terms.toml") if one.by == BY else one.by or message("nobody named")
    if one.day is None:
        return message("{name} (sentences: {count})", name=who, count=one.sentences)
    return message("{day}: {name} (sentences: {count})", day=day(one.day, language), name=who, count=one.sentences)

"""`edition.toml` changed as a careful hand would: what is not changed stays as it is written, comments and all.

Texts go in, texts come out. Each change is made twice, in what the text says (`tomllib`) and in how it is written
(tomlkit); a result that does not say exactly what it should is never returned.

What stands between two tables belongs to the one below it, up to the first empty line to the one above. What stands
above the first entry of a list belongs to the list (its last paragraph, where there are several, to the entry).
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.container import Container
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array, Comment, InlineTable, Item, Null, Table, Whitespace

Way = tuple[str, ...]
"""Which value: its keys; an entry of a list is named by its id (`groups`, `mining`, `name`, `fr`)."""

LISTS = {"partners": "id", "groups": "id", "sections": "key", "coordination": "key"}
"""The lists of tables, and what tells their entries apart."""

UNDETERMINED = "und"

Said = dict[str, Any]


class LayoutError(Exception):
    """The text is written in a way in which it cannot be changed here."""


def said_by(text: str) -> Said:
    """Return what a text says; raises tomllib.TOMLDecodeError."""
    return tomllib.loads(text)


def value_at(said: Mapping[str, Any], way: Way) -> Any:
    """Return the value at a way, None when there is none. A text for all languages is that of `und`."""
    found: Any = said
    for key in way:
        if isinstance(found, list):
            found = next((one for one in found if isinstance(one, dict) and key in map(one.get, ("id", "key"))), None)
        elif isinstance(found, str):
            found = found if key == UNDETERMINED else None
        else:
            found = found.get(key) if isinstance(found, Mapping) else None
    return found


def with_values(text: str, changes: Mapping[Way, Any]) -> str:
    """Return the text with values set, or taken away where they are None; raises LayoutError."""

    def change(said: Any) -> None:
        for way, value in changes.items():
            _set(said, way, value)

    return _changed(text, change, change)


def with_entry(text: str, part: str, entry: Said) -> str:
    """Return the text with an entry at the end of a list; raises LayoutError."""

    def write(document: TOMLDocument) -> None:
        if part not in document:
            document.append(part, tomlkit.aot())
        entries = document[part]
        entries.append(_table(entry) if isinstance(entries, AoT) else _inline(entry))

    return _changed(text, lambda said: said.setdefault(part, []).append(entry), write)


def without_entry(text: str, part: str, key: str) -> str:
    """Return the text without an entry, nor what was written above it; raises LayoutError."""

    def take(said: Any) -> None:
        del said[part][_position(said, part, key)]
        if not said[part]:
            del said[part]

    def take_table(document: TOMLDocument) -> None:
        _rearranged(document, part, lambda entries: entries.pop(_position(document, part, key)))

    return _changed(text, take, take_table)


def with_entry_moved(text: str, part: str, key: str, step: int) -> str:
    """Return the text with an entry moved by so many places, what stands above it with it; raises LayoutError."""

    def move(said: Any) -> None:
        _move(said[part], _position(said, part, key), step)

    def move_table(document: TOMLDocument) -> None:
        position = _position(document, part, key)
        _rearranged(document, part, lambda entries: _move(entries, position, step))

    return _changed(text, move, move_table)


def _move(entries: list[Any], position: int, step: int) -> None:
    entries.insert(max(position + step, 0), entries.pop(position))


def _position(said: Any, part: str, key: str) -> int:
    keys = [one.get(LISTS[part]) for one in said.get(part, [])]
    if key not in keys:
        raise LayoutError(part, key)
    return keys.index(key)


def _changed(text: str, change: Callable[[Any], object], write: Callable[[TOMLDocument], object]) -> str:
    """Return the text changed, once it is proved that it says what it should."""
    expected = said_by(text)
    is_dos = "\r\n" in text and "\n" not in text.replace("\r\n", "")
    written = text.replace("\r\n", "\n") if is_dos else text
    try:
        change(expected)
        result = _written(written, write)
        told = said_by(result)
    except (TOMLKitError, tomllib.TOMLDecodeError, TypeError, ValueError, KeyError, AttributeError) as error:
        raise LayoutError from error
    if told != expected:
        raise LayoutError
    return result.replace("\n", "\r\n") if is_dos else result


def _written(text: str, write: Callable[[TOMLDocument], object]) -> str:
    ended = text if text.endswith("\n") else f"{text}\n"
    document = tomlkit.parse(ended)
    end = _give_heads(document)
    if document.as_string() + end != ended:  # tomlkit brings together what stands apart
        raise LayoutError
    write(document)
    result = document.as_string() + end
    return result if text.endswith("\n") else result.removesuffix("\n")


# Values


def _set(said: Any, way: Way, value: Any) -> None:
    *inner, last = way
    if value is None:
        _take(said, inner, last)
        return
    for key in inner:
        said = _inside(said, key)
    if isinstance(said, Container | Table | InlineTable):
        _write_value(said, last, value)
    else:
        said[last] = value


def _take(said: Any, inner: list[str], last: str) -> None:
    """Take a value away, and the table it leaves empty."""
    if not inner:
        said.pop(last, None)
        return
    holder = _entry(said, inner[0])
    if isinstance(holder, str):
        if last == UNDETERMINED:
            del said[inner[0]]
    elif holder is not None:
        _take(holder, inner[1:], last)
        if not holder:
            del said[inner[0]]


def _entry(said: Any, key: str) -> Any:
    if isinstance(said, list):
        return next((one for one in said if key in (one.get("id"), one.get("key"))), None)
    return said.get(key)


def _inside(said: Any, key: str) -> Any:
    """Return what is at a key, made where it is not there; a text for all languages becomes a table of them."""
    found = _entry(said, key)
    if isinstance(found, dict | list):
        return found
    if isinstance(said, list):
        raise LayoutError(key)
    made = {UNDETERMINED: str(found)} if isinstance(found, str) else {}
    if not isinstance(said, Container | Table | InlineTable):
        said[key] = made
        return made
    is_inline = found is not None or isinstance(said, InlineTable)
    with _kept_heads(said):
        said[key] = _inline(made) if is_inline else _table(made)
    return said[key]


def _write_value(holder: Container | Table | InlineTable, key: str, value: Any) -> None:
    known = holder.get(key)
    said = known.unwrap() if isinstance(known, Item) else known
    if said == value and type(said) is type(value):
        return
    if isinstance(known, Array) and isinstance(value, list) and _extended(known, value):
        return
    with _kept_heads(holder):
        holder[key] = _item(value)


def _extended(known: Array, value: list[Any]) -> bool:
    """Bring a list to what it should say by taking away and adding at its end, where that is enough."""
    kept = [one for one in known.unwrap() if one in value]
    if kept != value[: len(kept)] or len(set(kept)) != len(kept):
        return False
    for position in reversed(range(len(known))):
        if known[position] not in value:
            del known[position]
    for one in value[len(kept) :]:
        known.append(one)
    return True


def _item(value: Any) -> Item:
    if isinstance(value, str) and "\n" in value:
        lines = tomlkit.string(value, multiline=True)
        with suppress(tomllib.TOMLDecodeError):
            if tomllib.loads(f"text = {lines.as_string()}") == {"text": value}:
                return lines
    made: Item = tomlkit.item(value)
    return made


def _table(said: Said) -> Table:
    """Return a table; its own values stand above the tables in it."""
    made = tomlkit.table()
    for key, value in sorted(said.items(), key=lambda one: isinstance(one[1], dict)):
        made.append(key, _table(value) if isinstance(value, dict) else _item(value))
        if isinstance(value, dict):
            made[key].trivia.indent = ""
    made.trivia.indent = "\n"
    return made


def _inline(said: Said) -> InlineTable:
    made = tomlkit.inline_table()
    for key, value in said.items():
        made.append(key, _inline(value) if isinstance(value, dict) else tomlkit.item(value))
    return made


class _kept_heads:  # noqa: N801 (used as a function)
    """What stands above the tables in a table stays, which tomlkit sets apart when a value is added above them."""

    def __init__(self, holder: Container | Table | InlineTable) -> None:
        own = [holder] if isinstance(holder, Table) else []
        self._heads = [(one, one.trivia.indent) for one in (*own, *_tables(holder))]

    def __enter__(self) -> None:
        """Show tomlkit no more than how far a table is indented: it indents what it adds alike."""
        for table, head in self._heads:
            table.trivia.indent = "\n" + head.rpartition("\n")[2]

    def __exit__(self, *_: object) -> None:
        for table, head in self._heads:
            table.trivia.indent = head


def _tables(holder: Container | Table | InlineTable) -> list[Table]:
    body = holder.body if isinstance(holder, Container) else holder.value.body
    found: list[Table] = []
    for _, one in body:
        found += [one] if isinstance(one, Table) else one.body if isinstance(one, AoT) else []
    return found


# What stands above tables


def _give_heads(document: TOMLDocument) -> str:
    """Give each table what stands above it, which tomlkit counts to the table before; return what ends the text."""
    before: Container = document
    for table, inside in _headed(document):
        table.trivia.indent = _cut_tail(before) + table.trivia.indent
        before = inside
    return _cut_tail(before)


def _headed(container: Container) -> Iterator[tuple[Table, Container]]:
    """Yield every table that has a header of its own, in the order in which they are written."""
    for _, one in container.body:
        for table in one.body if isinstance(one, AoT) else [one]:
            if isinstance(table, Table):
                if not table.is_super_table():
                    yield table, table.value
                yield from _headed(table.value)


def _cut_tail(container: Container) -> str:
    """Take the empty lines and comments from the end of a container, as far as they belong to what follows."""
    body, start = container.body, len(container.body)
    while start and isinstance(body[start - 1][1], Whitespace | Comment | Null):
        start -= 1
    blanks = (place for place in range(start, len(body)) if isinstance(body[place][1], Whitespace))
    start = next(blanks, start)
    tail = "".join(one.as_string() for _, one in body[start:])
    for place in range(start, len(body)):
        body[place] = (None, Null())
    return tail


def _rearranged(document: TOMLDocument, part: str, arrange: Callable[[list[Any]], object]) -> None:
    """Put a list's tables in another order, what stands above the list staying above it."""
    entries = document[part]
    if not isinstance(entries, AoT):
        raise LayoutError(part)
    tables: list[Table] = list(entries.body)
    of_list, tables[0].trivia.indent = _of_list(tables[0].trivia.indent)
    arrange(tables)
    for table in tables:
        table.trivia.indent = "\n" + table.trivia.indent.lstrip("\n")
    entries.body[:] = tables
    if tables:
        tables[0].trivia.indent = _below(of_list, tables[0].trivia.indent.lstrip("\n"))
    else:
        del document[part]
        for line in of_list.removesuffix("\n").split("\n"):
            document.add(tomlkit.comment(line.removeprefix("#").strip()) if line else tomlkit.nl())


def _of_list(head: str) -> tuple[str, str]:
    """Return what of the text above a list's first entry belongs to the list, and what to the entry."""
    own = head.rfind("\n\n#", len(head) - len(head.lstrip("\n")))
    return (head, "") if own < 0 else (head[: own + 2], head[own + 2 :])


def _below(of_list: str, own: str) -> str:
    is_apart = not own or not of_list.strip() or of_list.endswith("\n\n")
    return of_list + own if is_apart else f"{of_list}\n{own}"

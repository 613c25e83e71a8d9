"""The `forms` catalogues: whole, and nothing in them that is not used."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import authoring

ROOT = Path(authoring.__file__).parent
CATALOGUES = ("fr", "es")
EVERY_CATALOGUE = pytest.mark.parametrize("language", CATALOGUES)


def catalogue(language: str) -> Catalog:
    with (ROOT / "locale" / language / "LC_MESSAGES" / "forms.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def texts(*folders: str) -> Iterator[str]:
    """Yield every text literal in the program's files below `folders`."""
    for folder in folders:
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def asked() -> Iterator[str]:
    """Yield the message ids the forms and the workbooks ask for by name."""
    for file in [*(ROOT / "forms").glob("*.py"), *(ROOT / "intake" / "template").glob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from _messages(node)


def _messages(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "attr", "") or getattr(call.func, "id", "")
    places = {"say": call.args, "in_all_languages": call.args, "Ask": call.args[:1], "table_sheet": call.args[3:5]}
    guidance = [keyword.value for keyword in call.keywords if name == "Ask" and keyword.arg == "guidance"]
    for argument in (*places.get(name, ()), *guidance):
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value:
            yield argument.value


@EVERY_CATALOGUE
def test_every_message_is_translated(language: str) -> None:
    translated = {message.id for message in catalogue(language) if message.id and message.string}
    assert set(asked()) - translated == set()


@EVERY_CATALOGUE
def test_no_translation_is_left_over_or_unsure(language: str) -> None:
    known = set(texts("forms", "intake"))
    messages = [message for message in catalogue(language) if message.id]
    assert [message.id for message in messages if message.id not in known or message.fuzzy or not message.string] == []


@EVERY_CATALOGUE
def test_a_translation_has_the_fields_of_its_message(language: str) -> None:
    def fields(text: str) -> set[str | None]:
        return {field for _, field, _, _ in Formatter().parse(text)} - {None}

    messages = [message for message in catalogue(language) if message.id]
    assert [str(one.id) for one in messages if fields(str(one.id)) != fields(str(one.string))] == []


def test_the_catalogues_have_the_same_messages_in_the_same_order() -> None:
    assert len({tuple(message.id for message in catalogue(language)) for language in CATALOGUES}) == 1

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import authoring
from authoring.edition.edition import Need
from authoring.model.codes import CODES

_PROGRAM = Path(authoring.__file__).parent
_SAID = sorted({text for code in CODES.values() for text in (code.message, code.hint)})
_CODE = re.compile(rf"(?:{'|'.join(sorted({code.split('-')[0] for code in CODES}))})-[a-z]+(?:-[a-z]+)*")
"""What looks like a code: it begins as one does."""


_TYPED = re.compile(r"https://|mailto:|\[\^\{label\}\]:")
"""What is typed as it is in every language."""


@cache
def catalogue(language: str) -> Catalog:
    with (_PROGRAM / "locale" / language / "LC_MESSAGES" / "findings.po").open("rb") as file:
        return read_po(file)


def translated(language: str, text: str) -> str:
    message = catalogue(language).get(text)
    return str(message.string) if message and not message.fuzzy else ""


def placeholders(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None})


def strings(*folders: str) -> Iterator[str]:
    """Every text that stands in the program's modules, the table of codes left out."""
    for file in sorted(path for folder in folders for path in (_PROGRAM / folder).rglob("*.py")):
        if file.name != "codes.py":
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def test_a_code_is_two_words_or_more_and_stands_for_a_sentence() -> None:
    for code, what in CODES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", code)
        assert what.message.endswith((".", "}")), what.message
        assert what.hint.endswith((".", "}")), what.hint
        assert all(name.isidentifier() for name in placeholders(what.message + what.hint)), code


@pytest.mark.parametrize("language", ["fr", "es"])
@pytest.mark.parametrize("text", _SAID)
def test_every_message_and_hint_is_translated(text: str, language: str) -> None:
    translation = translated(language, text)
    assert translation, f"no {language} text for: {text}"
    assert placeholders(translation) == placeholders(text)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_translation_is_left_over(language: str) -> None:
    said = {*_SAID, *strings("intake")}
    assert [str(message.id) for message in catalogue(language) if message.id and message.id not in said] == []


def test_french_has_its_no_break_spaces() -> None:
    texts = [str(message.string) for message in catalogue("fr") if message.id]
    wanting = re.compile("(?<!\u00a0)[:;!?»]|«(?!\u00a0)")
    assert [text for text in texts if wanting.search(_TYPED.sub("", text))] == []


def test_both_languages_have_the_same_entries() -> None:
    french, spanish = ([str(message.id) for message in catalogue(language)] for language in ("fr", "es"))
    assert french == spanish


def test_every_code_that_is_used_exists() -> None:
    used = {text for text in strings("intake", "assembly", "forms") if _CODE.fullmatch(text)}
    assert sorted(used - CODES.keys()) == []


def test_every_code_is_used() -> None:
    # `section-` is completed with how much a section is needed.
    said = {*strings(""), *(f"section-{need}" for need in get_args(Need) if "section-" in strings(""))}
    assert sorted(CODES.keys() - said) == []

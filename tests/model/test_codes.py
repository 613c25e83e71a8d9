"""The table of findings: its form, and that code and table name the same ones."""

import re
from typing import get_args

from authoring.edition.edition import Need
from authoring.model.codes import CODES
from tests.locale.catalogues import fields, literals

_CODE = re.compile(rf"(?:{'|'.join(sorted({code.split('-')[0] for code in CODES}))})-[a-z]+(?:-[a-z]+)*")
"""What looks like a code: it begins as one does."""


def test_a_code_is_two_words_or_more_and_stands_for_a_sentence() -> None:
    for code, what in CODES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", code)
        assert what.message.endswith((".", "}")), what.message
        assert what.hint.endswith((".", "}")), what.hint
        assert all(name.isidentifier() for name in fields(what.message + what.hint)), code


def test_every_code_that_is_used_exists() -> None:
    used = {text for text in literals("intake", "office", "assembly", "forms", "text") if _CODE.fullmatch(text)}
    assert sorted(used - CODES.keys()) == []


def test_every_code_is_used() -> None:
    said = literals(but="codes.py")
    # `section-` is completed with how much a section is needed.
    said |= {f"section-{need}" for need in get_args(Need) if "section-" in said}
    assert sorted(CODES.keys() - said) == []

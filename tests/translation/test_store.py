"""Translations are files in the edition's folder; nothing in them is overwritten by accident."""

from pathlib import Path

import pytest

from authoring.errors import AuthoringError
from authoring.translation.store import every, keep, known
from authoring.translation.units import Translation
from tests.translation.submissions import all_translated, submission

KEPT = all_translated(submission())


def test_what_is_kept_is_known(tmp_path: Path) -> None:
    path = keep(tmp_path, KEPT)

    assert path == tmp_path / "translations" / "mining.es.xlf"
    assert known(tmp_path, "mining", "en", "es") == KEPT
    assert list(every(tmp_path)) == [KEPT]


def test_nothing_is_known_of_what_nobody_translated(tmp_path: Path) -> None:
    assert known(tmp_path, "mining", "en", "fr") == Translation("mining", "en", "fr")
    assert list(every(tmp_path)) == []


def test_what_is_kept_already_is_not_written_again(tmp_path: Path) -> None:
    before = keep(tmp_path, KEPT).stat().st_mtime_ns

    assert keep(tmp_path, KEPT).stat().st_mtime_ns == before


def test_a_damaged_translation_is_named(tmp_path: Path) -> None:
    keep(tmp_path, KEPT).write_bytes(b"<xliff")

    with pytest.raises(AuthoringError, match=r"mining\.es\.xlf: this translation .* Put its last good version back\."):
        known(tmp_path, "mining", "en", "es")


def test_a_document_that_is_in_another_language_now(tmp_path: Path) -> None:
    keep(tmp_path, KEPT)

    with pytest.raises(AuthoringError, match="translates from en, but mining is in fr now"):
        known(tmp_path, "mining", "fr", "es")

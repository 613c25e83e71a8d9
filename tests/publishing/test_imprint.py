"""The imprint says what is known of the publication, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from authoring.model.report import Report
from authoring.publishing.imprint import imprint
from tests.publishing.specimen import SPECIMEN

PUBLISHED = replace(SPECIMEN, issued=date(2022, 3, 1), languages=("en", "fr", "es"), fingerprint="0123456789abcdef" * 4)
GROUPED = " ".join(["01234567 89abcdef"] * 4)


def test_what_is_known_is_said() -> None:
    assert imprint(PUBLISHED) == [
        ("Published by", "Canada-Mexico Partnership (CMP)"),
        ("Published on", "March\u00a01, 2022"),
        ("Languages", "English · Français · Español"),
        ("Formats", "Word document, PDF and web page, with the same text"),
        ("Reports of working groups", "1"),
        ("Content fingerprint (SHA-256)", GROUPED),
    ]


@pytest.mark.parametrize(("language", "day"), [("fr", "1er\u00a0mars 2022"), ("es", "1\u00a0de marzo de 2022")])
def test_it_speaks_the_reports_language(language: str, day: str) -> None:
    lines = dict(imprint(replace(PUBLISHED, language=language)))

    assert day in lines.values()
    assert "Languages" not in lines


UNKNOWN = replace(SPECIMEN, acronym="", parts=SPECIMEN.parts[:1])


@pytest.mark.parametrize("report", [UNKNOWN, replace(UNKNOWN, languages=("en",))])
def test_what_is_unknown_is_left_out(report: Report) -> None:
    assert imprint(report) == [
        ("Published by", "Canada-Mexico Partnership"),
        ("Languages", "English"),
        ("Formats", "Word document, PDF and web page, with the same text"),
    ]

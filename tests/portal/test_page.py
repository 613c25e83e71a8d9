"""What every page says it says as its reader's language does."""

import pytest
from django.utils.translation import override

from authoring.portal.page import counted


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "At most 1,600 words."),
        ("fr", "Au plus 1\N{NO-BREAK SPACE}600 mots."),
        ("es", "A lo sumo 1,600 palabras."),
    ],
)
def test_what_is_counted_is_grouped_as_the_language_does(language: str, said: str) -> None:
    with override(language):
        assert counted("At most {n} word.", "At most {n} words.", 1600) == said

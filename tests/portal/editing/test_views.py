"""What the editor asks for, answered."""

import pytest

from tests.portal.roles import person, signed_in


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "html"),
    [
        ({"html": "<p class=MsoNormal onclick=x><script>x</script>a<img src=x onerror=y></p>"}, "<p>a</p>"),
        ({"lines": "- one\n- **two**"}, "<ul><li>one</li><li><strong>two</strong></li></ul>"),
        ({}, ""),
    ],
)
def test_what_is_pasted_comes_back_as_the_editor_shows_it(asked: dict[str, str], html: str) -> None:
    assert signed_in(person()).post("/editor/", asked).json() == {"html": html}


@pytest.mark.django_db
def test_too_much_at_once_is_refused() -> None:
    assert signed_in(person()).post("/editor/", {"html": "a" * 600_001}).status_code == 413

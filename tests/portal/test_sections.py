"""Under the bar of each page of an edition stands where else one may go in it."""

import pytest
from django.test import RequestFactory

from authoring.portal.sections import sections
from tests.portal.roles import YEAR, person, signed_in


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "role", "seen"),
    [
        ("coordinator", {}, ["Documents", "Desk", "Builds", "People", "Set-up", "Published report"]),
        ("reader", {}, ["Documents", "Published report"]),
        ("translator", {"language": "fr"}, ["Documents", "Published report", "Translation: French"]),
    ],
)
def test_the_sections_of_an_edition_are_those_one_may_see(kind: str, role: dict[str, str], seen: list[str]) -> None:
    answer = signed_in(person(kind, **role)).get(f"/report/{YEAR}/").content.decode()
    nav = answer.partition('<nav class="sections"')[2].partition("</nav>")[0]
    assert [one.rpartition(">")[2] for one in nav.split("</a>")[:-1]] == seen
    assert f'<a href="/report/{YEAR}/" aria-current="page">Published report</a>' in nav


@pytest.mark.django_db
def test_there_are_no_sections_where_one_has_no_role(rf: RequestFactory) -> None:
    assert sections(rf.get("/")) == []
    assert '<nav class="sections"' not in signed_in(person("reader")).get("/report/1999/").content.decode()

"""Saving: nothing typed is lost, whoever else types."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from authoring.portal.drafts.drafting import Saved, Sending, contents, current, save
from authoring.portal.models import Draft, Revision
from tests.portal.roles import YEAR, person

ONE, OTHER, ANOTHER = [{"text": "One"}], [{"text": "Other"}], [{"text": "Another"}]


@pytest.fixture
def draft(db: None) -> Draft:
    return Draft.objects.create(edition=YEAR, document="mining", language="en")


def test_each_save_is_a_revision_and_the_last_one_counts(draft: Draft) -> None:
    ana = person("co_chair", group="mining")
    save(draft, "outcomes", ONE, 0, ana)
    save(draft, "outcomes", OTHER, 1, ana)
    save(draft, "other", ONE, 0, ana)
    assert contents(draft) == {"outcomes": OTHER, "other": ONE}
    assert list(draft.revisions.filter(sheet="outcomes").values_list("number", "content")) == [(1, ONE), (2, OTHER)]


def test_what_is_the_same_is_not_saved_again(draft: Draft) -> None:
    ana = person("co_chair", group="mining")
    first = save(draft, "outcomes", ONE, 0, ana)
    assert save(draft, "outcomes", ONE, 1, ana) == Saved(first.current)
    assert save(draft, "empty", [], 0, ana) == Saved(None)
    assert Revision.objects.count() == 1


def test_whoever_saves_upon_an_older_revision_is_kept_aside(draft: Draft) -> None:
    ana, luis = person("co_chair", group="mining"), person("co_chair", group="mining")
    save(draft, "outcomes", ONE, 0, ana)
    saved = save(draft, "outcomes", OTHER, 0, luis)
    assert (saved.current and saved.current.content, saved.aside and saved.aside.content) == (ONE, OTHER)
    assert contents(draft) == {"outcomes": ONE}


def test_a_page_does_not_contradict_itself(draft: Draft) -> None:
    ana = person("co_chair", group="mining")
    save(draft, "outcomes", ONE, 0, ana, Sending("a page", 1))
    save(draft, "outcomes", OTHER, 0, ana, Sending("a page", 2))  # sent before the answer to the first came
    assert contents(draft) == {"outcomes": OTHER}


def test_what_arrives_late_is_overtaken(draft: Draft) -> None:
    ana, luis = person("co_chair", group="mining"), person("co_chair", group="mining")
    second = save(draft, "outcomes", OTHER, 0, ana, Sending("a page", 2))
    save(draft, "outcomes", ANOTHER, 1, luis, Sending("another page", 1))
    assert save(draft, "outcomes", ONE, 0, ana, Sending("a page", 1)) == second
    assert contents(draft) == {"outcomes": ANOTHER}
    assert save(draft, "outcomes", ONE, 1, ana, Sending("a page", 3)).aside


def test_two_windows_of_one_person_are_two(draft: Draft) -> None:
    ana = person("co_chair", group="mining")
    save(draft, "outcomes", ONE, 0, ana, Sending("a page", 1))
    assert save(draft, "outcomes", OTHER, 0, ana, Sending("another page", 2)).aside
    assert contents(draft) == {"outcomes": ONE}


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_both_kept() -> None:
    draft = Draft.objects.create(edition=YEAR, document="mining", language="en")
    people, start = [person("co_chair", group="mining") for _ in range(4)], Barrier(4)

    def type_in(number: int) -> None:
        start.wait()
        save(draft, "outcomes", [{"text": str(number)}], 0, people[number])
        connection.close()

    threads = [Thread(target=type_in, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    revisions = list(draft.revisions.filter(sheet="outcomes"))
    assert sorted(one.content[0]["text"] for one in revisions) == ["0", "1", "2", "3"]
    assert [one.aside for one in revisions] == [False, True, True, True]
    assert current(draft, "outcomes") == revisions[0]

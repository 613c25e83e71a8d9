"""Saving: nothing typed is lost, whoever else types."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from authoring.portal.drafts.drafting import Saved, Sending, asides, contents, current, save, settle
from authoring.portal.models import Draft, Person, Revision
from tests.portal.roles import YEAR, person

ONE, OTHER, ANOTHER = [{"text": "One"}], [{"text": "Other"}], [{"text": "Another"}]


@pytest.fixture
def draft(db: None) -> Draft:
    return Draft.objects.create(edition=YEAR, document="mining", language="en")


@pytest.fixture
def ana(db: None) -> Person:
    return person("co_chair", "Ana", group="mining")


@pytest.fixture
def luis(db: None) -> Person:
    return person("co_chair", "Luis", group="mining")


def test_each_save_is_a_revision_and_the_last_one_counts(draft: Draft, ana: Person) -> None:
    save(draft, "outcomes", ONE, 0, ana)
    save(draft, "outcomes", OTHER, 1, ana)
    save(draft, "other", ONE, 0, ana)
    assert contents(draft) == {"outcomes": OTHER, "other": ONE}
    assert list(draft.revisions.filter(sheet="outcomes").values_list("number", "content")) == [(1, ONE), (2, OTHER)]


def test_what_is_the_same_is_not_saved_again(draft: Draft, ana: Person) -> None:
    first = save(draft, "outcomes", ONE, 0, ana)
    assert save(draft, "outcomes", ONE, 1, ana) == Saved(first.current)
    assert save(draft, "empty", [], 0, ana) == Saved(None)
    assert Revision.objects.count() == 1


def test_what_clashes_with_what_somebody_else_saved_is_kept_aside(draft: Draft, ana: Person, luis: Person) -> None:
    save(draft, "outcomes", ONE, 0, ana)
    saved = save(draft, "outcomes", OTHER, 0, luis)
    assert (saved.current, saved.aside and saved.aside.content, saved.newer) == (None, OTHER, True)
    assert contents(draft) == {"outcomes": ONE}
    assert saved.aside
    assert list(asides(draft)) == [saved.aside]
    settle(saved.aside)
    assert list(asides(draft)) == []


def test_what_two_change_in_different_fields_comes_together(draft: Draft, ana: Person, luis: Person) -> None:
    save(draft, "outcomes", [{"topic": "Ore", "text": "One"}], 0, ana)
    save(draft, "outcomes", [{"topic": "Copper", "text": "One"}], 1, ana)
    saved = save(draft, "outcomes", [{"topic": "Ore", "text": "Two"}], 1, luis, Sending("a page", 1))
    together = [{"topic": "Copper", "text": "Two"}]
    assert (saved.newer, saved.aside, contents(draft)) == (True, None, {"outcomes": together})


def test_a_page_that_does_not_show_it_takes_nothing_of_it_back(draft: Draft, ana: Person, luis: Person) -> None:
    save(draft, "outcomes", [{"topic": "Ore", "text": "One"}], 0, ana)
    save(draft, "outcomes", [{"topic": "Copper", "text": "One"}], 1, ana)
    base = save(draft, "outcomes", [{"topic": "Ore", "text": "Two"}], 1, luis, Sending("a page", 1)).current
    for turn, text in enumerate(("Two", "Three"), start=2):  # nothing new, then more
        assert base
        saved = save(draft, "outcomes", [{"topic": "Ore", "text": text}], base.number, luis, Sending("a page", turn))
        base = saved.current
        assert (saved.newer, saved.aside) == (True, None)
        assert contents(draft) == {"outcomes": [{"topic": "Copper", "text": text}]}
    assert Revision.objects.count() == 4


def test_who_only_looks_on_changes_nothing_and_is_told(draft: Draft, ana: Person, luis: Person) -> None:
    first = save(draft, "outcomes", ONE, 0, ana).current
    save(draft, "outcomes", OTHER, 1, ana)
    assert save(draft, "outcomes", ONE, 1, luis, Sending("a page", 1)) == Saved(first, newer=True)
    assert (contents(draft), Revision.objects.count()) == ({"outcomes": OTHER}, 2)


def test_after_a_clash_a_page_stands_upon_what_it_stood_upon(draft: Draft, ana: Person, luis: Person) -> None:
    first = save(draft, "outcomes", ONE, 0, ana).current
    save(draft, "outcomes", OTHER, 1, ana)
    saved = save(draft, "outcomes", ANOTHER, 1, luis, Sending("a page", 1))
    assert (saved.current, saved.aside is not None) == (first, True)
    assert save(draft, "outcomes", [{"text": "Still another"}], 1, luis, Sending("a page", 2)).aside
    assert contents(draft) == {"outcomes": OTHER}


def test_a_page_does_not_contradict_itself(draft: Draft, ana: Person) -> None:
    save(draft, "outcomes", ONE, 0, ana, Sending("a page", 1))
    save(draft, "outcomes", OTHER, 0, ana, Sending("a page", 2))  # sent before the answer to the first came
    assert contents(draft) == {"outcomes": OTHER}


def test_what_arrives_late_is_overtaken(draft: Draft, ana: Person, luis: Person) -> None:
    second = save(draft, "outcomes", OTHER, 0, ana, Sending("a page", 2)).current
    save(draft, "outcomes", ANOTHER, 1, luis, Sending("another page", 1))
    assert save(draft, "outcomes", ONE, 0, ana, Sending("a page", 1)) == Saved(second, newer=True)
    assert contents(draft) == {"outcomes": ANOTHER}
    assert save(draft, "outcomes", ONE, 1, ana, Sending("a page", 3)).aside


def test_two_windows_of_one_person_are_two(draft: Draft, ana: Person) -> None:
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

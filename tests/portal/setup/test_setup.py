"""An edition is set up in the browser: seen, changed, refused, put back; by coordinators, two at once."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authoring.edition.definition import load
from authoring.edition.edition import Edition
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import group_form
from authoring.intake.blank import write_workbook
from authoring.portal.drafts.drafting import save
from authoring.portal.models import Draft, Event, Person, Role
from authoring.portal.setup.edition_setup import definition_of, save_fields
from authoring.portal.setup.edition_text import said_by
from authoring.portal.setup.setup_fields import Field, fields_of, general_blocks, shown
from tests.edition.editions import EDITION
from tests.portal.roles import person, signed_in
from tests.portal.setup.pages import GENERAL, GROUPS, MINING, PARTNERS, PERU, SECTIONS, fields, text, typed
from tests.workspace import group_submission, hand_in, hand_in_coordination

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Person:
    return person("coordinator", "Ana")


@pytest.fixture
def browser(ana: Person) -> Client:
    return signed_in(ana)


PAGES = ["", "edition/", "next/", "states/", "states/1/", "form/mining/", "form/coordination/"]
LISTS = ["partners", "groups", "sections", "coordination"]
ENTRIES = ["partners/entries/peru", "groups/entries/mining", "sections/entries/plans", "coordination/entries/message"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "page", [*PAGES, *(f"lists/{one}/" for one in [*LISTS, *(f"{one}/new" for one in LISTS), *ENTRIES])]
)
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_shows_itself(browser: Client, folder: EditionFolder, page: str, language: str) -> None:
    answer = browser.get(f"/setup/2030/{page}", headers={"Accept-Language": language})
    assert (answer.status_code, text(folder)) == (200, EDITION)


@pytest.mark.parametrize("page", [GENERAL, *(f"/setup/2030/lists/{one}/" for one in ENTRIES)])
def test_a_page_sent_as_it_is_changes_no_byte(browser: Client, folder: EditionFolder, page: str) -> None:
    assert typed(browser, page).status_code == 302
    assert (text(folder), Event.objects.count()) == (EDITION, 0)


_MORE_TIME = ('fr = "Mines" }\n', 'fr = "Mines" }\ndue = 2031-04-30\n')
CHANGES = {
    "a title in another language": (
        GENERAL,
        {"title__es": "Informe Anual 2030"},
        'fr = "Rapport annuel 2030"\n',
        'fr = "Rapport annuel 2030"\nes = "Informe Anual 2030"\n',
    ),
    "a date": (GENERAL, {"due": "2031-04-30"}, "due = 2031-03-31", "due = 2031-04-30"),
    "no date": (GENERAL, {"due": ""}, "due = 2031-03-31\n", ""),
    "languages": (GENERAL, {"languages": "en\r\nfr"}, 'languages = ["en"]', 'languages = ["en", "fr"]'),
    "the host": (GENERAL, {"host": "chile"}, 'host = "peru"', 'host = "chile"'),
    "without report": (
        GENERAL,
        {"without_report": "forests"},
        "due = 2031-03-31\n",
        'due = 2031-03-31\nwithout_report = ["forests"]\n',
    ),
    "a group's name": (
        MINING,
        {"groups__mining__name__es": "Minería"},
        'fr = "Mines" }',
        'fr = "Mines", es = "Minería"}',
    ),
    "a group's own time": (MINING, {"groups__mining__due": "2031-04-30"}, *_MORE_TIME),
    "a group's id": (MINING, {"groups__mining__id": "mines"}, 'id = "mining"', 'id = "mines"'),
    "a partner's country": (
        PERU,
        {"partners__peru__territory": "EC"},
        'territory = "PE"',
        'territory = "EC"',
    ),
    "a section's words": (
        f"{SECTIONS}entries/outcomes/",
        {"sections__outcomes__words": "250"},
        "words = 100",
        "words = 250",
    ),
    "a section's guidance": (
        f"{SECTIONS}entries/outcomes/",
        {"sections__outcomes__guidance__en": "One\r\ntwo"},
        "words = 100\n",
        'words = 100\n\n[sections.guidance]\nen = """One\ntwo"""\n',
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("page", "values", "before", "after"), CHANGES.values(), ids=CHANGES)
def test_what_is_typed_is_written(
    browser: Client, folder: EditionFolder, page: str, values: dict[str, str], before: str, after: str
) -> None:
    assert typed(browser, page, **values).status_code == 302
    assert text(folder) == EDITION.replace(before, after, 1)
    load(folder.definition)
    assert [(one.what, one.by and one.by.name) for one in Event.objects.all()] == [
        ("edition.toml was changed: {fields}", "Ana")
    ]


MISTAKES = {
    "no such date": (GENERAL, {"due": "2031-02-30"}, "due", "expected a date such as 2021-05-31"),
    "no number": (GENERAL, {"meeting__ordinal": "third"}, "meeting.ordinal", "expected a whole number"),
    "a huge number": (GENERAL, {"meeting__ordinal": "9" * 5000}, "meeting.ordinal", "expected at most 300 characters"),
    "no language": (GENERAL, {"languages": "English"}, "languages", "expected something of the form"),
    "no languages": (GENERAL, {"languages": ""}, "languages", "this key is missing"),
    "a tag that is none": (GENERAL, {"languages": "en\n../x"}, "languages", "expected something of the form"),
    "no title": (GENERAL, {"title__en": "", "title__fr": ""}, "title.en", "this key is missing"),
    "another host": (GENERAL, {"host": "nowhere"}, "", "host: expected one of the partners’ ids, not “nowhere”"),
    "a contact without an address": (GENERAL, {"contact__name": "Ana"}, "contact.email", "this key is missing"),
    "no address": (GENERAL, {"address": "javascript:alert(1)"}, "address", "expected something of the form"),
    "a huge text": (GENERAL, {"title__en": "x" * 301}, "title.en", "expected at most 300 characters"),
    "no id": (MINING, {"groups__mining__id": "../x"}, "groups.mining.id", "expected something of the form"),
    "a name of our own": (MINING, {"groups__mining__id": "coordination"}, "", "is a name of the program’s own"),
    "an id twice": (MINING, {"groups__mining__id": "forests"}, "", "found “forests” more than once"),
    "a partner's id twice": (PERU, {"partners__peru__id": "chile"}, "", "found “chile” more than once"),
    "no country": (PERU, {"partners__peru__territory": "Peru"}, "partners.peru.territory", "expected something of"),
    "the key of a table": (
        f"{SECTIONS}entries/outcomes/",
        {"sections__outcomes__key": "figures"},
        "",
        "is the key of a table",
    ),
    "two of actions": (
        f"{SECTIONS}entries/outcomes/",
        {"sections__outcomes__kind": "actions"},
        "",
        "expected at most one section",
    ),
    "no choice": (
        f"{SECTIONS}entries/outcomes/",
        {"sections__outcomes__need": "x"},
        "sections.outcomes.need",
        "expected one of these",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("page", "values", "field", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_beside_its_field_and_nothing_is_written(
    browser: Client, folder: EditionFolder, page: str, values: dict[str, str], field: str, told: str
) -> None:
    answer = typed(browser, page, **values)
    shown_ = answer.content.decode().replace("&#39;", "’").replace("'", "’")
    where = shown_.partition(f'id="{field}-findings"')[2] if field else shown_
    assert (answer.status_code, told in where.partition("</div>")[0] if field else told in where) == (200, True)
    assert all(f'value="{value}"' in shown_ or f">{value}</textarea>" in shown_ for value in values.values())
    assert (text(folder), Event.objects.count()) == (EDITION, 0)


def test_mistakes_are_told_in_the_readers_language(browser: Client) -> None:
    browser.post("/language/", {"language": "fr", "next": "/"})
    assert "une date" in typed(browser, GENERAL, due="x").content.decode().partition('id="due-findings"')[2][:200]


@pytest.mark.slow
@given(words=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_whatever_is_typed_is_no_more_than_text(folder: EditionFolder, ana: Person, words: str) -> None:
    folder.definition.write_text(EDITION, "utf-8")
    now, said = definition_of(2030), said_by(EDITION)
    asked = fields_of(general_blocks(said))
    values = {one.name: shown(one, said) for one in asked} | {"partnership.name.en": words.strip()[:300]}
    outcome = save_fields(2030, asked, values, now.digest, ana)
    if outcome.is_written:
        changed = load(folder.definition)
        assert changed.model_copy(update={"partnership": None}) == load_of(EDITION).model_copy(
            update={"partnership": None}
        )
    else:
        assert text(folder) == EDITION


def load_of(definition: str) -> Edition:
    return Edition.model_validate(said_by(definition))


@pytest.mark.parametrize(
    "words", ['"""', "\\", '"\n[[groups]]\nid = "x"', "{{ 7*7 }}", "<b>x</b>", "a\x00b\x1bc\u202ed", "# no comment"]
)
def test_tricks_stay_text(browser: Client, folder: EditionFolder, words: str) -> None:
    typed(browser, GENERAL, title__en=words)
    kept = load(folder.definition)
    clean = re.sub("[\x00\x1b\u202e]", "", words).replace("\n", " ")
    assert kept.title["en"] == clean
    assert kept.groups == load_of(EDITION).groups
    assert "<b>x</b>" not in browser.get("/setup/2030/").content.decode()


# Two at once


def test_what_two_change_at_once_is_brought_together(browser: Client, folder: EditionFolder) -> None:
    seen = fields(browser.get(GENERAL).content.decode())
    typed(signed_in(person("coordinator", "Luis")), GENERAL, host="chile")
    assert browser.post(GENERAL, seen | {"due": "2031-05-01"}).status_code == 302
    edition = load(folder.definition)
    assert (edition.host, str(edition.due)) == ("chile", "2031-05-01")


def test_where_two_change_the_same_they_are_asked(browser: Client, folder: EditionFolder) -> None:
    seen = fields(browser.get(GENERAL).content.decode())
    typed(signed_in(person("coordinator", "Luis")), GENERAL, title__en="By Luis", host="chile")
    answer = browser.post(GENERAL, seen | {"title.en": "By Ana"}).content.decode()
    assert "Somebody else has changed this meanwhile. It says now: By Luis" in answer
    assert load(folder.definition).title["en"] == "By Luis"
    assert browser.post(GENERAL, fields(answer)).status_code == 302
    assert (load(folder.definition).title["en"], load(folder.definition).host) == ("By Ana", "chile")


def test_a_change_by_hand_is_kept_as_well(browser: Client, folder: EditionFolder) -> None:
    seen = fields(browser.get(GENERAL).content.decode())
    folder.definition.write_text(EDITION.replace("ordinal = 3", "ordinal = 4 # counted again"), "utf-8")
    browser.post(GENERAL, seen | {"due": "2031-05-01"})
    assert text(folder) == EDITION.replace("ordinal = 3", "ordinal = 4 # counted again").replace(
        "2031-03-31", "2031-05-01"
    )


@pytest.mark.parametrize("base", ["", "x", "../edition.toml", "0" * 64])
def test_a_base_that_nobody_saw_is_that_of_now(browser: Client, folder: EditionFolder, base: str) -> None:
    typed(browser, GENERAL, base=base, due="2031-05-01")
    assert text(folder) == EDITION.replace("2031-03-31", "2031-05-01")


@pytest.mark.django_db(transaction=True)
def test_many_at_once_lose_nothing(folder: EditionFolder, ana: Person) -> None:
    seen, said = definition_of(2030), said_by(EDITION)
    asked = [one for one in fields_of(general_blocks(said)) if one.way[0] == "names_in" or one.way[-1] in {"fr", "es"}]
    before = {one.name: shown(one, said) for one in asked}

    def change(field: Field) -> bool:
        value = ("A name",) if field.kind == "lines" else "A text"
        try:
            return save_fields(2030, asked, before | {field.name: value}, seen.digest, ana).is_written
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(change, asked))
    now = definition_of(2030).said
    assert {one.name: shown(one, now) for one in asked} == {
        one.name: ("A name",) if one.kind == "lines" else "A text" for one in asked
    }
    chain = [(one.values["before"], one.values["after"]) for one in Event.objects.order_by("pk")]
    assert [before for before, _ in chain[1:]] == [after for _, after in chain[:-1]]
    assert (chain[0][0], chain[-1][1]) == (seen.digest, definition_of(2030).digest)


# Groups and sections


def test_a_group_is_added_moved_and_taken_out(browser: Client, folder: EditionFolder) -> None:
    answer = browser.post(f"{GROUPS}new/", {"groups..name.fr": "Eau & énergie", "groups..active": "on"})
    assert answer.headers["Location"] == f"{GROUPS}#eau-energie"
    assert text(folder) == EDITION.replace(
        "\n[[sections]]", '\n[[groups]]\nid = "eau-energie"\n[groups.name]\nfr = "Eau & énergie"\n\n[[sections]]', 1
    )
    browser.post(GROUPS, {"arrange": "up:eau-energie"})
    assert [group.id for group in load(folder.definition).groups] == ["mining", "eau-energie", "forests"]
    browser.post(f"{GROUPS}entries/eau-energie/take-out/")
    assert text(folder) == EDITION
    assert [one.what for one in Event.objects.order_by("pk")] == [
        "The group {name} was added.", "The group {name} was moved.", "The group {name} was taken out."
    ]  # fmt: skip


def test_a_partner_is_added_moved_renamed_and_taken_out(browser: Client, folder: EditionFolder) -> None:
    browser.post(f"{PARTNERS}new/", {"partners..territory": "CI"})
    assert text(folder) == EDITION.replace(
        "\n[[groups]]", '\n[[partners]]\nid = "cote-d-ivoire"\nterritory = "CI"\n\n[[groups]]', 1
    )
    browser.post(PARTNERS, {"arrange": "up:cote-d-ivoire"})
    assert [partner.id for partner in load(folder.definition).partners] == ["peru", "cote-d-ivoire", "chile"]
    browser.post(f"{PARTNERS}entries/cote-d-ivoire/take-out/")
    assert text(folder) == EDITION
    typed(browser, PERU, partners__peru__id="perou")
    assert text(folder) == EDITION.replace('"peru"', '"perou"')


@pytest.mark.parametrize(("key", "told"), [("peru", "not “peru”"), ("chile", "expected 2 or more, found 1")])
def test_neither_the_host_nor_the_last_but_one_partner_is_taken_out(
    browser: Client, folder: EditionFolder, key: str, told: str
) -> None:
    if key == "peru":
        browser.post(f"{PARTNERS}new/", {"partners..territory": "CI"})
    before = text(folder)
    page = browser.post(f"{PARTNERS}entries/{key}/take-out/", follow=True).content.decode()
    assert (text(folder), told in page) == (before, True)


@pytest.mark.parametrize("part", ["sections", "coordination"])
def test_a_section_is_added(browser: Client, folder: EditionFolder, part: str) -> None:
    browser.post(
        f"/setup/2030/lists/{part}/new/",
        {f"{part}..title.en": "Gender", f"{part}..words": "250", f"{part}..topics": "on"},
    )
    added = getattr(load(folder.definition), part)[-1]
    assert (added.key, added.title, added.words, added.topics) == ("gender", {"en": "Gender"}, 250, True)
    assert (
        "Gender"
        in browser.get(
            "/setup/2030/form/mining/" if part == "sections" else "/setup/2030/form/coordination/"
        ).content.decode()
    )


def test_what_a_new_group_lacks_is_told(browser: Client, folder: EditionFolder) -> None:
    answer = browser.post(f"{GROUPS}new/", {"groups..id": "water", "groups..code": "W"}).content.decode()
    assert "this key is missing" in answer.partition('id="groups..name.en-findings"')[2][:100]
    assert ('value="W"' in answer, text(folder)) == (True, EDITION)


def test_the_last_group_stays(browser: Client, folder: EditionFolder) -> None:
    for key in ("mining", "forests"):
        browser.post(f"{GROUPS}entries/{key}/take-out/")
    assert [group.id for group in load(folder.definition).groups] == ["forests"]


def test_a_group_that_is_renamed_or_taken_out_leaves_no_trace(browser: Client, folder: EditionFolder) -> None:
    typed(browser, GENERAL, without_report="mining")
    typed(browser, MINING, groups__mining__id="mines")
    assert load(folder.definition).without_report == ["mines"]
    browser.post(f"{GROUPS}entries/mines/take-out/")
    assert load(folder.definition).without_report == []


def by_a_draft(folder: EditionFolder, ana: Person) -> None:
    save(Draft.objects.create(edition=2030, document="mining", language="en"), "outcomes", [{"text": "One"}], 0, ana)


def by_a_file(folder: EditionFolder, ana: Person) -> None:
    hand_in(folder, group_submission("mining"))


@pytest.mark.parametrize("use", [by_a_draft, by_a_file])
def test_what_is_in_use_keeps_its_id_and_stays(
    browser: Client, folder: EditionFolder, ana: Person, use: Callable[[EditionFolder, Person], None]
) -> None:
    use(folder, ana)
    for part, key, name in (("groups", "mining", "id"), ("sections", "outcomes", "key")):
        page = f"/setup/2030/lists/{part}/entries/{key}/"
        shown_ = browser.get(page).content.decode()
        assert f'name="{part}.{key}.{name}" disabled' in shown_
        assert "it cannot be taken out" in shown_
        typed(browser, page, **{f"{part}__{key}__{name}": "other"})
        browser.post(f"{page}take-out/")
    assert text(folder) == EDITION


def test_who_is_invited_for_a_group_keeps_it(browser: Client) -> None:
    person("co_chair", group="forests", partner="chile")
    assert 'name="groups.forests.id" disabled' in browser.get(f"{GROUPS}entries/forests/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "lists/title/",
        "lists/title/new/",
        "lists/title/entries/en/",
        "states/9/",
        "form/none/",
        "form/mining/de/workbook/",
    ],
)
def test_there_is_nothing_else(browser: Client, address: str) -> None:
    assert browser.get(f"/setup/2030/{address}").status_code == 404


# States


def test_every_state_is_kept_and_can_be_put_back(browser: Client, folder: EditionFolder) -> None:
    typed(browser, GENERAL, host="chile")
    folder.definition.write_text(text(folder).replace("ordinal = 3", "ordinal = 4"), "utf-8")
    typed(browser, GENERAL, due="")
    page = browser.get("/setup/2030/states/").content.decode()
    assert re.findall(r"State (\d)</a>", page) == ["4", "3", "2", "1"]
    assert page.count("written outside the portal") == 2
    compared = browser.get("/setup/2030/states/2/").content.decode()
    assert "<del>host = &#34;peru&#34;</del>\n<ins>host = &#34;chile&#34;</ins>" in compared
    browser.post("/setup/2030/states/1/")
    assert text(folder) == EDITION
    assert Event.objects.latest("pk").what == "edition.toml was put back to its state {number}."


def test_a_file_that_is_no_edition_is_told_and_mended_by_a_state(browser: Client, folder: EditionFolder) -> None:
    typed(browser, GENERAL, host="chile")
    for broken in (b"title = [", EDITION.replace('host = "peru"', "host = 7").encode(), b"\x00", b"\xff"):
        folder.definition.write_bytes(broken)
        assert [browser.get(page).status_code for page in (GENERAL, GROUPS, "/setup/2030/states/")] == [200, 200, 200]
        assert browser.get("/setup/2030/form/mining/").status_code == 404
        browser.post("/setup/2030/states/2/")
        assert text(folder) == EDITION.replace('host = "peru"', 'host = "chile"')


WHERE = {
    "no TOML": (EDITION.replace("ordinal = 3", "ordinal == 3"), "line 15", "TOML from column 10 on", "ordinal == 3"),
    "cut off": ("title = [", "", "it ends too early", ""),
    "another kind": (EDITION.replace('"peru"\ndue', "7\ndue"), "line 3", "host: expected a text", "host = 7"),
    "no such key": (EDITION.replace("words =", "word ="), "line 40", "sections.outcomes.word: there", "word = 100"),
    "a key is missing": (EDITION.replace("code", "").replace('id = "chile"\n', ""), "line 23", "id: this key", "[["),
    "markup": (EDITION.replace('"PE"', '"<b>"'), "line 21", "form", "territory = &#34;&lt;b&gt;&#34;"),
}


@pytest.mark.parametrize(("broken", "line", "told", "quoted"), WHERE.values(), ids=WHERE)
def test_what_is_wrong_is_told_with_its_line(
    browser: Client, folder: EditionFolder, broken: str, line: str, told: str, quoted: str
) -> None:
    folder.definition.write_text(broken, "utf-8")
    shown = browser.get("/setup/2030/").content.decode().partition("<b>edition.toml")[2].partition("</p>")[0]
    assert [one for one in (line, told, quoted) if one not in shown] == []


def test_bytes_that_are_no_text_are_told(browser: Client, folder: EditionFolder) -> None:
    folder.definition.write_bytes(EDITION.encode("utf-16"))
    assert "</b> This is not UTF-8 text." in browser.get("/setup/2030/").content.decode()
    assert typed(browser, GENERAL, host="chile").status_code == 200
    assert folder.definition.read_bytes() == EDITION.encode("utf-16")


BROKEN = (
    *("groups = 5", 'groups = ["a"]', '[groups]\nid = "x"', "title = 7", "languages = 3", '[[groups]]\nid = "a/b"'),
    *(
        "[[groups]]\nid = 5",
        "partners = [1]",
        "meeting = []",
        'names_in = "x"',
        'partnership.acronym = "x"',
        "year = 1",
    ),
    *('[[groups]]\nid = "mining"\nname = 5\nacronym = [1]\nactive = "x"', '[[sections]]\nkey = "plans"\nshows = 5'),
    *('without_report = [["a"]]', "[title]\nen = {}", "[contact]\nname = []", "due = 12:00:00", "issued = 1e400"),
)


@pytest.mark.slow
@pytest.mark.parametrize("broken", BROKEN)
def test_whatever_the_file_says_can_be_looked_at_and_mended(
    browser: Client, folder: EditionFolder, broken: str
) -> None:
    folder.definition.write_text(broken, "utf-8")
    for page in ("", "edition/", "states/", *(f"lists/{one}/" for one in [*LISTS, "groups/new", *ENTRIES])):
        assert browser.get(f"/setup/2030/{page}").status_code in {200, 302}, page
    for page in (GENERAL, f"{GROUPS}new/"):
        assert typed(browser, page, title__fr="x", groups____name__fr="x").status_code == 200
    browser.post("/setup/2030/next/")
    assert text(folder) == broken


def test_what_stands_before_the_text_and_ends_its_lines_stays(browser: Client, folder: EditionFolder) -> None:
    written = ("\ufeff" + EDITION.replace("\n", "\r\n")).encode()
    folder.definition.write_bytes(written)
    typed(browser, GENERAL, host="chile")
    assert folder.definition.read_bytes() == written.replace(b'"peru"\r\ndue', b'"chile"\r\ndue')


# What comes of it


def test_the_form_is_shown_closed_and_nothing_is_begun(browser: Client) -> None:
    page = browser.get("/setup/2030/form/mining/").content.decode()
    assert (page.count('<fieldset class="row" disabled>'), "Make a remark" in page) == (7, False)
    assert Draft.objects.count() == 0


@pytest.mark.slow
def test_the_blank_workbook_is_the_one_that_is_sent_out(browser: Client, folder: EditionFolder) -> None:
    answer = browser.get("/setup/2030/form/mining/en/workbook/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mining-2030.en.xlsx"'
    assert answer.content == write_workbook(group_form(load(folder.definition), "mining"), "en")


def test_the_next_edition_begins_as_the_last_one_was(browser: Client, folder: EditionFolder, ana: Person) -> None:
    hand_in(folder, group_submission("mining"))
    typed(browser, GENERAL, without_report="forests")
    typed(browser, MINING, groups__mining__due="2031-04-30")
    assert browser.post("/setup/2030/next/").headers["Location"] == "/setup/2031/edition/"
    moved = {
        "year = 2030": "year = 2031",
        "2031-03-31": "2032-03-31",
        "2030 Annual": "2031 Annual",
        "annuel 2030": "annuel 2031",
        "ordinal = 3": "ordinal = 4",
        "start = 2030": "start = 2031",
    }
    expected = EDITION
    for before, after in moved.items():
        expected = expected.replace(before, after)
    following = folder.path.parent / "2031"
    assert [(file.name, file.read_text("utf-8")) for file in following.iterdir()] == [("edition.toml", expected)]
    assert [role.kind for role in Role.objects.filter(edition=2031)] == ["coordinator"]
    assert browser.get("/setup/2031/edition/").status_code == 200
    (following / "edition.toml").write_text("# mine\n" + expected, "utf-8")
    browser.post("/setup/2030/next/")
    assert (following / "edition.toml").read_text("utf-8") == "# mine\n" + expected


def test_what_the_coordinators_have_handed_in_is_in_use(browser: Client, folder: EditionFolder) -> None:
    hand_in_coordination(folder)
    answer = browser.get("/setup/2030/lists/coordination/")
    assert answer.status_code == 200

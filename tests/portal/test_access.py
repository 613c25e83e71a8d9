"""Every address, for every role, by every method."""

from collections.abc import Iterator
from hashlib import sha256

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from authoring.edition.folder import EditionFolder
from authoring.portal.access import RECORDS, RULES, Asked, rights_of
from authoring.portal.builds.published import publish
from authoring.portal.drafts.drafting import save
from authoring.portal.drafts.kept import keep
from authoring.portal.models import Comment, Draft, Handback, Person, Role, Upload, Version
from tests.pictures.specimens import file, quarters
from tests.portal.builds.made import built
from tests.portal.drafts.filled import workbook_of
from tests.portal.roles import YEAR, person, signed_in
from tests.portal.translators.translated import furnish

PIXEL = file(quarters())
SENTENCE = "e3b1f8282441bbeb-1"
"""A sentence of the document of mining, as `tests.portal.translators.translated` has it handed in."""
ADDRESSES = {
    "home": "/",
    "language": "/language/",
    "editor": "/editor/",
    "invitation": "/invitation/none/",
    "about_me": "/account/about/",
    "sign_out_elsewhere": "/account/elsewhere/",
    "people": "/people/2030/",
    "invite": "/people/2030/invite/",
    "invite_again": "/people/2030/9001/invitation/",
    "rename": "/people/2030/9001/name/",
    "shut_out": "/people/2030/9001/shut-out/",
    "take_away": "/people/2030/roles/9001/",
    "builds": "/builds/2030/",
    "build": "/builds/2030/9001/",
    "build_progress": "/builds/2030/9001/progress/",
    "build_comparison": "/builds/2030/9001/comparison/",
    "build_archive": "/builds/2030/9001/all.zip",
    "build_file": "/builds/2030/9001/files/en/annual-report-2030.en.pdf",
    "stop_build": "/builds/2030/9001/stop/",
    "publish": "/builds/2030/9001/publish/",
    "withdraw": "/builds/2030/9001/withdraw/",
    "report": "/report/2030/",
    "report_archive": "/report/2030/all.zip",
    "report_file": "/report/2030/files/en/annual-report-2030.en.pdf",
    "translation": "/translation/2030/fr/",
    "kit": "/translation/2030/fr/kit/",
    "hand_back": "/translation/2030/fr/files/",
    "handback": "/translation/2030/fr/files/9001/",
    "handback_original": "/translation/2030/fr/files/9001/original/",
    "sentences": "/translation/2030/fr/documents/mining/",
    "sentence_findings": f"/translation/2030/fr/documents/mining/{SENTENCE}/findings/",
    "document": "/2030/mining/",
    "desk": "/desk/2030/",
    "desk_export": "/desk/2030/desk.xlsx",
    "log": "/desk/2030/log/",
    "log_export": "/desk/2030/log.xlsx",
    "reminding": "/desk/2030/reminders/",
    "letters": "/desk/2030/letters/",
    "setup": "/setup/2030/",
    "setup_general": "/setup/2030/edition/",
    "setup_next": "/setup/2030/next/",
    "setup_states": "/setup/2030/states/",
    "setup_state": "/setup/2030/states/1/",
    "setup_preview": "/setup/2030/form/mining/",
    "setup_blank": "/setup/2030/form/mining/en/workbook/",
    "setup_part": "/setup/2030/lists/groups/",
    "setup_new": "/setup/2030/lists/groups/new/",
    "setup_entry": "/setup/2030/lists/groups/entries/mining/",
    "setup_take_out": "/setup/2030/lists/groups/entries/mining/take-out/",
    "comments": "/2030/mining/remarks/",
    "resolve": "/2030/mining/remarks/1/",
    "send_back": "/2030/mining/send-back/",
    "submit": "/2030/mining/submit/",
    "sign": "/2030/mining/sign/1/",
    "findings": "/2030/mining/findings/",
    "picture": f"/2030/mining/pictures/{sha256(PIXEL).hexdigest()}/",
    "workbook": "/2030/mining/workbook/",
    "workbook_filled": "/2030/mining/workbook/filled/",
    "write_in": "/2030/mining/workbook/language/",
    "upload": "/2030/mining/workbook/9001/",
    "upload_original": "/2030/mining/workbook/9001/original/",
    "upload_annotated": "/2030/mining/workbook/9001/annotated/",
    "previews": "/2030/mining/preview/",
    "preview": "/2030/mining/preview/en/html/",
    "sheet": "/2030/mining/sheets/outcomes/",
    "history": "/2030/mining/sheets/outcomes/history/",
    "revision": "/2030/mining/sheets/outcomes/history/1/",
    "conflict": "/2030/mining/sheets/outcomes/conflict/2/",
}
"""An address of each name."""

NOBODY, STRANGER, COORDINATOR, CO_CHAIR, OTHER, TRANSLATOR, INTO_ANOTHER, READER = (
    "nobody stranger coordinator co_chair other translator into_another reader".split()
)
ROLES = {
    STRANGER: {},
    COORDINATOR: {"kind": "coordinator"},
    CO_CHAIR: {"kind": "co_chair", "group": "mining", "partner": "peru"},
    OTHER: {"kind": "co_chair", "group": "forests", "partner": "peru"},
    TRANSLATOR: {"kind": "translator", "language": "fr"},
    INTO_ANOTHER: {"kind": "translator", "language": "es"},
    READER: {"kind": "reader"},
}
EVERYBODY = {NOBODY, *ROLES}
MEMBERS = ROLES.keys() - {STRANGER}
MAY = {
    "home": {*ROLES},
    "language": EVERYBODY,
    "editor": {*ROLES},
    "invitation": EVERYBODY,
    "about_me": {*ROLES},
    "sign_out_elsewhere": {*ROLES},
    "people": {COORDINATOR},
    "invite": {COORDINATOR},
    "invite_again": {COORDINATOR},
    "rename": {COORDINATOR},
    "shut_out": {COORDINATOR},
    "take_away": {COORDINATOR},
    "builds": {COORDINATOR},
    "build": {COORDINATOR},
    "build_progress": {COORDINATOR},
    "build_comparison": {COORDINATOR},
    "build_archive": {COORDINATOR},
    "build_file": {COORDINATOR},
    "stop_build": {COORDINATOR},
    "publish": {COORDINATOR},
    "withdraw": {COORDINATOR},
    "report": MEMBERS,
    "report_archive": MEMBERS,
    "report_file": MEMBERS,
    "translation": {COORDINATOR, TRANSLATOR},
    "kit": {COORDINATOR, TRANSLATOR},
    "hand_back": {COORDINATOR, TRANSLATOR},
    "handback": {COORDINATOR, TRANSLATOR},
    "handback_original": {COORDINATOR, TRANSLATOR},
    "sentences": {COORDINATOR, TRANSLATOR},
    "sentence_findings": {COORDINATOR, TRANSLATOR},
    "document": {COORDINATOR, CO_CHAIR},
    "desk": {COORDINATOR},
    "desk_export": {COORDINATOR},
    "log": {COORDINATOR},
    "log_export": {COORDINATOR},
    "reminding": {COORDINATOR},
    "letters": {COORDINATOR},
    "setup": {COORDINATOR},
    "setup_general": {COORDINATOR},
    "setup_next": {COORDINATOR},
    "setup_states": {COORDINATOR},
    "setup_state": {COORDINATOR},
    "setup_preview": {COORDINATOR},
    "setup_blank": {COORDINATOR},
    "setup_part": {COORDINATOR},
    "setup_new": {COORDINATOR},
    "setup_entry": {COORDINATOR},
    "setup_take_out": {COORDINATOR},
    "comments": {COORDINATOR, CO_CHAIR},
    "resolve": {COORDINATOR, CO_CHAIR},
    "send_back": {COORDINATOR},
    "submit": {COORDINATOR, CO_CHAIR},
    "sign": {COORDINATOR, CO_CHAIR},
    "findings": {COORDINATOR, CO_CHAIR},
    "picture": {COORDINATOR, CO_CHAIR},
    "workbook": {COORDINATOR, CO_CHAIR},
    "workbook_filled": {COORDINATOR, CO_CHAIR},
    "write_in": {COORDINATOR, CO_CHAIR},
    "upload": {COORDINATOR, CO_CHAIR},
    "upload_original": {COORDINATOR, CO_CHAIR},
    "upload_annotated": {COORDINATOR, CO_CHAIR},
    "previews": {COORDINATOR, CO_CHAIR},
    "preview": {COORDINATOR, CO_CHAIR},
    "sheet": {COORDINATOR, CO_CHAIR},
    "history": {COORDINATOR, CO_CHAIR},
    "revision": {COORDINATOR, CO_CHAIR},
    "conflict": {COORDINATOR, CO_CHAIR},
}
METHODS = ("get", "post", "put", "patch", "delete", "head", "options")


def test_every_address_stands_in_the_table() -> None:
    ours = {name for name in names(get_resolver().url_patterns) if not name.startswith(("account_", "mfa_"))}
    assert ours == RULES.keys() == ADDRESSES.keys() == MAY.keys()


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver) and pattern.namespace == RECORDS:
            continue
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)


@pytest.fixture
def furnished(db: None, folder: EditionFolder) -> None:
    """Something behind every address: somebody with a role, a sheet saved by two people at once, a picture, a build."""
    somebody = Person.objects.create(pk=9001, email="somebody@example.org", name="Somebody")
    Role.objects.create(pk=9001, person=somebody, edition=YEAR, kind="reader")
    furnish(folder)
    draft, ana = Draft.objects.create(edition=YEAR, document="mining", language="en"), person("coordinator")
    for text in ("One", "Other"):
        save(draft, "outcomes", [{"text": text}], 0, ana)
    Comment.objects.create(pk=1, draft=draft, text="Why?", by=ana)
    Version.objects.create(draft=draft, number=1, content={"sections": {}}, fingerprint="f", by=ana)
    publish(built(pk=9001), ana)
    kept = keep(b"<xliff/>")
    Handback.objects.create(pk=9001, edition=YEAR, language="fr", name="a.xlf", stored=kept, by=ana)
    Upload.objects.create(pk=9001, draft=draft, name="a.xlsx", stored=keep(workbook_of("mining")), by=ana)
    save(draft, "figures", [{"picture": {"kept": keep(PIXEL), "media_type": "image/png"}}], 0, ana)


@pytest.mark.slow
@pytest.mark.usefixtures("furnished")
@pytest.mark.parametrize("role", [NOBODY, *ROLES])
def test_an_address_answers_those_who_may(role: str) -> None:
    browser = signed_in(person(**ROLES[role]) if role in ROLES else None)
    for name in sorted((name for name in ADDRESSES if role in MAY[name]), key="setup_take_out".__eq__):
        for method in METHODS:
            answer = undone(browser, method, ADDRESSES[name])
            assert answer.status_code in (200, 302, 405, 410), (name, method)
            assert "account/login" not in answer.headers.get("Location", ""), (name, method)


def undone(browser: Client, method: str, address: str) -> HttpResponse:
    """Ask, and take back what that did to the database."""
    with transaction.atomic():
        answer: HttpResponse = getattr(browser, method)(address)
        transaction.set_rollback(True)
    return answer


@pytest.mark.slow
@pytest.mark.usefixtures("furnished")
@pytest.mark.parametrize("role", [NOBODY, *ROLES])
def test_and_nobody_else(role: str) -> None:
    browser = signed_in(person(**ROLES[role]) if role in ROLES else None)
    expected = (302, "/account/login/") if role == NOBODY else (404, "")
    asked = [(name, method) for name in ADDRESSES if role not in MAY[name] for method in METHODS]
    told = {(name, method): getattr(browser, method)(ADDRESSES[name]) for name, method in asked}
    said = {
        one: (answer.status_code, answer.headers.get("Location", "").partition("?")[0]) for one, answer in told.items()
    }
    assert said == dict.fromkeys(asked, expected)


@pytest.mark.django_db
def test_what_is_not_in_the_table_answers_nobody() -> None:
    coordinator = person("coordinator")
    assert not rights_of(coordinator).may("account_signup", Asked(YEAR))
    assert signed_in(coordinator).get("/account/signup/").status_code == 404
    assert signed_in(None).get("/account/signup/").status_code == 404


@pytest.mark.django_db
def test_a_role_ends_with_its_edition() -> None:
    coordinator = rights_of(person("coordinator"))
    assert (coordinator.may("document", Asked(YEAR, "mining")), coordinator.may("document", Asked(2031, "mining"))) == (
        True,
        False,
    )

"""What no database keeps comes no further than the border: U+0000 and halves of characters, whoever sends them."""

import json
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from authoring.edition.folder import EditionFolder
from authoring.portal.border import kept
from authoring.portal.drafts.drafting import contents
from authoring.portal.drafts.found import take_in
from authoring.portal.models import Comment, Draft, Handback, Upload
from tests.portal.drafts.filled import workbook_of
from tests.portal.roles import person, signed_in

MINING = "/2030/mining/"
OUTCOMES = f"{MINING}sheets/outcomes/"
HALF, NUL = "\ud83d", "\0"


@pytest.fixture
def ana() -> Client:
    return signed_in(person("co_chair", "Ana", group="mining", partner="peru"))


def draft() -> Draft:
    return Draft.objects.get(document="mining")


JSON = st.recursive(
    st.none() | st.integers() | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters()), inner),
)


@given(JSON)
def test_what_is_kept_can_be_kept(value: Any) -> None:
    said = json.dumps(kept(value), ensure_ascii=False)
    assert "\\u0000" not in said
    assert said.encode() == said.encode("utf-8", "surrogatepass")


@given(st.text())
def test_what_can_be_kept_stays_as_it_is(text: str) -> None:
    assert kept(text.replace(NUL, "")) == text.replace(NUL, "")


@pytest.mark.django_db
def test_what_is_typed(ana: Client) -> None:
    ana.post(OUTCOMES, {"base": "0", "row": ["r1"], "r1.text": "A\0b", "r1.topic": "\0", "page": "p\0"})
    ana.post(OUTCOMES, {"base": "1", "row": ["r1"], "r1.text": "<p>A<b>\0</b>c", "r1.text.as": "html"})
    assert contents(draft()) == {"outcomes": [{"text": "Ac"}]}


@pytest.mark.django_db
def test_what_is_remarked_and_written_about(ana: Client) -> None:
    coordinator = signed_in(person("coordinator"))
    coordinator.post(f"{MINING}remarks/", {"text": "Look\0 again", "place": "sections.outcomes.1.\0text"})
    assert coordinator.post(f"{MINING}send-back/").status_code == 302
    [remark] = Comment.objects.all()
    assert (remark.text, remark.place) == ("Look again", "sections.outcomes.1.text")


@pytest.mark.slow
@pytest.mark.django_db
def test_what_a_file_says(ana: Client) -> None:
    said = {"form": "group", "edition": 2030, "group": "mining", "language": "en", f"x{NUL}": HALF}
    rows = {"sections": {"outcomes": [{"topic": f"{NUL}{HALF}", "text": f"A{NUL}b{HALF}c"}]}}
    people = {"co_chairs": [{"partner": f"{NUL}{HALF}", "name": f"Ana{NUL}{HALF}"}], f"y{HALF}{NUL}": [f"{NUL}"]}
    for name, content in (("a\0.json", json.dumps(said | rows | people).encode()), ("b.xlsx", hostile())):
        answer = ana.post(f"{MINING}workbook/", {"file": SimpleUploadedFile(name, content)})
        upload = Upload.objects.latest("pk")
        assert ana.get(answer.headers["Location"]).status_code == 200
        bases = {"base.outcomes": "0", "base.co_chairs": "0"}
        ana.post(f"{MINING}workbook/{upload.pk}/", {"sheet": ["outcomes", "co_chairs"], **bases})
    assert kept(contents(draft())) == contents(draft()) != {}


def hostile() -> bytes:
    """Return a workbook whose texts hold what XML cannot, as Excel escapes it (ECMA-376-1, 22.9.2.19)."""
    made = BytesIO()
    with ZipFile(BytesIO(workbook_of("mining"))) as source, ZipFile(made, "w", ZIP_DEFLATED) as parts:
        for part in source.namelist():
            parts.writestr(part, source.read(part).replace(b"It went well.", b"A_x0000_b_xD83D_c"))
    return made.getvalue()


@pytest.mark.django_db
def test_what_stands_in_the_folder(folder: EditionFolder) -> None:
    (folder.path / "mining.xlsx").write_bytes(hostile())
    take_in(2030)
    assert kept(contents(draft())) == contents(draft()) != {}


@pytest.mark.slow
@pytest.mark.django_db
def test_what_translators_hand_back(folder: EditionFolder) -> None:
    folder.definition.write_text(folder.definition.read_text("utf-8").replace('["en"]', '["en", "fr"]'), "utf-8")
    luc = signed_in(person("translator", "Luc", language="fr"))
    file = SimpleUploadedFile("a\0.po", b'msgid ""\nmsgstr "\0"\n')
    assert luc.post("/translation/2030/fr/files/", {"file": file}, follow=True).status_code == 200
    assert Handback.objects.count() == 1


ADDRESSES = [
    f"{MINING}preview/%00/html/",
    f"{MINING}remarks/?place=%00%ED%A0%80",
    f"{OUTCOMES}?add=%00",
    "/invitation/%00/",
    "/setup/2030/lists/groups/entries/%00/",
    "/desk/2030/?show=%00",
    "/builds/2030/1/files/%00",
    "/account/reset/key/%00/",
    "/%00",
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_an_address_says(address: str) -> None:
    coordinator = signed_in(person("coordinator"))
    coordinator.raise_request_exception = False
    assert coordinator.get(address).status_code in (200, 404)


FORMS = [
    *("/account/login/", "/account/password/reset/", "/language/", "/people/2030/invite/", "/setup/2030/edition/"),
    *("/setup/2030/next/", "/setup/2030/lists/groups/new/", f"{MINING}workbook/language/", "/desk/2030/reminders/"),
    *("/account/password/change/", "/editor/", "/builds/2030/"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", FORMS)
def test_what_any_form_says(address: str) -> None:
    coordinator = signed_in(person("coordinator"))
    coordinator.raise_request_exception = False
    names = ("login", "email", "name", "password", "oldpassword", "language", "id", "year", "html", "subject", "text")
    for said in ("\0", "a\0@example.org", "2\x000\x0030"):
        answer = coordinator.post(address, dict.fromkeys(names, said) | {"a\0": "\0"})
        assert answer.status_code < 500


@pytest.mark.django_db
def test_what_a_cookie_says() -> None:
    stranger = signed_in(None)
    stranger.cookies["sessionid"] = "\0" * 32
    stranger.cookies["csrftoken"] = "\0" * 32
    assert stranger.get("/").status_code == 302

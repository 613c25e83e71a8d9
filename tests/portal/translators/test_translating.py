"""What translators see and type: their queue, a document's sentences, what helps, what is saved and what is not."""

import re
from dataclasses import dataclass, field
from html import unescape

import pytest
from django.test import Client

from authoring.edition.folder import EditionFolder
from authoring.portal.models import Event
from authoring.portal.translators.translating import Bilingual
from authoring.portal.translators.typed import digest, shown
from authoring.translation.codes import tagged
from tests.portal.roles import YEAR, person, signed_in
from tests.portal.translators.translated import FRENCH, SOURCES, furnish, says

pytestmark = pytest.mark.django_db

QUEUE = "/translation/2030/fr/"
PAGE = f"{QUEUE}documents/mining/"


@pytest.fixture(autouse=True)
def edition(folder: EditionFolder) -> EditionFolder:
    return furnish(folder)


@dataclass
class Browser:
    """Somebody's browser with the page of a document's sentences."""

    client: Client
    address: str = f"{PAGE}?show=all"
    page: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.load()

    def load(self) -> None:
        self.page = self.client.get(self.address).content.decode()

    def value(self, name: str) -> str:
        found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', self.page)
        return found[1] if found else ""

    def fields(self, texts: dict[str, str], states: dict[str, str] | None = None) -> dict[str, object]:
        """Return what the page would send once these texts were typed, by the sentences' sources."""
        sent: dict[str, object] = {"sentence": list(self.ids.values())}
        for source, key in self.ids.items():
            kept = re.search(rf'<textarea id="text-{key}"[^>]*>\n(.*?)</textarea>', self.page, re.DOTALL)
            sent[f"was.{key}"] = self.value(f"was.{key}")
            sent[f"text.{key}"] = texts.get(source, unescape(kept[1]) if kept else "")
            sent[f"state.{key}"] = (states or {}).get(source, "")
        return sent

    @property
    def ids(self) -> dict[str, str]:
        """The ids of the sentences that the page shows, by their sources."""
        found = re.findall(r'id="source-([\w-]+)"[^>]*>(.*?)</p>', self.page)
        return {unescape(re.sub(r"<[^>]*>", "", text)): key for key, text in found}

    def save(self, texts: dict[str, str], states: dict[str, str] | None = None) -> int:
        """Save what was typed, and show what comes then; return the answer's status."""
        answer = self.client.post(self.address, self.fields(texts, states))
        location = answer.headers.get("Location")
        self.page = (self.client.get(location) if location else answer).content.decode()
        return answer.status_code


@pytest.fixture
def luc() -> Browser:
    return Browser(signed_in(person("translator", "Luc", language="fr")))


@pytest.fixture
def ana() -> Browser:
    return Browser(signed_in(person("coordinator", "Ana")))


def kept() -> dict[str, tuple[str, str, str]]:
    """Return what is kept of the document in French: translation, state and who said it, by source."""
    segments = Bilingual.at(YEAR, "fr", "mining").segments().values()
    return {
        tagged(one.source): (tagged(one.target), one.state, one.by.partition(" ")[0]) for one in segments if one.target
    }


def test_the_queue_tells_what_is_left(luc: Browser) -> None:
    luc.save({SOURCES[2]: FRENCH[2]})
    page = luc.client.get(QUEUE).content.decode()
    rows = [
        re.findall(r'<td class="number-cell[^>]*>(?:<a [^>]*>)?(.*?)(?:</a>)?</td>', row)
        for row in re.findall(r"<tr><th.*?</tr>", page, re.DOTALL)
    ]
    assert rows[1:] == [
        ["2", "–", "–", "–", "–", "4", "0&nbsp;%"],
        ["3", "–", "1", "–", "–", "11", "21&nbsp;%"],
        ["5", "–", "1", "–", "–", "15", "16&nbsp;%"],
    ]


def test_a_language_or_document_that_is_not_translated_is_not_there(ana: Browser) -> None:
    for address in (
        "de/",
        "de/documents/mining/",
        "en/documents/mining/",
        "fr/documents/fishing/",
        "fr/documents/coordination/",
    ):
        assert ana.client.get(f"/translation/2030/{address}").status_code == 404


def test_a_translator_sees_their_language_only(luc: Browser) -> None:
    assert luc.client.get("/translation/2030/es/documents/mining/").status_code == 404
    assert 'href="/translation/2030/fr/"' in luc.client.get("/").content.decode()
    assert "/translation/2030/es/" not in luc.client.get("/").content.decode()


def test_source_and_translation_are_each_in_their_language(luc: Browser) -> None:
    key = luc.ids[SOURCES[0]]
    assert f'id="source-{key}" lang="en" dir="ltr"' in luc.page
    assert re.search(rf'<textarea id="text-{key}"[^>]* lang="fr" dir="ltr"', luc.page)
    assert '<span class="tag">&lt;1&gt;</span><span class="strong">Ministry of Mines</span>' in luc.page
    assert '<span lang="en">Ministry of Mines</span> → <b lang="fr">ministère des Mines</b>' in luc.page


def test_what_is_typed_is_kept_signed_and_logged(luc: Browser) -> None:
    assert luc.save(dict(zip(SOURCES, FRENCH, strict=True))) == 302
    assert kept() == {source: (said, "translated", "Luc") for source, said in zip(SOURCES, FRENCH, strict=True)}
    assert [(one.what, one.document, one.values) for one in Event.objects.all()] == [
        ("Translations into {language} were saved: {count}", "mining", {"language": "fr", "count": 3})
    ]


def test_saving_twice_changes_nothing(luc: Browser, edition: EditionFolder) -> None:
    luc.save({SOURCES[2]: FRENCH[2]})
    before = (edition.path / "translations" / "mining.fr.xlf").read_bytes()
    luc.load()
    luc.save({})
    assert "Nothing was changed." in luc.page
    assert (edition.path / "translations" / "mining.fr.xlf").read_bytes() == before


def test_a_sentence_with_something_to_mend_stays_on_the_page(luc: Browser) -> None:
    luc.address = PAGE
    luc.load()
    luc.save({SOURCES[1]: "Il a dépensé 1 600 dollars.", SOURCES[2]: FRENCH[2]})
    assert "The translation says 1 600, its source does not." in unescape(luc.page).replace("\u00a0", " ")
    assert luc.ids.keys() == {SOURCES[1], SOURCES[0], "Water"}


def test_what_is_typed_is_checked_before_it_is_saved(luc: Browser) -> None:
    key = luc.ids[SOURCES[0]]
    answer = luc.client.post(f"{PAGE}{key}/findings/", {f"text.{key}": "Le ministère s’est réuni deux fois."})
    assert "The translation lacks &lt;1&gt;&lt;/1&gt; of its source." in answer.content.decode()
    assert kept() == {}
    assert luc.client.post(f"{PAGE}none/findings/", {}).status_code == 404


def test_signs_that_are_lost_are_refused_and_what_was_typed_stays(luc: Browser) -> None:
    assert luc.save({SOURCES[0]: "Le ministère.", SOURCES[2]: FRENCH[2]}) == 409
    assert kept().keys() == {SOURCES[2]}
    assert "Not saved: keep each sign" in luc.page
    assert ">\nLe ministère.</textarea>" in luc.page
    assert luc.save({SOURCES[0]: FRENCH[0]}) == 302
    assert kept()[SOURCES[0]][0] == FRENCH[0]


def test_an_empty_field_leaves_the_translation(luc: Browser) -> None:
    luc.save({SOURCES[2]: FRENCH[2]})
    luc.load()
    assert luc.save({SOURCES[2]: " "}) == 409
    assert "an empty field leaves the translation as it was" in luc.page
    assert kept()[SOURCES[2]][0] == FRENCH[2]


def test_whoever_is_second_sees_both_and_decides(luc: Browser) -> None:
    eve = Browser(signed_in(person("translator", "Eve", language="fr")))
    luc.save({SOURCES[2]: FRENCH[2]})
    assert eve.save({SOURCES[2]: "Tout est bien."}) == 409
    assert kept()[SOURCES[2]] == (FRENCH[2], "translated", "Luc")
    assert "has saved another translation meanwhile" in eve.page
    assert (f">{FRENCH[2]}</p>" in unescape(eve.page), ">\nTout est bien.</textarea>" in eve.page) == (True, True)
    assert eve.save({SOURCES[2]: "Tout est bien."}) == 302
    assert kept()[SOURCES[2]] == ("Tout est bien.", "translated", "Eve")


def test_a_second_window_of_ones_own_overwrites_nothing(luc: Browser) -> None:
    other = Browser(luc.client)
    luc.save({SOURCES[2]: FRENCH[2]})
    assert other.save({SOURCES[2]: "Tout est bien."}) == 409
    assert kept()[SOURCES[2]][0] == FRENCH[2]


def test_what_one_has_not_touched_is_no_conflict(luc: Browser) -> None:
    eve = Browser(signed_in(person("translator", "Eve", language="fr")))
    luc.save({SOURCES[2]: FRENCH[2]})
    assert eve.save({SOURCES[1]: FRENCH[1]}) == 302
    assert {source: by for source, (_, _, by) in kept().items()} == {SOURCES[1]: "Eve", SOURCES[2]: "Luc"}


def test_coordinators_approve_and_then_only_they_change_it(luc: Browser, ana: Browser) -> None:
    luc.save({SOURCES[1]: FRENCH[1], SOURCES[2]: FRENCH[2]})
    ana.load()
    ana.save({}, {SOURCES[1]: "reviewed", SOURCES[2]: "final"})
    assert [kept()[one][1:] for one in SOURCES[1:]] == [("reviewed", "Ana"), ("final", "Ana")]
    luc.load()
    assert luc.save({SOURCES[2]: "Autre chose."}) == 409
    assert "has approved a translation meanwhile" in luc.page
    assert kept()[SOURCES[2]] == (FRENCH[2], "final", "Ana")
    ana.load()
    assert ana.save({SOURCES[2]: "Tout est très bien."}) == 302
    assert kept()[SOURCES[2]] == ("Tout est très bien.", "translated", "Ana")


def approved(luc: Browser, ana: Browser) -> None:
    """Have a sentence translated and approved, and open it again."""
    luc.save({SOURCES[2]: FRENCH[2]})
    ana.load()
    ana.save({}, {SOURCES[2]: "final"})
    ana.load()


def test_the_list_tells_who_has_approved_what(luc: Browser, ana: Browser) -> None:
    approved(luc, ana)
    luc.save({SOURCES[1]: FRENCH[1]})
    ana.load()
    signed = re.findall(r"<span>(\w+:) (\w+) &lt;\w+@example.org&gt;, <time", ana.page)
    assert signed == [("Translated:", "Luc"), ("Approved:", "Ana")]
    assert f'<a href="{PAGE}?show=approved">1</a>' in ana.client.get(QUEUE).content.decode()


@pytest.mark.slow
def test_an_approval_is_taken_back_step_by_step(luc: Browser, ana: Browser) -> None:
    approved(luc, ana)
    eva = Browser(signed_in(person("coordinator", "Eva")))
    assert "no longer: back to “reviewed”" in eva.page
    states = []
    for _ in range(2):
        eva.save({}, {SOURCES[2]: "back"})
        eva.load()
        states.append(kept()[SOURCES[2]])
    assert states == [(FRENCH[2], "reviewed", "Eva"), (FRENCH[2], "translated", "Eva")]
    assert ">no longer: back to" not in eva.page
    assert luc.save({SOURCES[2]: "Tout est bien."}) == 302
    assert kept()[SOURCES[2]] == ("Tout est bien.", "translated", "Luc")


def test_an_approval_that_is_taken_back_is_logged(luc: Browser, ana: Browser) -> None:
    approved(luc, ana)
    ana.save({}, {SOURCES[2]: "back"})
    log = unescape(ana.client.get("/desk/2030/log/").content.decode())
    assert "Translations into French were saved: 1, reviewed or approved: 1" in log
    assert f"The approval by Ana <ana1@example.org> was taken back (French): {FRENCH[2]}" in log


@pytest.mark.slow
def test_a_translator_takes_no_approval_back(luc: Browser, ana: Browser) -> None:
    approved(luc, ana)
    luc.load()
    luc.save({}, {SOURCES[2]: "back"})
    assert kept()[SOURCES[2]] == (FRENCH[2], "final", "Ana")


def test_only_the_approval_one_sees_is_taken_back(luc: Browser, ana: Browser) -> None:
    approved(luc, ana)
    eva = Browser(signed_in(person("coordinator", "Eva")))
    ana.save({SOURCES[2]: "Tout est bien."}, {SOURCES[2]: "final"})
    assert eva.save({}, {SOURCES[2]: "back"}) == 409
    assert kept()[SOURCES[2]] == ("Tout est bien.", "final", "Ana")


def test_a_text_that_is_changed_is_not_approved_whatever_is_chosen(luc: Browser, ana: Browser) -> None:
    approved(luc, ana)
    assert ana.save({SOURCES[2]: "Tout est bien."}, {SOURCES[2]: "back"}) == 302
    assert kept()[SOURCES[2]] == ("Tout est bien.", "translated", "Ana")


def test_a_translator_sets_no_state(luc: Browser) -> None:
    assert "<select name=" not in luc.page.replace("\n", "")
    luc.save({SOURCES[2]: FRENCH[2]}, {SOURCES[2]: "final"})
    assert kept()[SOURCES[2]][1] == "translated"


def test_nothing_approved_is_approved_over_a_newer_text(luc: Browser, ana: Browser) -> None:
    luc.save({SOURCES[2]: "Un."})
    ana.load()
    luc.load()
    luc.save({SOURCES[2]: "Deux."})
    assert ana.save({}, {SOURCES[2]: "final"}) == 409
    assert kept()[SOURCES[2]] == ("Deux.", "translated", "Luc")


def test_the_memory_of_other_documents_is_offered(luc: Browser) -> None:
    other = Browser(luc.client, f"{QUEUE}documents/forests/")
    other.save({"All went well.": FRENCH[2]})
    luc.load()
    assert '<span class="chip quiet">100\u00a0%</span> <span class="aside">2030/forests</span>' in luc.page
    assert FRENCH[2] in unescape(luc.page)


def test_a_changed_sentence_shows_what_changed_and_its_earlier_translation(
    luc: Browser, edition: EditionFolder
) -> None:
    luc.save({SOURCES[1]: FRENCH[1]})
    says(edition, "mining", "It spent 1,700 dollars. All went well.")
    luc.address = f"{PAGE}?show=changed"
    luc.load()
    assert "It spent<del> 1,500</del><ins> 1,700</ins> dollars." in luc.page
    assert ("Translation of the earlier text" in luc.page, FRENCH[1] in luc.page) == (True, True)


def test_what_was_typed_for_a_source_that_is_gone_is_shown(luc: Browser, edition: EditionFolder) -> None:
    sent = luc.fields({SOURCES[1]: FRENCH[1]})
    says(edition, "mining", "Nothing of that.")
    answer = luc.client.post(luc.address, sent)
    assert answer.status_code == 409
    assert "The source of this sentence has changed meanwhile." in answer.content.decode()
    assert FRENCH[1] in answer.content.decode()


@pytest.mark.slow
def test_pages_hold_so_many_sentences(luc: Browser, edition: EditionFolder) -> None:
    text = " ".join(f"Water was measured in place number {number}." for number in range(60))
    says(edition, "mining", text)
    shown_on = []
    for page in ("1", "3", "9", "x"):
        luc.address = f"{PAGE}?page={page}"
        luc.load()
        shown_on.append(len(luc.ids))
    assert shown_on == [25, 11, 11, 25]


def test_what_an_author_wrote_is_no_markup(luc: Browser, edition: EditionFolder) -> None:
    text = "Look at </textarea><script>alert(1)</script> {{ 7 * 7 }}."
    says(edition, "mining", text)
    luc.load()
    luc.save({text: "Voir </textarea><script>alert(1)</script> {{ 7 * 7 }}."})
    luc.load()
    assert "<script>alert" not in luc.page
    assert kept()[text][0] == "Voir </textarea><script>alert(1)</script> {{ 7 * 7 }}."


def test_a_store_that_cannot_be_read_is_told_and_left_alone(luc: Browser, edition: EditionFolder) -> None:
    luc.save({SOURCES[2]: FRENCH[2]})
    file = edition.path / "translations" / "mining.fr.xlf"
    file.write_bytes(b"<broken")
    assert "Cannot be used" in luc.client.get(QUEUE).content.decode()
    answer = luc.client.get(PAGE)
    assert (answer.status_code, answer.headers["Location"]) == (302, QUEUE)
    assert file.read_bytes() == b"<broken"


def test_a_term_base_that_cannot_be_read_is_told(luc: Browser, edition: EditionFolder) -> None:
    (edition.path / "terms.toml").write_text("[", "utf-8")
    assert "terms.toml" in luc.client.get(QUEUE).content.decode()
    assert luc.client.get(PAGE).status_code == 302


def test_line_ends_are_no_change() -> None:
    assert digest("a\r\nb\rc") == digest("a\nb\nc")
    assert shown(("a\x01b",)) == "a\ufffdb"

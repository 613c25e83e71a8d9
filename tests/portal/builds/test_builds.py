"""The pages on which the report is built, looked at, published and downloaded."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.utils import timezone

from authoring.edition.folder import EditionFolder
from authoring.portal.builds import jobs, made
from authoring.portal.builds.published import publication_of, publish
from authoring.portal.models import Event, Job, Person
from tests.portal.builds.made import ASKED, FILES, built
from tests.portal.roles import YEAR, person, signed_in
from tests.portal.separate import separately

pytestmark = pytest.mark.django_db
EVERYTHING = {"kind": "draft", "languages": ["en"], "formats": ["docx", "pdf", "html"]}
REPORT = "annual-report-2030"
ROLES = [
    {"kind": "coordinator"},
    {"kind": "co_chair", "group": "mining", "partner": "peru"},
    {"kind": "translator", "language": "fr"},
    {"kind": "reader"},
]


@pytest.fixture
def ana() -> Person:
    return person("coordinator", "Ana")


def asked_for(ana: Person, **said: object) -> Any:
    return signed_in(ana).post("/builds/2030/", EVERYTHING | said)


def test_a_draft_is_asked_for(ana: Person) -> None:
    answer = asked_for(ana)
    job = Job.objects.get()
    assert answer.headers["Location"] == f"/builds/2030/{job.pk}/"
    assert (job.kind, job.edition, job.state, job.by) == ("build", YEAR, "waiting", ana)
    assert job.asked == {
        "final": False,
        "missing": [],
        "reason": "",
        "group": "",
        "site": False,
        "allow_errors": False,
    } | {
        "languages": ["en"],
        "formats": ["docx", "pdf", "html"],
    }
    assert [*Event.objects.values_list("what", "by")] == [("Draft build {number} was asked for.", ana.pk)]


def test_what_may_be_missing_needs_a_reason(ana: Person) -> None:
    answer = asked_for(ana, kind="final", missing=["mining", "en"])
    assert (answer.status_code, Job.objects.count()) == (200, 0)
    assert "the reason stands in the log" in answer.content.decode()
    asked_for(ana, kind="final", missing=["mining", "en"], reason="Next year.")
    job, event = Job.objects.get(), Event.objects.get()
    assert (job.asked["missing"], job.asked["reason"]) == (["mining", "en"], "Next year.")
    assert event.what.format(**event.values) == f"Final build {job.pk} was asked for without mining, en: Next year."


def test_what_is_allowed_stands_on_the_page_and_in_the_log(ana: Person) -> None:
    asked_for(ana, kind="final", missing=["mining"], allow_errors="on", reason="Next <b>year.", site="on")
    job = Job.objects.get()
    assert (job.asked["allow_errors"], job.asked["site"]) == (True, True)
    page = signed_in(ana).get(f"/builds/2030/{job.pk}/").content.decode()
    assert re.findall(r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", page) == [
        ("Languages", "English"),
        ("Formats", "Word, PDF, HTML"),
        ("Also as a website", "yes"),
        ("It may lack", "Mining"),
        ("There may be errors in it", "yes"),
        ("Why", "Next &lt;b&gt;year."),
    ]
    assert [one.what.format(**one.values) for one in Event.objects.order_by("pk")] == [
        f"Final build {job.pk} was asked for without mining: Next <b>year.",
        f"Build {job.pk} may have errors in it: Next <b>year.",
    ]


def test_a_draft_needs_nothing_to_be_allowed(ana: Person) -> None:
    asked_for(ana, missing=["mining"], allow_errors="on", group="mining")
    asked = Job.objects.get().asked
    assert (asked["missing"], asked["allow_errors"], asked["group"]) == ([], False, "mining")


def test_a_chapter_is_not_published(ana: Person) -> None:
    job = built(asked=ASKED | {"group": "mining"})
    browser = signed_in(ana)
    assert "Publish for readers" not in browser.get(f"/builds/2030/{job.pk}/").content.decode()
    browser.post(f"/builds/2030/{job.pk}/publish/")
    assert publication_of(YEAR) is None


@pytest.mark.parametrize("begun", [False, True])
def test_a_build_is_stopped_by_whoever_coordinates(begun: bool, ana: Person) -> None:
    asked_for(ana)
    job = (jobs.claim("worker") if begun else None) or Job.objects.get()
    browser, address = signed_in(ana), f"/builds/2030/{job.pk}/"
    assert f'action="{address}stop/"' in browser.get(address).content.decode()
    page = browser.post(f"{address}stop/", follow=True).content.decode()
    assert "Ana stopped the build on" in page
    assert f'action="{address}stop/"' not in page
    assert "had ended before" in browser.post(f"{address}stop/", follow=True).content.decode()
    assert Event.objects.filter(what="Build {number} was stopped.", by=ana).count() == 1
    assert asked_for(ana).headers["Location"] != address


@pytest.mark.parametrize(
    ("begun", "told"), [(False, "Nothing works in the background"), (True, "Nothing was heard of the build")]
)
def test_a_build_of_which_nothing_is_heard_says_so(begun: bool, told: str, ana: Person) -> None:
    asked_for(ana)
    if begun:
        jobs.claim("worker")
    job, long_ago = Job.objects.get(), timezone.now() - 2 * jobs.SILENT
    browser, address = signed_in(ana), f"/builds/2030/{job.pk}/progress/"
    assert told not in browser.get(address).content.decode()
    Job.objects.update(at=long_ago, alive=long_ago if begun else None)
    assert told in browser.get(address).content.decode()


@pytest.mark.parametrize(
    "said",
    [
        {"kind": ""},
        {"kind": "other"},
        {"languages": []},
        {"languages": ["de"]},
        {"formats": ["../x"]},
        {"missing": ["energy"]},
        {"group": "energy"},
        {"group": "mining", "site": "on"},
        {"kind": "final", "allow_errors": "on"},
        {"kind": "final", "reason": "x" * 501},
    ],
)
def test_what_cannot_be_built_is_not_asked_for(said: dict[str, object], ana: Person) -> None:
    assert asked_for(ana, **said).status_code == 200
    assert not Job.objects.exists()


def test_a_second_build_is_told_of_the_first(ana: Person) -> None:
    asked_for(ana)
    answer = asked_for(person("coordinator"))
    assert (answer.headers["Location"], Job.objects.count()) == ("/builds/2030/", 1)
    page = signed_in(ana).get("/builds/2030/").content.decode()
    assert "A build is underway" in page
    assert '<form method="post" class="build"' not in page


def test_progress_asks_again_until_it_has_ended(ana: Person) -> None:
    asked_for(ana)
    job = jobs.claim("worker")
    assert job
    jobs.tell(job, {"done": 2, "total": 3})
    browser, address = signed_in(ana), f"/builds/2030/{job.pk}/"
    assert "2 of 3 files are made." in browser.get(address).content.decode()
    answer = browser.get(f"{address}progress/", headers={"HX-Request": "true"})
    assert "2 of 3 files are made." in answer.content.decode()
    assert 'hx-trigger="every 2s"' in answer.content.decode()
    assert "HX-Refresh" not in answer.headers
    jobs.end(job, Job.State.FAILED, {"broken": True}, "Build {number} failed.")
    assert browser.get(f"{address}progress/").headers["HX-Refresh"] == "true"
    assert "never came to its end" in browser.get(address).content.decode()


def test_a_refusal_is_shown_in_the_readers_language(ana: Person) -> None:
    refused = {"en": ["Not <b>so</b>."], "fr": ["Pas ainsi."], "es": ["Así no."]}
    job = built({}, state="failed", outcome={"refused": refused}, ended="2030-01-01T00:00Z")
    browser = signed_in(ana)
    assert "Not &lt;b&gt;so&lt;/b&gt;." in browser.get(f"/builds/2030/{job.pk}/").content.decode()
    french = browser.get(f"/builds/2030/{job.pk}/", headers={"Accept-Language": "fr"}).content.decode()
    assert "Pas ainsi." in french


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role["kind"])
def test_everybody_with_a_role_downloads_what_is_published(role: dict[str, str], ana: Person) -> None:
    publish(built(), ana)
    browser = signed_in(person(**role))
    page = browser.get("/report/2030/").content.decode()
    for path, content in FILES.items():
        assert f'href="/report/2030/files/{path}"' in page
        answer = browser.get(f"/report/2030/files/{path}")
        assert (answer.status_code, answer.content) == (200, content)
    packed = ZipFile(BytesIO(browser.get("/report/2030/all.zip").content))
    assert {name: packed.read(name) for name in packed.namelist()} == FILES


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role["kind"])
def test_what_is_not_published_is_not_there(role: dict[str, str], ana: Person) -> None:
    job = built()
    browser = signed_in(person(**role))
    assert "not published yet" in browser.get("/report/2030/").content.decode()
    for path in ("all.zip", *(f"files/{path}" for path in FILES)):
        assert browser.get(f"/report/2030/{path}").status_code == 404
        coordinates = role["kind"] == "coordinator"
        assert browser.get(f"/builds/2030/{job.pk}/{path}").status_code == (200 if coordinates else 404)


def test_what_is_withdrawn_is_not_there(ana: Person) -> None:
    job, browser, reader = built(), signed_in(ana), signed_in(person("reader"))
    browser.post(f"/builds/2030/{job.pk}/publish/")
    assert reader.get("/report/2030/all.zip").status_code == 200
    browser.post(f"/builds/2030/{job.pk}/withdraw/")
    for path in ("all.zip", *(f"files/{path}" for path in FILES)):
        answer = reader.get(f"/report/2030/{path}")
        assert answer.status_code == 404
        assert "The report was withdrawn" in answer.content.decode()
    assert "The report was withdrawn" in reader.get("/report/2030/").content.decode()
    assert publication_of(YEAR) is None


@pytest.mark.parametrize("method", ["publish", "withdraw"])
def test_nothing_is_published_by_a_link(method: str, ana: Person) -> None:
    assert signed_in(ana).get(f"/builds/2030/{built().pk}/{method}/").status_code == 405


def test_a_draft_is_not_published(ana: Person) -> None:
    job = built(asked=ASKED | {"final": False})
    page = signed_in(ana).post(f"/builds/2030/{job.pk}/publish/", follow=True).content.decode()
    assert "Only a final report" in page
    assert "Publish for readers" not in page
    assert publication_of(YEAR) is None


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (
            f"en/{REPORT}.en.docx",
            {
                "Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "Content-Disposition": f'attachment; filename="{REPORT}.en.docx"',
            },
        ),
        (
            f"en/{REPORT}.en.pdf",
            {"Content-Type": "application/pdf", "Content-Disposition": f'attachment; filename="{REPORT}.en.pdf"'},
        ),
        (
            f"en/{REPORT}.en.html",
            {
                "Content-Type": "text/html; charset=utf-8",
                "Content-Security-Policy": "sandbox allow-downloads allow-popups; default-src 'none'; "
                "style-src 'unsafe-inline'; img-src data:; font-src data:",
            },
        ),
        ("all.zip", {"Content-Type": "application/zip"}),
    ],
)
def test_files_are_sent_safely(path: str, headers: dict[str, str], ana: Person) -> None:
    publish(built(), ana)
    address = path if path == "all.zip" else f"files/{path}"
    answer = signed_in(ana).get(f"/report/2030/{address}")
    wanted = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-cache"} | headers
    assert {name: answer.headers.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    "path", ["comparison.json", "../1.1/comparison.json", "../../secret-key", "en", "en/../en/x", "%2e%2e/secret-key"]
)
def test_only_what_a_build_has_made_is_sent(path: str, ana: Person) -> None:
    job = built()
    assert signed_in(ana).get(f"/builds/2030/{job.pk}/files/{path}").status_code == 404


def test_a_damaged_file_is_not_sent(ana: Person) -> None:
    job = built()
    publish(job, ana)
    (made.folder_of(job) / f"en/{REPORT}.en.pdf").write_bytes(b"other")
    browser = signed_in(ana)
    assert browser.get(f"/report/2030/files/en/{REPORT}.en.pdf").status_code == 404
    assert browser.get("/report/2030/all.zip").status_code == 404
    assert browser.get(f"/report/2030/files/en/{REPORT}.en.docx").status_code == 200


def test_the_builds_of_another_edition_are_not_there(ana: Person) -> None:
    other = built(edition=YEAR + 1)
    for address in ("", "progress/", "comparison/", "all.zip"):
        assert signed_in(ana).get(f"/builds/2030/{other.pk}/{address}").status_code == 404


def test_the_comparison_tells_chapters_figures_and_sources(ana: Person) -> None:
    before = built(outcome={"files": [], "inputs": {"mining.xlsx": "a", "forests.json": "a", "edition.toml": "a"}})
    outcome = {"files": [], "against": before.pk, "findings": {}, "missing": [], "untranslated": {}}
    inputs = {"mining.json": "b", "edition.toml": "a", "translations/mining.fr.xlf": "c", ".history/x.json": "d"}
    job = built(outcome=outcome | {"inputs": inputs})
    pieces = '[["same", "It cost"], ["gone", " 1,500 <i>dollars</i>"], ["new", " 1,700"]]'
    compared = f'{{"en": {{"count": 3, "passages": [{{"chapter": "Mining", "pieces": {pieces}}}]}}}}'
    (made.folder_of(job) / made.COMPARISON).write_text(compared)
    page = signed_in(ana).get(f"/builds/2030/{job.pk}/comparison/").content.decode()
    assert re.findall(r'<li>(.*?) <span class="chip \w+">(.*?)</span></li>', page) == [
        ("Forests", "gone"),
        ("Mining", "changed"),
        ("Mining: translation into French", "new"),
    ]
    assert '<a href="#en-1" lang="en">Mining</a></th><td class="number-cell">1</td>' in page
    assert '<div class="difference"><del>1,500</del> → <ins>1,700</ins></div>' in page
    assert '<h3 id="en-1" lang="en">Mining</h3>' in page
    assert "It cost<del> 1,500 &lt;i&gt;dollars&lt;/i&gt;</del><ins> 1,700</ins>" in page
    assert "3 passages are not the same." in page
    assert "2 more passages are not the same." in page


@pytest.mark.slow
def test_the_web_loads_nothing_heavy(folder: EditionFolder) -> None:
    code = (
        "import sys, authoring.portal.urls\n"
        "print(sorted({'weasyprint', 'matplotlib', 'docxtpl', 'pikepdf'} & sys.modules.keys()))"
    )
    assert separately(folder, code, "start") == "[]"

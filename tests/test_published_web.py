"""The bundled edition on the web, page and site, in three languages: judged by the Nu checker and in a real browser."""

from dataclasses import replace
from pathlib import Path

import pytest

from authoring.edition.folder import EditionFolder
from authoring.pipeline import publication
from authoring.publishing.site.pages import INDEX
from tests.browser import Found, View, Visit, browse
from tests.validators import html_errors
from tests.workspace import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PAGE = "en/annual-report-2021.en.html"
SITE = "site/en"
PHONE, TABLET, DESK = 320, 768, 1280
WITH_COLUMNS = (View(DESK), *(View(width, judged=False) for width in (TABLET, 1024, 1440)))
BY_SIGHT = (View(PHONE), View(PHONE, "dark"), View(DESK, "forced"))
SPACED = (View(PHONE, spaced=True, judged=False), View(DESK, spaced=True, judged=False))
PLAINLY = (View(PHONE, judged=False), View(DESK))
CLOSELY = (*BY_SIGHT, *WITH_COLUMNS, *SPACED)
WITHOUT_SCRIPT = View(DESK, script=False)
LARGEST_PAGE = 300_000


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the final report as page and site, in every language."""
    made = tmp_path_factory.mktemp("output")
    folder = EditionFolder(ROOT / "submissions" / "2021", made)
    request = publication.BuildRequest(("html",), ("en", "fr", "es"), final=True, site=True)
    publication.build(folder, ROOT / "templates", request)
    return made


@pytest.fixture(scope="module")
def found(output: Path) -> dict[str, Found]:
    """Look at every page once; at one of each kind more closely."""
    pages = sorted(path.relative_to(output).as_posix() for path in (output / SITE).glob("*.html"))
    visits = {path: Visit(path, PLAINLY) for path in [*pages, "site/index.html"]}
    closely = [PAGE, f"{SITE}/{INDEX}.html", f"{SITE}/profile.html", f"{SITE}/annex-commitments.html"]
    for path in closely:
        visits[path] = Visit(path, (*CLOSELY, WITHOUT_SCRIPT), keyboard=True, policy=True)
    searched = f"{SITE}/mining.html"
    visits[searched] = replace(visits[searched], search="JOSE rafael jabalera", keyboard=True)
    for language in ("fr", "es"):
        for path in (f"{language}/annual-report-2021.{language}.html", f"site/{language}/annex-commitments.html"):
            visits[path] = Visit(path, (*PLAINLY, *WITH_COLUMNS[1:]))
    return browse(output, visits.values(), lighthouse=[PAGE, searched])


def test_the_checker_of_html_finds_nothing(output: Path) -> None:
    assert html_errors(*sorted(output.glob("??/*.html")), *sorted((output / "site").rglob("*.html"))) == []


def test_axe_finds_nothing_at_any_width_in_any_colours(found: dict[str, Found]) -> None:
    violations = {(path, view): seen.violations for path, one in found.items() for view, seen in one.views.items()}

    assert {where: said for where, said in violations.items() if said} == {}


def test_nothing_sticks_out_or_is_cut_off_on_a_phone_or_with_wide_spaces(found: dict[str, Found]) -> None:
    overflow = {(path, view): seen.overflow for path, one in found.items() for view, seen in one.views.items()}

    assert {where: said for where, said in overflow.items() if said} == {}


def test_no_word_of_a_table_breaks_beside_its_column_at_any_width(found: dict[str, Found]) -> None:
    broken = {(path, view): seen.broken for path, one in found.items() for view, seen in one.views.items()}

    assert {(path, view) for path in (PAGE, f"{SITE}/annex-commitments.html") for view in WITH_COLUMNS} <= set(broken)
    assert {where: said for where, said in broken.items() if said} == {}


def test_the_browser_has_nothing_to_say(found: dict[str, Found]) -> None:
    console = {(path, view): seen.console for path, one in found.items() for view, seen in one.views.items()}

    assert {where: said for where, said in console.items() if said} == {}


def test_every_link_is_reached_by_keyboard_in_its_order_and_seen(found: dict[str, Found]) -> None:
    walks = {path: one.walked for path, one in found.items() if one.walked}

    assert len(walks) == 5
    for walk in walks.values():
        assert (walk.missed, walk.unseen, walk.skipped) == ([], [], "content")
        assert walk.reached > 15


def test_without_script_the_same_is_said_and_no_search_is_shown(found: dict[str, Found]) -> None:
    for one in found.values():
        if WITHOUT_SCRIPT in one.views:
            assert not one.views[WITHOUT_SCRIPT].has_search
            text = one.views[View(DESK)].text.replace(SEARCH, "")
            assert one.views[WITHOUT_SCRIPT].text.strip() == text.strip()


SEARCH = "Search in this report\nSearch\n"


def test_what_a_policy_forbids_is_stopped(found: dict[str, Found]) -> None:
    stopped = {tuple(one.forbidden) for one in found.values() if one.forbidden}

    assert stopped == {("form-action", "frame-src", "img-src", "script-src-elem", "style-src-attr", "style-src-elem")}


def test_a_search_without_accents_or_capitals_finds_names_that_have_them(found: dict[str, Found]) -> None:
    searched = found[f"{SITE}/mining.html"]

    assert searched.status == "1 result"
    assert searched.results == [("Mining Working Group › Co-chairs", "mining.html#mining--co_chairs")]


def test_lighthouse_gives_full_marks(found: dict[str, Found]) -> None:
    full = {"accessibility": 100, "best-practices": 100, "seo": 100}

    assert {path: one.scores for path, one in found.items() if one.scores} == {
        PAGE: full,
        f"{SITE}/mining.html": full,
    }


def test_a_page_is_light_without_its_pictures(output: Path) -> None:
    page = (output / PAGE).read_text("utf-8")
    pictures = sum(len(part.partition('"')[0]) for part in page.split('src="data:')[1:])

    assert len(page.encode()) - pictures < LARGEST_PAGE
    for path in (output / SITE).glob("*.html"):
        assert path.stat().st_size < LARGEST_PAGE

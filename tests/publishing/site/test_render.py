"""The site's pages: how they hang together, and that they say what the one page says."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, normpath

import pytest
from lxml import html

from authoring.errors import TemplateError
from authoring.model.blocks import Figure, Paragraph, Table
from authoring.model.inline import Run
from authoring.model.report import Report, Section
from authoring.publishing.artifact import Download
from authoring.publishing.site.render import render_site
from tests.publishing.site.test_pages import part, report_of
from tests.publishing.specimen import PIXEL, SPECIMEN, say

TEMPLATES = Path(__file__).parents[3] / "templates"
ENGLISH = replace(SPECIMEN, languages=("en", "fr"), name="annual-report-2021")
FRENCH = replace(ENGLISH, language="fr", title="Rapport annuel 2021")
PAGES = ["message.html", "groups.html", "mining.html", "annexes.html", "annex-commitments.html"]


def site(*reports: Report, downloads: tuple[Download, ...] = ()) -> dict[str, bytes]:
    return render_site(reports, TEMPLATES, {report.language: downloads for report in reports})


def page(files: dict[str, bytes], path: str) -> html.HtmlElement:
    return html.document_fromstring(files[path])


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def chapters(*blocks: Paragraph | Figure | Table) -> Report:
    """Return a report whose two chapters hold the same blocks."""
    both = [Section("chapter", anchor, anchor.title(), blocks=blocks) for anchor in ("mining", "forests")]
    return report_of(part("part--groups", *both))


def test_all_languages_have_the_same_files() -> None:
    files = site(ENGLISH, FRENCH)

    pages = sorted(["index.html", "search.json", *PAGES])
    assert sorted(path for path in files if path.startswith("en/")) == [f"en/{name}" for name in pages]
    assert sorted(path for path in files if path.startswith("fr/")) == [f"fr/{name}" for name in pages]
    assert sorted(path for path in files if "/" not in path or path.startswith("assets/")) == [
        "assets/6b7fa434f92a8b80.png",
        "assets/screen.css",
        "assets/search.js",
        "index.html",
    ]


def test_every_link_leads_somewhere() -> None:
    files = site(ENGLISH, FRENCH, downloads=(Download("pdf", 1),))
    there = {*files, "en/annual-report-2021.en.pdf", "fr/annual-report-2021.fr.pdf"}
    for path in [path for path in files if path.endswith(".html")]:
        for address in page(files, path).xpath("//a/@href | //link[@rel='stylesheet']/@href | //*/@src"):
            file, _, anchor = address.partition("#")
            target = normpath(f"{dirname(path)}/{file}").lstrip("/") if file else path
            assert file.startswith("https:") or target in there, f"{path}: {address}"
            assert not anchor or page(files, target).xpath(f"//*[@id='{anchor}']"), f"{path}: {address}"


def test_one_page_after_the_other() -> None:
    files = site(ENGLISH)
    turns = [page(files, f"en/{name}").xpath("//nav[@class='turn']/a/@href") for name in PAGES]

    assert turns[0] == ["index.html", "groups.html"]
    assert [(before, after) for before, after in turns[1:-1]] == [
        (one, other) for one, other in zip(PAGES, PAGES[2:], strict=False)
    ]
    assert turns[-1] == ["annexes.html"]


def test_a_page_tells_where_it_stands() -> None:
    mining = page(site(ENGLISH), "en/mining.html")

    assert words_of(mining.find_class("trail")[0]) == (
        "2021 Annual Report Reports of the working groups Mining Working Group"
    )
    assert mining.xpath("//nav[@class='contents']//a[@aria-current='page']/@href") == ["mining.html"]
    assert mining.xpath("//nav[@class='contents']//ol[@class='sections']//a/@href")[:2] == [
        "#mining-co-chairs",
        "#mining-meetings",
    ]
    assert mining.findtext(".//title") == "Mining Working Group – 2021 Annual Report – Canada-Mexico Partnership"


def test_headings_begin_with_the_pages_own_and_leave_no_level_out() -> None:
    files = site(ENGLISH)
    for name in ["index.html", *PAGES]:
        levels = [
            int(heading.tag[1])
            for heading in page(files, f"en/{name}").xpath(
                "//*[re:test(name(), '^h[1-6]$')]", namespaces={"re": "http://exslt.org/regular-expressions"}
            )
        ]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(below <= above + 1 for above, below in pairwise(levels))


def test_the_other_language_is_the_same_page() -> None:
    files = site(ENGLISH, FRENCH)
    switch = page(files, "fr/mining.html").xpath("//nav[@class='languages']//a")

    assert [(link.get("href"), link.get("hreflang"), link.text) for link in switch] == [
        ("../en/mining.html", "en", "English")
    ]
    assert page(site(replace(ENGLISH, languages=("en",))), "en/mining.html").xpath("//nav[@class='languages']") == []


def test_notes_and_captions_are_numbered_through_all_pages() -> None:
    note, picture = Paragraph((Run("", note=say("Note.")),)), Figure(PIXEL, "image/png", say("x"), "")
    files = site(chapters(note, Table("x", ("y",), ()), picture, note))
    last = page(files, "en/forests.html")

    assert [words_of(mark) for mark in last.xpath("//a[@role='doc-noteref']")] == ["3", "4"]
    assert last.xpath("//section[@id='notes']/ol/@start") == ["3"]
    assert last.xpath("//section[@id='notes']//li/@id") == ["note-3", "note-4"]
    assert [words_of(label) for label in last.find_class("label")] == ["Table 2", "Figure 2"]


def test_a_picture_is_one_file_however_often_it_is_shown() -> None:
    files = site(chapters(Figure(PIXEL, "image/png", say("x"), "A pixel")), FRENCH)
    sources = [page(files, f"en/{name}.html").xpath("//main//img/@src") for name in ("mining", "forests")]

    assert sources == [["../assets/6b7fa434f92a8b80.png"]] * 2
    assert files["assets/6b7fa434f92a8b80.png"] == PIXEL


def test_a_link_to_a_section_finds_its_page() -> None:
    link = Paragraph((Run("See mining", link="#mining"),))

    assert page(site(chapters(link)), "en/forests.html").xpath("//main//p/a/@href") == ["mining.html#mining"]


def test_documents_are_offered_on_every_page() -> None:
    files = site(ENGLISH, downloads=(Download("docx", 75_400), Download("pdf", 2_345_678)))

    for name in ["index.html", *PAGES]:
        offers = page(files, f"en/{name}").xpath("//ul[@class='downloads']//a")
        assert [words_of(offer) for offer in offers] == ["Word document (75 kB)", "PDF (2.3 MB)"]


def test_the_policy_allows_the_sites_own_files_alone_and_pages_hold_no_style_or_script() -> None:
    files = site(ENGLISH)
    for path in [path for path in files if path.endswith(".html")]:
        one = page(files, path)
        assert one.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'",
            "base-uri 'none'; form-action 'none'",
        ]
        assert one.xpath("//style | //@style | //script[not(@src) and not(@type='application/ld+json')]") == []


def test_linked_data_tell_what_a_page_is_a_chapter_of() -> None:
    said = json.loads(page(site(ENGLISH), "en/mining.html").findtext(".//script[@type]") or "")

    assert (said["@type"], said["name"], said["isPartOf"]["name"]) == (
        "Chapter",
        "Mining Working Group",
        "2021 Annual Report",
    )


def test_the_entrance_leads_to_the_languages_and_straight_to_the_only_one() -> None:
    several, one = page(site(ENGLISH, FRENCH), "index.html"), page(site(ENGLISH), "index.html")

    assert several.xpath("//main//a/@href") == ["en/index.html", "fr/index.html"]
    assert several.xpath("//meta[@http-equiv='refresh']") == []
    assert one.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=en/index.html"]


def test_the_search_waits_for_its_script() -> None:
    assert page(site(ENGLISH), "en/mining.html").xpath("//form[@role='search']/@hidden") == [""]


def test_a_missing_script_is_named(tmp_path: Path) -> None:
    (tmp_path / "screen.css").write_text("")

    with pytest.raises(TemplateError, match=r"search\.js"):
        render_site([ENGLISH], tmp_path, {})

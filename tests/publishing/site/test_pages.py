"""Which sections make a page, and what each is called."""

from dataclasses import replace

from authoring.model.report import Report, Section
from authoring.publishing.site.pages import Page, files_of_anchors, pages
from tests.publishing.specimen import SPECIMEN


def report_of(*parts: Section) -> Report:
    return replace(SPECIMEN, parts=parts)


def part(anchor: str, *sections: Section) -> Section:
    return Section("part", anchor, "Part", sections=sections)


def chapter(anchor: str) -> Section:
    return Section("chapter", anchor, "Chapter", sections=(Section("section", f"{anchor}--outcomes", "Outcomes"),))


def section(anchor: str) -> Section:
    return Section("section", anchor, "Section")


def shown(page: Page) -> list[str]:
    return [one.anchor for one in page.section.sections]


def test_each_part_and_each_chapter_is_a_page_in_reading_order() -> None:
    site = pages(SPECIMEN)

    assert [(page.file, page.depth, page.section.title) for page in site] == [
        ("message.html", 1, "Message from the National Co-chairs"),
        ("groups.html", 1, "Reports of the working groups"),
        ("mining.html", 2, "Mining Working Group"),
        ("annexes.html", 1, "Annexes"),
        ("annex-commitments.html", 2, "Commitments"),
    ]


def test_a_part_knows_its_chapters_and_they_know_it() -> None:
    groups, mining, forests = pages(report_of(part("part--groups", chapter("mining"), chapter("forests"))))

    assert groups.below == (mining, forests)
    assert [page.within.file if page.within else "" for page in (groups, mining, forests)] == [
        "",
        "groups.html",
        "groups.html",
    ]


def test_a_part_shows_what_stands_before_its_first_chapter_and_nothing_is_moved() -> None:
    site = pages(report_of(part("part--a", section("part--a--x"), chapter("mining"), section("part--a--y"))))

    assert [(page.file, shown(page)) for page in site] == [
        ("a.html", ["part--a--x"]),
        ("mining.html", ["mining--outcomes"]),
        ("a-y.html", []),
    ]


def test_no_two_pages_share_a_name_whatever_a_group_is_called() -> None:
    groups = part("part--groups", chapter("index"), chapter("message"), chapter("annex-a"))
    site = pages(report_of(part("part--message"), groups, part("part--annexes", chapter("annex--a"))))

    assert [page.name for page in site] == [
        "part--message",
        "groups",
        "index--group",
        "message",
        "annex-a",
        "annexes",
        "annex--a",
    ]


def test_every_section_is_found_on_its_page() -> None:
    assert files_of_anchors(pages(report_of(part("part--groups", chapter("mining"))))) == {
        "part--groups": "groups.html",
        "mining": "mining.html",
        "mining--outcomes": "mining.html",
    }

"""The page for screens: its structure, its notes, and that content stays content."""

import json
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree, html
from PIL import Image

from authoring.errors import TemplateError
from authoring.model.blocks import Details, Figure, List, Paragraph, Table
from authoring.model.inline import Inline, Run
from authoring.model.report import Report, Section
from authoring.publishing.artifact import Download
from authoring.publishing.html import render_html
from authoring.publishing.view import is_remark, stretches
from tests.publishing.specimen import PIXEL, SPECIMEN, say
from tests.validators import html_errors

TEMPLATES = Path(__file__).parents[2] / "templates"
HOSTILE = "{{ 7 * 7 }} {% raw %} <script>alert(1)</script> </style> \"'& ${x} \u202e"


def parsed(report: Report) -> html.HtmlElement:
    return html.document_fromstring(render_html(report, TEMPLATES))


def with_blocks(*blocks: Paragraph | Figure | Table | Details, language: str = "") -> Report:
    section = Section("section", "a", "Title", language=language, blocks=blocks)
    return replace(SPECIMEN, parts=(Section("part", "p", "Part", sections=(section,)),))


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_headings_follow_the_depth_and_stand_in_sections_with_anchors() -> None:
    headings = parsed(SPECIMEN).xpath("//main//*[self::h2 or self::h3 or self::h4 or self::h5]")

    assert [(heading.tag, heading.getparent().get("id"), words_of(heading)) for heading in headings] == [
        ("h2", "message", "Part I Message from the National Co-chairs"),
        ("h2", "groups", "Part III Reports of the working groups"),
        ("h3", "mining", "1 Mining Working Group"),
        ("h4", "mining-co-chairs", "Co-chairs"),
        ("h4", "mining-meetings", "Meeting"),
        ("h4", "mining-introduction", "Introduction and objectives"),
        ("h4", "mining-outcomes", "Outcomes"),
        ("h5", "mining-outcomes-1", "Wildland fire"),
        ("h5", "mining-outcomes-2", "Building with wood"),
        ("h4", "mining-participants", "Participants"),
        ("h2", "annexes", "Annexes"),
        ("h3", "annex-commitments", "Annex B Commitments"),
        ("h2", "notes", "Notes"),
    ]


def test_cover_and_landmarks() -> None:
    page = parsed(SPECIMEN)

    assert page.get("lang") == "en"
    assert [part.tag for part in page.xpath("//body/* | //body/div/*")] == [
        "a",
        "header",
        "div",
        "nav",
        "main",
        "footer",
    ]
    assert page.findtext(".//title") == "2021 Annual Report – Canada-Mexico Partnership"
    assert words_of(page.find(".//header")) == (
        "Canada · Mexico Canada-Mexico Partnership 2021 Annual Report "
        "17th annual meeting Mexico City · 25 November 2021 Hybrid · Host: Mexico"
    )


def test_contents_lead_to_every_part_and_what_is_directly_below() -> None:
    page = parsed(SPECIMEN)
    links = page.xpath("//nav//a")

    assert [(link.get("href"), words_of(link)) for link in links] == [
        ("#message", "Part I Message from the National Co-chairs"),
        ("#groups", "Part III Reports of the working groups"),
        ("#mining", "1 Mining Working Group"),
        ("#annexes", "Annexes"),
        ("#annex-commitments", "Annex B Commitments"),
    ]


def test_every_inner_link_has_its_target_and_every_anchor_is_unique() -> None:
    page = parsed(SPECIMEN)
    anchors = page.xpath("//@id")

    assert len(anchors) == len(set(anchors))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(anchors)


def test_lists_keep_nesting_markers_and_first_numbers() -> None:
    section = parsed(SPECIMEN).get_element_by_id("mining-introduction")

    assert [(found.tag, found.get("type"), found.get("start")) for found in section.xpath(".//ul | .//ol")] == [
        ("ul", None, None),
        ("ul", None, None),
        ("ol", None, None),
        ("ol", "a", "3"),
    ]
    assert [words_of(item) for item in section.xpath("./ul/li")] == [
        "First item Nested item Second nested",
        "Second item It goes on in a second paragraph.",
    ]


def test_a_note_is_told_once_at_the_end_and_leads_back() -> None:
    page = parsed(SPECIMEN)
    marks = page.xpath("//a[@role='doc-noteref']")
    notes = page.xpath("//section[@id='notes']//li")

    assert [(mark.text, mark.get("href"), mark.getparent().get("id")) for mark in marks] == [
        ("1", "#note-1", "note-1-mark"),
        ("2", "#note-2", "note-2-mark"),
    ]
    assert [(note.get("id"), words_of(note)) for note in notes] == [
        ("note-1", "A note with weight. ↩"),
        ("note-2", "Second note. ↩"),
    ]
    assert page.text_content().count("Second note.") == 1


def test_tables_have_a_caption_and_scoped_headers() -> None:
    table = parsed(SPECIMEN).find(".//table")

    assert words_of(table.find("caption")) == "Table 1 Commitments of all groups"
    assert [(cell.text, cell.get("scope")) for cell in table.xpath("thead/tr/th")] == [
        ("No.", "col"),
        ("Commitment", "col"),
        ("Lead", "col"),
        ("Due", "col"),
    ]
    assert [cell.get("scope") for cell in table.xpath("tbody/tr/th")] == ["row"] * 29


def test_people_stand_by_partner() -> None:
    rosters = parsed(SPECIMEN).get_element_by_id("mining").find_class("roster")

    assert [roster.get("class") for roster in rosters] == ["roster cards", "roster list"]
    assert [words_of(partner) for roster in rosters for partner in roster] == [
        "Canada Anne Ôtier, Director General, Natural Resources Canada (NRCan)",
        "Mexico José Núñez, Director General, Secretariat of Economy (SE), on behalf of X",
        "Mexico Ana Paz, Analyst, CONAFOR",
    ]


def test_figures_hold_their_picture_and_say_what_it_shows() -> None:
    figure = parsed(SPECIMEN).find(".//figure")

    assert figure.find("img").get("src").startswith("data:image/png;base64,iVBOR")
    assert figure.find("img").get("alt") == "A black pixel"
    assert words_of(figure.find("figcaption")) == "Figure 1 A caption (Authors)"


SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="72pt" viewBox="0 0 72 72"/>'


def test_a_chart_can_be_moved_by_keyboard_where_the_screen_is_narrower_and_a_picture_shrinks() -> None:
    page = parsed(
        with_blocks(Figure(SQUARE, "image/svg+xml", say("By host"), "x"), Figure(PIXEL, "image/png", (), "y"))
    )

    assert [group.get("aria-label") for group in page.xpath("//figure/*[@tabindex='0']")] == ["By host"]


def test_a_tall_picture_fits_one_view_with_its_caption() -> None:
    written = BytesIO()
    Image.new("RGB", (1000, 2000)).save(written, "PNG")

    img = parsed(with_blocks(Figure(written.getvalue(), "image/png", (), "y"))).find(".//img")

    assert (img.get("width"), img.get("height")) == ("320", "640")


def test_a_crowded_table_can_be_moved_by_keyboard_and_a_number_heading_a_row_is_kept_whole() -> None:
    crowded = Table("Many", tuple("abcde"), ((say("2021-AGR-01"), *[say("x")] * 4),))
    simple = Table("Few", ("a", "b"), ((say("Two words"), say("x")),))
    page = parsed(with_blocks(crowded, simple))

    assert [group.get("aria-label") for group in page.xpath("//div[@tabindex='0'][table]")] == ["Many"]
    assert [words_of(head) for head in page.find_class("whole")] == ["2021-AGR-01"]


def test_a_figure_says_in_which_language_its_texts_are() -> None:
    credit = (Run("The ministry", language="en"),)
    page = parsed(with_blocks(Figure(PIXEL, "image/png", say("x"), "A mine", credit, alternative_language="en")))

    assert page.find(".//img").get("lang") == "en"
    assert etree.tostring(page.find_class("credit")[0], encoding="unicode", with_tail=False) == (
        '<span class="credit">(<span lang="en">The ministry</span>)</span>'
    )


def test_a_figure_without_alternative_is_told_by_its_caption() -> None:
    assert parsed(with_blocks(Figure(PIXEL, "image/png", say("Caption"), ""))).find(".//img").get("alt") == "Caption"


def test_text_in_another_language_says_so_and_its_heading_does_not() -> None:
    page = parsed(with_blocks(Paragraph(say("Bonjour")), language="fr"))

    assert [(found.tag, words_of(found)) for found in page.xpath("//main//*[@lang]")] == [("div", "Bonjour")]


def test_fixed_words_are_in_the_reports_language() -> None:
    page = parsed(replace(SPECIMEN, language="fr", draft=True))

    assert words_of(page.get_element_by_id("contents")) == "Table des matières"
    assert words_of(page.find_class("stamp")[0]) == "Ébauche"


@pytest.mark.parametrize(("draft", "stamps"), [(True, ["Draft"]), (False, [])])
def test_a_draft_says_so(draft: bool, stamps: list[str]) -> None:
    assert [words_of(stamp) for stamp in parsed(replace(SPECIMEN, draft=draft)).find_class("stamp")] == stamps


def test_hostile_text_stays_text() -> None:
    table = Table(HOSTILE, (HOSTILE, HOSTILE), ((say(HOSTILE), say(HOSTILE)),))
    figure = Figure(PIXEL, "image/png", say(HOSTILE), HOSTILE, credit=say(HOSTILE))
    page = parsed(replace(with_blocks(Paragraph(say(HOSTILE)), table, figure), title=HOSTILE, host=HOSTILE))

    assert [json.loads(script.text)["name"] for script in page.xpath("//script")] == [HOSTILE]
    assert words_of(page.find(".//h1")) == HOSTILE
    assert words_of(page.xpath("//main//p")[0]) == HOSTILE
    assert page.find(".//img").get("alt") == HOSTILE
    assert [words_of(cell) for cell in page.xpath("//table//th | //table//td")] == [HOSTILE] * 4


def test_what_no_page_may_hold_is_replaced_not_written() -> None:
    page = render_html(with_blocks(Paragraph(say("a\x00b\x0bc\ud800d\x85e"))), TEMPLATES)

    assert "<p>a\ufffdb\ufffdc\ufffdd\ufffde</p>" in page
    assert page.encode()


def test_the_page_needs_nothing_from_outside() -> None:
    page = parsed(SPECIMEN)
    style = page.findtext(".//style") or ""

    assert page.xpath("//iframe | //object | //@style | //@*[starts-with(name(), 'on')]") == []
    assert page.xpath("//script/@src | //script[not(@type='application/ld+json')]") == []
    assert page.xpath("//link/@rel") == ["schema.dcterms", "icon"]
    assert all(source.startswith("data:") for source in page.xpath("//@src"))
    assert "url(" not in style
    assert "@import" not in style


def test_a_link_with_a_bold_word_is_one_link() -> None:
    runs: Inline = (Run("a "), Run("b ", link="https://x.org"), Run("c", strong=True, link="https://x.org"), Run("d"))

    assert [(href, [run.text for run in found]) for href, found in stretches(runs)] == [
        (None, ["a "]),
        ("https://x.org", ["b ", "c"]),
        (None, ["d"]),
    ]


def test_a_link_to_a_section_of_the_report_is_one() -> None:
    page = parsed(with_blocks(Paragraph((Run("See "), Run("above", link="#mining-outcomes"), Run(".")))))

    assert page.xpath("//main//p/a/@href") == ["#mining-outcomes"]


def test_a_paragraph_all_in_italics_is_a_remark_on_what_stands_above() -> None:
    remark = Paragraph((Run("Due: 31 December", emphasis=True),))
    page = parsed(with_blocks(Paragraph((Run("Not "), Run("all", emphasis=True))), remark))

    assert [(found.get("class"), words_of(found)) for found in page.xpath("//main//p")] == [
        (None, "Not all"),
        ("remark", "Due: 31 December"),
    ]
    assert not is_remark(List(()))


def test_columns_have_their_widths() -> None:
    page = parsed(SPECIMEN)

    widths = [int(name.removeprefix("w")) for name in page.xpath("//main//col/@class")]

    assert (len(widths), sum(widths)) == (4, 100)
    assert all(f".w{width}{{width:{width}%}}" in page.findtext(".//style") for width in widths)


def test_captions_are_numbered_label_by_label() -> None:
    figure, table = Figure(PIXEL, "image/png", say("x"), ""), Table("x", ("y",), ())
    page = parsed(replace(with_blocks(figure, table, figure), language="es"))

    assert [words_of(label) for label in page.find_class("label")] == ["Figura 1", "Tabla 1", "Figura 2"]


def test_a_cell_says_its_columns_title_for_where_there_are_no_columns() -> None:
    table = Table("x", ("No.", "Lead", "Due"), ((say("1"), say("NRCan"), say("2022")),))

    assert parsed(with_blocks(table)).xpath("//td/@data-title") == ["Lead", "Due"]


def test_the_policy_allows_the_pages_own_style_and_pictures_inside_it_alone() -> None:
    page = parsed(SPECIMEN)
    style = b64encode(sha256(page.findtext(".//style").encode()).digest()).decode()

    assert page.xpath("//meta[@http-equiv]/@content") == [
        f"default-src 'none'; style-src 'sha256-{style}'; img-src data:; connect-src 'self'",
        "base-uri 'none'; form-action 'none'",
    ]


PUBLISHED = replace(SPECIMEN, issued=date(2022, 6, 30), languages=("en", "fr", "es"), fingerprint="0" * 64)


def test_metadata_say_what_the_page_is() -> None:
    page = parsed(PUBLISHED)
    metadata = {meta.get("name"): meta.get("content") for meta in page.xpath("//meta[starts-with(@name, 'dcterms')]")}

    assert metadata == {
        "dcterms.title": "2021 Annual Report – Canada-Mexico Partnership",
        "dcterms.creator": "Canada-Mexico Partnership",
        "dcterms.language": "en",
        "dcterms.issued": "2022-06-30",
        "dcterms.modified": "2022-06-30",
        "dcterms.identifier": f"sha256:{'0' * 64}",
    }
    assert page.xpath("//meta[@name='description']/@content") == [
        "Canada-Mexico Partnership, 2021 Annual Report · 17th annual meeting · Mexico City · 25 November 2021"
    ]
    assert words_of(page.find_class("modified")[0]) == "Date modified: 2022-06-30"


def test_linked_data_name_the_report_and_the_documents_beside_it() -> None:
    page = html.document_fromstring(render_html(PUBLISHED, TEMPLATES, [Download("pdf", 2_345_678)]))
    said = json.loads(page.findtext(".//script") or "")

    assert (said["@type"], said["inLanguage"], said["dateModified"]) == ("Report", "en", "2022-06-30")
    assert said["encoding"] == [
        {
            "@type": "MediaObject",
            "contentUrl": "annual-report-2021.en.pdf",
            "encodingFormat": "application/pdf",
            "contentSize": "2345678",
        }
    ]


def test_a_page_published_in_several_languages_leads_to_the_others() -> None:
    page = parsed(PUBLISHED)
    switch = [
        (words_of(one), one.xpath("string(a/@hreflang)"), one.xpath("string(a/@href)")) for one in _languages(page)
    ]

    assert _languages(parsed(SPECIMEN)) == []
    assert switch == [
        ("English", "", ""),
        ("Français", "fr", "../fr/annual-report-2021.fr.html"),
        ("Español", "es", "../es/annual-report-2021.es.html"),
    ]
    assert page.xpath("//link[@rel='alternate' or @rel='canonical']") == []


def _languages(page: html.HtmlElement) -> list[html.HtmlElement]:
    found: list[html.HtmlElement] = page.xpath("//nav[@class='languages']//li")
    return found


def test_where_the_address_is_known_search_engines_are_told_of_the_languages() -> None:
    base = "https://example.org/2021"
    page = parsed(replace(PUBLISHED, address=base, name="annual-report-2021.mining"))

    assert page.xpath("//link[@rel='canonical']/@href") == [f"{base}/en/annual-report-2021.mining.en.html"]
    assert [(link.get("hreflang"), link.get("href")) for link in page.xpath("//link[@rel='alternate']")] == [
        ("en", f"{base}/en/annual-report-2021.mining.en.html"),
        ("fr", f"{base}/fr/annual-report-2021.mining.fr.html"),
        ("es", f"{base}/es/annual-report-2021.mining.es.html"),
        ("x-default", f"{base}/en/annual-report-2021.mining.en.html"),
    ]


SIZES = [("en", 75_400, "75 kB"), ("fr", 2_345_678, "2,3 Mo"), ("es", 999_600, "1 MB"), ("en", 12, "1 kB")]


@pytest.mark.parametrize(("language", "size", "shown"), SIZES)
def test_a_download_says_its_format_and_size(language: str, size: int, shown: str) -> None:
    page = html.document_fromstring(
        render_html(replace(SPECIMEN, language=language), TEMPLATES, [Download("docx", size)])
    )

    assert page.xpath("//ul[@class='downloads']//a/@href") == [f"annual-report-2021.{language}.docx"]
    assert " ".join(str(page.xpath("string(//ul[@class='downloads']//span)")).split()) == f"({shown})"


def test_no_search_engine_keeps_a_draft() -> None:
    assert parsed(replace(SPECIMEN, draft=True)).xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert parsed(SPECIMEN).xpath("//meta[@name='robots']") == []


def test_a_template_that_cannot_be_rendered_is_named(tmp_path: Path) -> None:
    (tmp_path / "screen.css").write_text("")
    (tmp_path / "report.html").write_text("{{ report.nothing }}")

    with pytest.raises(TemplateError, match=r"report\.html: .*nothing"):
        render_html(SPECIMEN, tmp_path)


def test_a_missing_style_sheet_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"screen\.css"):
        render_html(SPECIMEN, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("draft", [True, False])
def test_the_checker_of_html_finds_nothing(draft: bool, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(render_html(replace(SPECIMEN, draft=draft), TEMPLATES))

    assert html_errors(path) == []

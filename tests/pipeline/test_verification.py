"""What is verified before it is published, and what `verify` finds in what stands published."""

from dataclasses import replace
from pathlib import Path

import pytest

from authoring.edition.files import read_folder, write_atomically
from authoring.edition.folder import EditionFolder
from authoring.errors import AuthoringError, RefusedError
from authoring.pipeline import publication, verification
from authoring.pipeline.publication import BuildRequest
from authoring.publishing import manifest
from authoring.publishing.artifact import Format
from tests.pipeline.bilingual import in_two_languages
from tests.pipeline.test_translated import mistranslate, translate
from tests.workspace import group_submission, hand_in

pytestmark = pytest.mark.slow

FINAL = BuildRequest(("html",), final=True)


@pytest.fixture
def bilingual(folder: EditionFolder) -> EditionFolder:
    """An edition in English and Spanish, wholly translated."""
    hand_in(folder, group_submission("forests", "1,500 trees were planted in 2030."))
    translate(in_two_languages(folder))
    return folder


def _build(folder: EditionFolder, request: BuildRequest = FINAL) -> publication.Built:
    return publication.build(folder, folder.path.parents[1] / "templates", request)


def _published(folder: EditionFolder) -> dict[str, bytes]:
    return {path: content for path, content in read_folder(folder.output).items() if not path.startswith(".cache/")}


def test_a_final_report_that_is_refused_leaves_what_stood_before(bilingual: EditionFolder) -> None:
    _build(bilingual, replace(FINAL, site=True))
    before = _published(bilingual)
    mistranslate(bilingual, "forests", "1,500 TREES", "1,600 TREES")

    with pytest.raises(RefusedError, match="The languages do not say the same"):
        _build(bilingual, replace(FINAL, site=True))

    assert _published(bilingual) == before
    assert verification.verify_languages(bilingual) == []


def test_a_pdf_that_is_refused_is_not_put_in_place(folder: EditionFolder) -> None:
    front = folder.path.parents[1] / "templates" / "front.html"
    front.write_text(front.read_text("utf-8").replace("<h1>", "<h3>").replace("</h1>", "</h3>"), "utf-8")

    with pytest.raises(RefusedError, match="A PDF does not keep to the standards it claims"):
        _build(folder, BuildRequest(("html", "pdf"), final=True))

    assert _published(folder) == {}


class PowerCut(BaseException):
    """Nothing of ours catches it, as nothing catches the end of a process."""


@pytest.mark.parametrize("written", range(3))
def test_whatever_a_build_was_cut_off_from_the_manifest_is_true(
    bilingual: EditionFolder, written: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _build(bilingual)
    before = _published(bilingual)
    hand_in(bilingual, group_submission("mining", "It went better."))
    left = iter(range(written))

    def until_the_power_is_cut(path: Path, content: bytes) -> None:
        if next(left, None) is None:
            raise PowerCut
        write_atomically(path, content)

    monkeypatch.setattr("authoring.publishing.made.write_atomically", until_the_power_is_cut)
    if written < 2:
        with pytest.raises(PowerCut):
            _build(bilingual, BuildRequest(("html",)))
    else:
        _build(bilingual, BuildRequest(("html",)))

    after = _published(bilingual)
    listed = manifest.read(bilingual.output)
    assert listed is not None
    assert {one.path for one in listed.artifacts if manifest.is_as_published(bilingual.output, one)} == {
        one.path for one in listed.artifacts
    }
    changed = [path for path in before if path.endswith(".html") and after[path] != before[path]]
    assert len(changed) == written


PARTS: dict[str, tuple[tuple[Format, ...], tuple[str, ...]]] = {
    "one format without pages": (("docx",), ()),
    "one language": (("html",), ("es",)),
    "the other language": (("html",), ("en",)),
}


@pytest.mark.parametrize(("formats", "languages"), PARTS.values(), ids=PARTS)
def test_a_final_report_is_compared_with_all_its_languages_whatever_is_built(
    bilingual: EditionFolder, formats: tuple[Format, ...], languages: tuple[str, ...]
) -> None:
    mistranslate(bilingual, "forests", "1,500 TREES", "1,600 TREES")

    with pytest.raises(RefusedError) as refused:
        _build(bilingual, BuildRequest(formats, languages, final=True))

    assert str(refused.value) == (
        "The languages do not say the same.\n"
        "English and Spanish: under “Part III Reports of the working groups › 2 Forests Working Group › Outcomes › "
        "Water” the figures are not the same.\n"
        "  English: 1,500, in “1,500 trees were planted in 2030.”\n"
        "  Spanish: 1,600, in “1,600 TREES WERE PLANTED IN 2030.”"
    )
    assert _published(bilingual) == {}


def test_a_final_page_leads_to_all_languages_even_when_it_is_built_alone(bilingual: EditionFolder) -> None:
    _build(bilingual, replace(FINAL, languages=("es",)))
    page = (bilingual.output / "es" / "annual-report-2030.es.html").read_text("utf-8")

    assert 'href="../en/annual-report-2030.en.html" rel="alternate" hreflang="en"' in page


PAGE = "es/annual-report-2030.es.html"
SITE_PAGE = "site/es/mining.html"
CHANGES = {
    "a contents' link": (
        PAGE,
        '<a href="#mining">',
        '<a href="#minning">',
        f"{PAGE}: “1 Grupo de Trabajo de Mining” leads nowhere: #minning\n"
        f"{PAGE}: its contents do not lead to the same places as those of en/annual-report-2030.en.html.",
    ),
    "the way to another language": (
        PAGE,
        ' hreflang="en"',
        "",
        f"{PAGE}: no link leads to the same page in English.",
    ),
    "an anchor": (
        PAGE,
        '"annex--commitments"',
        '"annex--engagements"',
        "English and Spanish: links from elsewhere do not find “Annexes › Annex A Commitments”"
        " under the same address.\n"
        "  English: #annex--commitments\n"
        "  Spanish: #annex--engagements\n"
        f"{PAGE}: “Anexo A Compromisos” leads nowhere: #annex--commitments",
    ),
    "a page of the site": (
        SITE_PAGE,
        'href="index.html"',
        'href="inddex.html"',
        f"{SITE_PAGE}: “Partnership of Two · 2030 Annual Report” leads nowhere: inddex.html",
    ),
}


@pytest.mark.parametrize(("path", "before", "after", "told"), CHANGES.values(), ids=CHANGES)
def test_verify_tells_where_a_page_leads_nowhere(
    bilingual: EditionFolder, path: str, before: str, after: str, told: str
) -> None:
    _build(bilingual, replace(FINAL, site=True))
    page = bilingual.output / path
    assert verification.verify_languages(bilingual) == []
    page.write_text(page.read_text("utf-8").replace(before, after, 1), "utf-8")

    assert "\n".join(one.text() for one in verification.verify_languages(bilingual)) == told


def test_a_final_report_whose_pages_lead_nowhere_is_refused(bilingual: EditionFolder) -> None:
    around = bilingual.path.parents[1] / "templates" / "around.html"
    around.write_text(around.read_text("utf-8").replace("hreflang=", "data-language="), "utf-8")

    with pytest.raises(
        RefusedError, match=r"leads nowhere\.\nen/annual-report-2030\.en\.html: no link .* in Spanish\."
    ):
        _build(bilingual)


@pytest.mark.parametrize("final", [False, True])
def test_only_groups_and_languages_that_there_are_may_be_missing(bilingual: EditionFolder, final: bool) -> None:
    with pytest.raises(AuthoringError) as refused:
        _build(bilingual, replace(FINAL, final=final, allow_missing=("fr", "mining", "xx")))

    assert str(refused.value) == (
        "There is no group or language fr and xx; there are: mining, forests, coordination, en, and es."
    )

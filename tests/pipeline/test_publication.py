"""The way from workbooks to artifacts, on a small edition."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from authoring.edition.folder import EditionFolder
from authoring.errors import AuthoringError, RefusedError
from authoring.forms.records import Passage
from authoring.pipeline import publication, submissions, verification
from authoring.pipeline.publication import BuildRequest
from authoring.text.reader import read_lines
from tests.edition.editions import EDITION
from tests.published import html_letters, letters
from tests.workspace import group_submission, hand_in

pytestmark = pytest.mark.slow

HTML = BuildRequest(("html",))

FINAL = BuildRequest(("html",), final=True)


def _templates(folder: EditionFolder) -> Path:
    return folder.path.parents[1] / "templates"


def _page(folder: EditionFolder, name: str = "annual-report-2030.en.html") -> str:
    return html_letters(folder.output / name.split(".")[-2] / name)


def test_a_complete_edition_has_nothing_to_mend_and_is_published(folder: EditionFolder) -> None:
    built = publication.build(folder, _templates(folder), FINAL)

    assert [str(finding.place) + finding.message() for finding in submissions.check(folder).findings] == []
    assert built.findings == {"error": 0, "warning": 0, "hint": 0}
    assert built.missing == ()
    assert letters("It went well.") in _page(folder)


def test_a_coordinator_adds_a_section_a_group_and_a_language_in_the_definition_alone(folder: EditionFolder) -> None:
    title = '{ en = "Gender perspective", fr = "Perspective de genre" }'
    section = f'[[sections]]\nkey = "gender"\ntitle = {title}\n\n[[coordination]]'
    group = '[[groups]]\nid = "energy"\nname = { en = "Energy", fr = "Énergie" }\n\n[[sections]]'
    changed = EDITION.replace("[[coordination]]", section, 1).replace("[[sections]]", group, 1)
    folder.definition.write_text(changed.replace('["en"]', '["en", "fr"]'), "utf-8")
    said = group_submission("energy")
    sections = said.sections | {"gender": said.sections["outcomes"]}
    hand_in(folder, said.model_copy(update={"sections": sections}))

    templates = submissions.write_templates(folder, [], "fr")
    publication.build(folder, _templates(folder), BuildRequest(("html",), final=True, allow_missing=("fr",)))

    assert [path.name for path in templates] == [
        "mining.fr.xlsx",
        "forests.fr.xlsx",
        "energy.fr.xlsx",
        "coordination.fr.xlsx",
    ]
    for heading in ("Gender perspective", "Energy Working Group"):
        assert letters(heading) in _page(folder)
    for heading in ("Perspective de genre", "Énergie", "Actions futures"):
        assert letters(heading) in _page(folder, "annual-report-2030.fr.html")


def test_a_group_that_is_missing_never_blocks_a_draft_but_the_final_report(folder: EditionFolder) -> None:
    (folder.path / "mining.xlsx").unlink()

    built = publication.build(folder, _templates(folder), HTML)

    assert built.missing == ("mining",)
    with pytest.raises(RefusedError, match=r"These have not handed in: Mining\."):
        publication.build(folder, _templates(folder), FINAL)
    allowed = BuildRequest(("html",), final=True, allow_missing=("mining",))
    assert publication.build(folder, _templates(folder), allowed).missing == ("mining",)


def test_a_final_report_waits_for_the_coordinators_own_parts_too(folder: EditionFolder) -> None:
    (folder.path / "coordination.xlsx").unlink()

    assert publication.build(folder, _templates(folder), HTML).missing == ("coordination",)
    with pytest.raises(RefusedError, match=r"These have not handed in: Coordination\."):
        publication.build(folder, _templates(folder), FINAL)
    allowed = BuildRequest(("html",), final=True, allow_missing=("coordination",))
    assert publication.build(folder, _templates(folder), allowed).missing == ("coordination",)


def test_a_pdf_that_keeps_to_no_standard_is_told_in_a_draft_and_refuses_the_final_report(folder: EditionFolder) -> None:
    front = _templates(folder) / "front.html"
    front.write_text(front.read_text("utf-8").replace("<h1>", "<h3>").replace("</h1>", "</h3>"), "utf-8")

    [draft] = publication.build(folder, _templates(folder), BuildRequest(("pdf",))).printed
    assert [failure.split()[0] for failure in draft.failures] == ["PDF/UA-1"]
    with pytest.raises(RefusedError, match=r"claims\.\nen/annual-report-2030\.en\.pdf: PDF/UA-1 .*heading"):
        publication.build(folder, _templates(folder), BuildRequest(("pdf",), final=True))


def test_errors_refuse_the_final_report_and_are_named(folder: EditionFolder) -> None:
    hand_in(folder, group_submission("mining", co_chairs=[]))

    with pytest.raises(RefusedError, match=r"mining\.xlsx › Co-chairs.*: No co-chair is named for Peru\.") as refused:
        publication.build(folder, _templates(folder), FINAL)
    built = publication.build(folder, _templates(folder), BuildRequest(("html",), final=True, allow_errors=True))

    assert len(str(refused.value).splitlines()) == 3
    assert built.findings["error"] == 2


def test_nothing_is_done_again_when_nothing_has_changed(folder: EditionFolder) -> None:
    first = publication.build(folder, _templates(folder), HTML)
    again = publication.build(folder, _templates(folder), HTML)

    assert not first.unchanged
    assert again.unchanged
    assert [done.artifact for done in again.printed] == [done.artifact for done in first.printed]


def test_a_changed_word_is_published_at_the_next_build(folder: EditionFolder) -> None:
    publication.build(folder, _templates(folder), HTML)
    hand_in(folder, group_submission("mining", "It went better."))

    assert not publication.build(folder, _templates(folder), HTML).unchanged
    assert letters("It went better.") in _page(folder)


def test_an_artifact_somebody_changed_is_written_again(folder: EditionFolder) -> None:
    publication.build(folder, _templates(folder), HTML)
    page = folder.output / "en" / "annual-report-2030.en.html"
    genuine = page.read_bytes()
    page.write_text("tampered with")

    publication.build(folder, _templates(folder), HTML)

    assert page.read_bytes() == genuine


def test_the_manifest_names_every_artifact_and_input(folder: EditionFolder) -> None:
    built = publication.build(folder, _templates(folder), HTML)
    manifest = json.loads((folder.output / "manifest.json").read_text("utf-8"))

    artifact = built.printed[0].artifact
    assert [entry["path"] for entry in manifest["artifacts"]] == [artifact.path] == ["en/annual-report-2030.en.html"]
    assert manifest["artifacts"][0]["sha256"] == artifact.sha256
    assert sorted(manifest["files"]) == ["coordination.xlsx", "edition.toml", "forests.xlsx", "mining.xlsx"]


def test_the_preview_of_a_chapter_leaves_the_published_report_on_record(folder: EditionFolder) -> None:
    publication.build(folder, _templates(folder), HTML)
    recorded = (folder.output / "manifest.json").read_bytes()

    publication.build(folder, _templates(folder), BuildRequest(("html",), group="forests"))

    assert (folder.output / "manifest.json").read_bytes() == recorded


def test_one_chapter_alone(folder: EditionFolder) -> None:
    publication.build(folder, _templates(folder), BuildRequest(("html",), group="forests"))
    page = _page(folder, "annual-report-2030.forests.en.html")

    assert letters("Trees were planted.") in page
    assert letters("It went well.") not in page
    with pytest.raises(AuthoringError, match="no chapter of the group energy"):
        publication.build(folder, _templates(folder), BuildRequest(("html",), group="energy"))


def test_a_final_chapter_waits_for_its_own_group_only(folder: EditionFolder) -> None:
    (folder.path / "mining.xlsx").unlink()

    chapter = BuildRequest(("html",), group="forests", final=True)
    assert [done.artifact.path for done in publication.build(folder, _templates(folder), chapter).printed] == [
        "en/annual-report-2030.forests.en.html"
    ]
    with pytest.raises(RefusedError, match=r"These have not handed in: Mining\."):
        publication.build(folder, _templates(folder), replace(chapter, group="mining"))


def test_a_final_report_has_a_sign_for_every_character(folder: EditionFolder) -> None:
    said = group_submission("mining")
    sections = said.sections | {"outcomes": [Passage(text=read_lines(["It went well, 王."]))]}
    hand_in(folder, said.model_copy(update={"sections": sections}))

    with pytest.raises(RefusedError, match=r"The report’s fonts have no sign for “王” \(U\+738B"):
        publication.build(folder, _templates(folder), FINAL)


@pytest.mark.slow
def test_a_final_report_is_read_back_and_its_formats_say_the_same(folder: EditionFolder) -> None:
    publication.build(folder, _templates(folder), BuildRequest(("docx", "pdf", "html"), final=True))
    manifest = json.loads((folder.output / "manifest.json").read_text("utf-8"))

    (parity,) = verification.verify(folder)

    assert parity.document == "en/annual-report-2030.en"
    assert parity.formats == ("docx", "pdf", "html")
    assert parity.holds
    assert manifest["fingerprints"] == {parity.document: parity.fingerprint}


def test_verify_before_the_first_build(folder: EditionFolder) -> None:
    with pytest.raises(AuthoringError, match="Nothing has been published to"):
        verification.verify(folder)


def test_a_manifest_that_names_files_elsewhere_is_none_of_ours(folder: EditionFolder) -> None:
    publication.build(folder, _templates(folder), HTML)
    manifest = folder.output / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"en/annual', '"../../en/annual'), "utf-8")

    with pytest.raises(AuthoringError, match="Nothing has been published to"):
        verification.verify(folder)


SITE = BuildRequest(("html",), site=True)


def _changed(folder: EditionFolder, path: str) -> None:
    (folder.output / path).write_bytes(b"changed")


def test_a_site_is_published_with_the_report_and_stands_in_the_manifest(folder: EditionFolder) -> None:
    built = publication.build(folder, _templates(folder), SITE)
    manifest = json.loads((folder.output / "manifest.json").read_text("utf-8"))

    assert {"index.html", "en/index.html", "en/mining.html", "en/search.json", "assets/screen.css"} <= set(built.site)
    assert sorted(manifest["site"]) == sorted(built.site)
    assert [parity.formats for parity in verification.verify(folder)] == [("html", "site")]


def test_a_site_that_stands_is_not_made_again_and_one_that_was_changed_is(folder: EditionFolder) -> None:
    first = publication.build(folder, _templates(folder), SITE)
    again = publication.build(folder, _templates(folder), SITE)
    _changed(folder, "site/en/mining.html")
    mended = publication.build(folder, _templates(folder), SITE)

    assert (first.unchanged, again.unchanged, mended.unchanged) == (False, True, False)
    assert letters("It went well.") in html_letters(folder.output / "site" / "en" / "mining.html")


def test_a_build_without_a_site_leaves_the_one_that_stands_on_record(folder: EditionFolder) -> None:
    publication.build(folder, _templates(folder), SITE)
    _changed(folder, "en/annual-report-2030.en.html")
    built = publication.build(folder, _templates(folder), HTML)

    assert built.site == ()
    assert publication.build(folder, _templates(folder), SITE).unchanged


def test_a_page_tells_of_the_documents_that_stand_beside_it(folder: EditionFolder) -> None:
    page, offer = folder.output / "en" / "annual-report-2030.en.html", 'href="annual-report-2030.en.docx"'
    publication.build(folder, _templates(folder), HTML)
    alone = page.read_text("utf-8")
    publication.build(folder, _templates(folder), BuildRequest(("docx",)))
    again = publication.build(folder, _templates(folder), SITE)

    assert offer not in alone
    assert not again.unchanged
    assert offer in page.read_text("utf-8")
    assert "en/annual-report-2030.en.docx" in again.site


def test_a_site_that_says_something_else_is_found(folder: EditionFolder) -> None:
    publication.build(folder, _templates(folder), SITE)
    page = folder.output / "site" / "en" / "mining.html"
    page.write_text(page.read_text("utf-8").replace("It went well.", "It went wrong."), "utf-8")

    [parity] = verification.verify(folder)

    assert parity.difference is not None
    assert "It went wrong." in str(parity.difference)

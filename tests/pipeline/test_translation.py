"""Kits out, translations in, and what is published of them, on a small edition in English and Spanish."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from authoring.edition.folder import EditionFolder
from authoring.errors import AuthoringError, RefusedError
from authoring.pipeline import kits as outgoing
from authoring.pipeline import publication, translation, verification
from authoring.pipeline.kits import ExportRequest
from authoring.pipeline.publication import BuildRequest
from authoring.translation.kit import Entry, Kit
from authoring.translation.kits import xliff12
from authoring.translation.kits.formats import FORMATS, file_name, read
from authoring.translation.merge import Signature
from authoring.translation.xliff2 import read as read_store
from tests.edition.editions import EDITION
from tests.published import html_letters, letters
from tests.translation.submissions import shouted
from tests.workspace import group_submission, hand_in

pytestmark = pytest.mark.slow

SIGNED = Signature("A. Paz", datetime(2030, 5, 2, tzinfo=UTC), "final")
HTML = BuildRequest(("html",))


@pytest.fixture
def bilingual(folder: EditionFolder) -> EditionFolder:
    """The edition in two languages."""
    folder.definition.write_text(EDITION.replace('["en"]', '["en", "es"]'), "utf-8")
    return folder


def _templates(folder: EditionFolder) -> Path:
    return folder.path.parents[1] / "templates"


def _kits(folder: EditionFolder, **changes: object) -> dict[str, Path]:
    """Send kits out; return the kit of each document, in the one format asked for."""
    request = replace(ExportRequest(), **changes)  # type: ignore[arg-type]
    sent = outgoing.export(folder, _templates(folder), request)
    (name,) = request.formats
    kit_of = {one.folder: Kit(one.folder.stem, ("en", one.folder.suffix[1:]), ()) for one in sent}
    return {kit.document: folder / file_name(kit, name) for folder, kit in kit_of.items()}


def _translate(kit: Path) -> None:
    """Do what a translator does: put every sentence into other words."""
    handback = read(kit.read_bytes())
    entries = (Entry(one.id, one.source or (), shouted(one.source or ()), "final") for one in handback.entries)
    kit.write_bytes(xliff12.written(Kit(handback.document, ("en", "es"), tuple(entries), handback.revision)))


def _translate_all(folder: EditionFolder) -> None:
    kits = list(_kits(folder, languages=("es",)).values())
    for kit in kits:
        _translate(kit)
    translation.take_in(folder, kits, SIGNED)


def test_a_kit_goes_out_for_each_document_and_language(bilingual: EditionFolder) -> None:
    kits = _kits(bilingual)

    assert sorted(kits) == ["coordination", "forests", "mining"]
    assert kits["mining"] == bilingual.output / "translation" / "mining.es" / "mining.es.xliff12.xlf"
    assert [one.document for one in translation.status(bilingual)] == ["coordination", "forests", "mining"]
    assert {one.percent for one in translation.status(bilingual)} == {0}


@pytest.mark.parametrize("name", FORMATS)
def test_a_kit_in_every_format(bilingual: EditionFolder, name: str) -> None:
    _translate_all(bilingual)
    kits = _kits(bilingual, groups=("mining",), formats=(name,), chosen="all")

    (taken,) = translation.take_in(bilingual, [kits["mining"]], SIGNED)

    assert taken.findings == ()
    assert set(taken.outcomes) == {"unchanged"}


def test_a_group_that_handed_in_nothing_has_nothing_to_translate(bilingual: EditionFolder) -> None:
    with pytest.raises(AuthoringError, match="Nothing was handed in by energy"):
        outgoing.export(bilingual, _templates(bilingual), ExportRequest(groups=("energy",)))


def test_what_comes_back_is_kept_signed(bilingual: EditionFolder) -> None:
    _translate_all(bilingual)

    kept = read_store((bilingual.path / "translations" / "mining.es.xlf").read_bytes())
    segments = [segment for unit in kept.units for segment in unit.segments]
    assert {(one.state, one.by, one.at) for one in segments} == {("final", SIGNED.by, SIGNED.at)}
    assert {one.percent for one in translation.status(bilingual)} == {100}
    assert _kits(bilingual) == {}


def test_a_changed_sentence_goes_out_alone_with_what_it_was(bilingual: EditionFolder) -> None:
    _translate_all(bilingual)
    hand_in(bilingual, group_submission("mining", "It went very well."))

    kits = _kits(bilingual, chosen="changed", formats=("xliff2",))

    assert sorted(kits) == ["mining"]
    (entry,) = read(kits["mining"].read_bytes()).entries
    assert entry.source == ("It went very well.",)
    assert "<target>IT WENT WELL.</target>" in kits["mining"].read_text("utf-8")


def test_nothing_approved_is_overwritten_unless_it_is_said(bilingual: EditionFolder) -> None:
    _translate_all(bilingual)
    kit = _kits(bilingual, groups=("mining",), chosen="all")["mining"]
    kit.write_text(
        kit.read_text("utf-8").replace("IT WENT WELL.", "Salió bien.").replace("final", "translated"), "utf-8"
    )
    again = replace(SIGNED, state="translated")

    (refused,) = translation.take_in(bilingual, [kit], again)
    (taken,) = translation.take_in(bilingual, [kit], again, overwrite=True)

    assert [one.code for one in refused.findings] == ["kit-conflict"]
    assert refused.outcomes["conflict"] == 1
    assert taken.outcomes["applied"] >= 1
    assert "Salió bien." in (bilingual.path / "translations" / "mining.es.xlf").read_text("utf-8")


def test_a_file_that_is_no_kit_changes_nothing(bilingual: EditionFolder, tmp_path: Path) -> None:
    bad = tmp_path / "holiday.txt"
    bad.write_bytes(b"Dear colleague")
    other = tmp_path / "other.xlf"
    other.write_bytes(xliff12.written(Kit("energy", ("en", "de"), ())))

    found = translation.take_in(bilingual, [bad, other], SIGNED)

    assert [[one.code for one in each.findings] for each in found] == [
        ["kit-unreadable"],
        ["kit-document-unknown", "kit-language-other"],
    ]
    assert not (bilingual.path / "translations").exists()


def test_all_languages_are_published_together(bilingual: EditionFolder) -> None:
    _translate_all(bilingual)

    built = publication.build(bilingual, _templates(bilingual), replace(HTML, final=True))

    assert [done.artifact.path for done in built.printed] == [
        "en/annual-report-2030.en.html",
        "es/annual-report-2030.es.html",
    ]
    page = html_letters(bilingual.output / "es" / "annual-report-2030.es.html")
    assert letters("IT WENT WELL.") in page
    assert letters("reunión anual") in page


def test_a_final_report_waits_for_its_translations(bilingual: EditionFolder) -> None:
    with pytest.raises(RefusedError, match=r"Mining is not wholly translated into Spanish; sentences missing: 9\."):
        publication.build(bilingual, _templates(bilingual), replace(HTML, final=True))

    allowed = replace(HTML, final=True, allow_missing=("es",))
    built = publication.build(bilingual, _templates(bilingual), allowed)

    manifest = json.loads((bilingual.output / "manifest.json").read_text("utf-8"))
    assert manifest["untranslated"] == built.untranslated == {"es": 22}


def test_a_damaged_file_is_told_beside_what_can_be_read(bilingual: EditionFolder) -> None:
    _translate_all(bilingual)
    damaged = bilingual.path / "translations" / "mining.es.xlf"
    damaged.write_text("<xliff")

    told = {
        one.document: (one.is_complete, one.problem and one.problem.text()) for one in translation.status(bilingual)
    }

    assert told["forests"] == (True, None)
    assert told["mining"][0] is False
    assert f"{damaged}: this translation holds XML that is not well-formed" in str(told["mining"][1])


def test_a_draft_shows_what_is_not_translated_yet(bilingual: EditionFolder) -> None:
    publication.build(bilingual, _templates(bilingual), HTML)

    page = (bilingual.output / "es" / "annual-report-2030.es.html").read_text("utf-8")
    assert '[sin traducir] <span lang="en">It went well.</span>' in page
    assert '<span class="title" lang="en">Water</span>' in page
    assert '<span lang="en">Director</span>' in page
    assert '<span lang="en">Foreign Ministry of Peru</span>' in page


@pytest.mark.slow
def test_a_draft_says_in_every_format_which_language_is_which(bilingual: EditionFolder) -> None:
    publication.build(bilingual, _templates(bilingual), BuildRequest(("docx", "pdf", "html"), ("es",)))

    [parity] = verification.verify(bilingual)

    assert (parity.formats, parity.difference) == (("docx", "pdf", "html"), None)


def test_languages_that_are_not_alike_are_told(bilingual: EditionFolder) -> None:
    _translate_all(bilingual)
    publication.build(bilingual, _templates(bilingual), replace(HTML, final=True))
    alike = verification.verify_languages(bilingual)
    page = bilingual.output / "es" / "annual-report-2030.es.html"
    page.write_text(page.read_text("utf-8").replace("IT WENT WELL.", "IT WENT WELL 17 TIMES."), "utf-8")

    assert alike == []
    assert [one.text() for one in verification.verify_languages(bilingual)] == [
        "English and Spanish: under “Part III Reports of the working groups › 1 Mining Working Group › Outcomes › "
        "Water” the figures are not the same.\n"
        "  English: paragraph “It went well.”\n"
        "  Spanish: 17, in “IT WENT WELL 17 TIMES.”"
    ]

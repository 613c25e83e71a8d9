"""A folder goes out to each translator: its kits, the text in context, what was translated before, agreed names."""

from dataclasses import replace
from pathlib import Path

import pytest

from authoring.edition.files import read_folder
from authoring.edition.folder import EditionFolder
from authoring.model.inline import plain
from authoring.pipeline import kits, translation
from authoring.pipeline.kits import ExportRequest, SentOut
from authoring.translation import store
from authoring.translation.codes import tagged
from authoring.translation.kit import Entry, Kit
from authoring.translation.kits import omegat, tbx, tmx, xliff12
from authoring.translation.kits.formats import FORMATS, file_name, read
from authoring.translation.memory import Remembered
from authoring.translation.outgoing import Choice
from authoring.translation.submission import unit_of
from authoring.translation.units import Context, Segment, Translation
from tests.pipeline.bilingual import SIGNED, in_two_languages, said
from tests.published import html_letters, letters
from tests.translation.submissions import shouted
from tests.validators import html_errors, tbx_errors, tmx_errors, translated_by_omegat, xliff_errors

TERMS = """\
[mines]
kind = "institution"
name = { en = "Ministry of Mines", fr = "Ministère des Mines", es = "Ministerio de Minas" }

[copper]
kind = "institution"
name = { en = "Copper Council", fr = "Conseil du cuivre" }
"""


NAMES = ["[4] MM", "[6] Copper Council", "[7] CC"]
"""What has no number in the preview: with one it would be another name."""


@pytest.fixture
def bilingual(folder: EditionFolder) -> EditionFolder:
    """The edition in English and Spanish, with a term base."""
    (folder.path / "terms.toml").write_text(TERMS, "utf-8")
    return in_two_languages(folder)


def _sent(folder: EditionFolder, *formats: str, group: str = "mining", chosen: Choice = "open") -> SentOut:
    request = ExportRequest(("es",), (group,), formats, chosen)
    (sent,) = kits.export(folder, folder.path.parents[1] / "templates", request)
    return sent


def _files(folder: Path) -> list[str]:
    return [way for way in read_folder(folder) if not way.startswith(".")]


def test_a_folder_for_each_document_and_language(bilingual: EditionFolder) -> None:
    sent = _sent(bilingual, *FORMATS)

    assert sent == SentOut(bilingual.output / "translation" / "mining.es", 8)
    assert _files(sent.folder) == [
        "memory.tmx",
        "mining.es.docx",
        "mining.es.po",
        "mining.es.tmx",
        "mining.es.xliff12.xlf",
        "mining.es.xliff2.xlf",
        "mining.es.xlsx",
        "preview.html",
        "terms.tbx",
    ]


def test_no_kit_of_another_day_stays(bilingual: EditionFolder) -> None:
    _sent(bilingual, "po", "docx")

    assert _files(_sent(bilingual, "xlsx").folder) == ["memory.tmx", "mining.es.xlsx", "preview.html", "terms.tbx"]


def test_where_somebody_worked_nothing_is_overwritten(bilingual: EditionFolder) -> None:
    sent = _sent(bilingual, "po")
    (sent.folder / "mining.es.po").write_bytes(b"two days of work")

    again = _sent(bilingual, "po")

    assert again.aside == bilingual.output / "translation" / "mining.es.1"
    assert (again.aside / "mining.es.po").read_bytes() == b"two days of work"


def test_the_preview_shows_each_sentence_behind_its_number(bilingual: EditionFolder) -> None:
    page = _sent(bilingual, "po").folder / "preview.html"

    shown = html_letters(page)
    numbered = [
        f"[{number}] {tagged(entry.source or ())}"
        for number, entry in enumerate(read((page.parent / "mining.es.po").read_bytes()).entries, 1)
    ]
    assert [text for text in numbered if letters(text) not in shown] == NAMES
    assert letters("Preview: Mining") in shown
    assert letters("did not hand in") not in shown


@pytest.mark.slow
def test_what_goes_out_is_valid(bilingual: EditionFolder) -> None:
    for group in ("mining", "coordination"):
        sent = _sent(bilingual, "xliff12", "xliff2", group=group).folder

        assert html_errors(sent / "preview.html") == []
        assert tmx_errors((sent / "memory.tmx").read_bytes()) == []
        assert tbx_errors((sent / "terms.tbx").read_bytes()) == []
        for name in ("xliff12", "xliff2"):
            kit = sent / file_name(Kit(group, ("en", "es"), ()), name)
            assert xliff_errors(kit.read_bytes()) == []


def test_the_memory_holds_every_document_and_earlier_editions(bilingual: EditionFolder) -> None:
    earlier = unit_of(Context("outcomes", "paragraph"), plain("Rain fell."), "en")
    segment = Segment(earlier.segments[0].source, target=("Llovió.",), state="final")
    for edition, document in (("2029", "energy"), ("2030", "forests")):
        unit = replace(earlier, segments=(segment,))
        store.keep(bilingual.path.parent / edition, Translation(document, "en", "es", former=(unit,)))

    known = tmx.memory_read((_sent(bilingual, "po").folder / "memory.tmx").read_bytes(), "es")

    assert [(one.source, one.target, one.origin) for one in known if one.target == ("Llovió.",)] == [
        (("Rain fell.",), ("Llovió.",), "2030/forests"),
        (("Rain fell.",), ("Llovió.",), "2029/energy"),
    ]


def test_the_glossary_holds_what_both_languages_name(bilingual: EditionFolder) -> None:
    terms = tbx.read((_sent(bilingual, "po").folder / "terms.tbx").read_bytes())

    assert {key: dict(term.name) for key, term in terms.items()} == {
        "mines": {"en": "Ministry of Mines", "es": "Ministerio de Minas"}
    }


def test_a_kit_of_another_edition_is_told_and_overwrites_nothing(bilingual: EditionFolder, tmp_path: Path) -> None:
    kit = _sent(bilingual, "xliff12").folder / "mining.es.xliff12.xlf"
    ours = tmp_path / "ours.xlf"
    ours.write_bytes(_returned(kit, "Sí:"))
    theirs = tmp_path / "theirs.xlf"
    theirs.write_bytes(_returned(kit, "No:", revision=9, edition="2029"))

    first, second = translation.take_in(bilingual, [ours, theirs], SIGNED)

    assert set(first.outcomes) == {"applied"}
    assert set(second.outcomes) == {"conflict"}
    assert second.findings[0].code == "kit-edition-other"


def test_what_grew_too_long_is_told(bilingual: EditionFolder, tmp_path: Path) -> None:
    kit = _sent(bilingual, "xliff12").folder / "mining.es.xliff12.xlf"
    long = tmp_path / "long.xlf"
    long.write_bytes(_returned(kit, " ".join(["palabra"] * 200)))

    (taken,) = translation.take_in(bilingual, [long], SIGNED)

    told = {one.code: one for one in taken.findings if one.code.endswith("-long")}
    assert told["translation-section-long"].text("fr") == (
        "long.xlf › Mines\u00a0: La traduction de «\u00a0Résultats\u00a0» compte 203 mots; la limite est de 125."
    )
    assert told["translation-too-long"].values["limit"] == "1000"


def _returned(kit: Path, prefix: str, **changes: object) -> bytes:
    """Return a kit whose every sentence is translated as it is, behind other words."""
    entries = read(kit.read_bytes()).entries
    translated = (Entry(one.id, one.source or (), said(prefix, one.source or ()), "translated") for one in entries)
    handed_back = Kit("mining", ("en", "es"), tuple(translated), edition="2030")
    return xliff12.written(replace(handed_back, **changes))  # type: ignore[arg-type]


@pytest.mark.slow
def test_omegat_opens_the_folder_as_it_is(bilingual: EditionFolder) -> None:
    sent = _sent(bilingual, "omegat")
    entries = read((sent.folder / "source" / "mining.es.xlf").read_bytes()).entries
    known = [Remembered(one.source or (), shouted(one.source or ())) for one in entries]
    typed = omegat.project(Kit("mining", ("en", "es"), ()), known)["tm/auto/memory.tmx"]
    (sent.folder / "tm" / "auto" / "mine.tmx").write_bytes(typed)

    (written,) = translated_by_omegat(sent.folder)
    (taken,) = translation.take_in(bilingual, [written], SIGNED)

    assert taken.findings == ()
    # OmegaT's files do not tell an acronym that stays as it is from one that nobody has looked at.
    assert taken.outcomes == {"applied": sent.sentences}
    aside = _sent(bilingual, "omegat", chosen="all").aside
    assert aside is not None
    assert (aside / "target" / "mining.es.xlf").exists()

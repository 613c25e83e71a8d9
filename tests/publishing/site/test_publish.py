"""The site in the output folder: whole, on its own, and the same every time."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from authoring.edition.files import read_folder
from authoring.model.report import Report
from authoring.publishing.made import Made
from authoring.publishing.manifest import Artifact, Manifest, digest, last_build, write
from authoring.publishing.site.publish import site_files
from tests.publishing.site.test_render import ENGLISH, FRENCH, TEMPLATES


def documents(output: Path, language: str) -> list[Artifact]:
    made = []
    for name in ("docx", "pdf"):
        path = f"{language}/annual-report-2021.{language}.{name}"
        content = f"{language} {name}".encode()
        (output / language).mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(content)
        made.append(Artifact(path, language, "docx" if name == "docx" else "pdf", len(content), digest(content)))
    return made


def publish_site(output: Path, reports: Sequence[Report], artifacts: Sequence[Artifact]) -> dict[str, str]:
    contents = {one: (output / one.path).read_bytes() for one in artifacts}
    made = Made(output, (), tuple(artifacts), site_files(TEMPLATES, reports, contents))
    made.put_in_place()
    return made.digests_of_site


def test_the_folder_holds_what_is_said_of_it_documents_included(tmp_path: Path) -> None:
    stated = publish_site(tmp_path, [ENGLISH], documents(tmp_path, "en"))

    written = read_folder(tmp_path / "site")
    assert stated == {path: digest(content) for path, content in written.items()}
    assert written["en/annual-report-2021.en.pdf"] == b"en pdf"
    assert b"(1 kB)" in written["en/mining.html"]


@pytest.mark.slow
def test_the_same_bytes_again_whatever_the_order(tmp_path: Path) -> None:
    first = publish_site(tmp_path, [ENGLISH, FRENCH], [])
    again = publish_site(tmp_path / "again", [ENGLISH, FRENCH], [])

    assert list(first.items()) == list(again.items())


def test_pages_of_an_earlier_site_are_gone(tmp_path: Path) -> None:
    publish_site(tmp_path, [ENGLISH, FRENCH], [])
    publish_site(tmp_path, [replace(ENGLISH, parts=ENGLISH.parts[:1])], [])

    assert sorted(path for path in read_folder(tmp_path / "site") if path.endswith(".html")) == [
        "en/index.html",
        "en/message.html",
        "index.html",
    ]


def published(output: Path, *artifacts: Artifact) -> Manifest:
    site = publish_site(output, [ENGLISH], artifacts)
    made = Manifest(("en",), "inputs", artifacts, {}, {}, (), site=site)
    write(output, made)
    return made


def test_a_site_is_known_again_while_every_file_of_it_stands(tmp_path: Path) -> None:
    made = published(tmp_path, *documents(tmp_path, "en"))
    stands = last_build(tmp_path, "inputs")
    (tmp_path / "site" / "en" / "stray.html").write_text("")
    changed = last_build(tmp_path, "inputs")

    assert stands
    assert stands.site == made.site
    assert changed
    assert changed.site == {}


def test_a_site_is_whole_with_its_languages_and_their_documents(tmp_path: Path) -> None:
    word, paper = documents(tmp_path, "en")
    made = published(tmp_path, word)

    assert made.has_site(["en"])
    assert not made.has_site(["en", "fr"])
    assert not replace(made, artifacts=(word, paper)).has_site(["en"])

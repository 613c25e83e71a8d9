"""What was published is known again, and nothing else is taken for it."""

import os
from pathlib import Path

import pytest

from authoring.publishing.manifest import (
    Artifact,
    Manifest,
    cached,
    digest,
    digest_files,
    keep,
    last_build,
    read,
    write,
)

PAGE = Artifact("en/report.en.html", "en", "html", 4, digest(b"page"))
PAPER = Artifact("en/report.en.pdf", "en", "pdf", 5, digest(b"paper"))


def published(output: Path, *artifacts: Artifact) -> Manifest:
    """Write `page` and `paper`, and a manifest of the artifacts given."""
    (output / "en").mkdir()
    (output / PAGE.path).write_bytes(b"page")
    (output / PAPER.path).write_bytes(b"paper")
    made = Manifest(("en",), "inputs", artifacts, {"edition.toml": digest(b"")}, {"error": 0}, ("mining",))
    write(output, made)
    return made


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert published(tmp_path, PAGE, PAPER) == read(tmp_path)


def test_artifacts_stand_in_the_order_of_their_paths_each_once(tmp_path: Path) -> None:
    earlier = Artifact(PAGE.path, "en", "html", 3, digest(b"old"))

    published(tmp_path, PAPER, earlier, PAGE)

    manifest = read(tmp_path)
    assert manifest
    assert manifest.artifacts == (PAGE, PAPER)


@pytest.mark.parametrize(
    "content", ["", "no JSON", "5", "[]", "{}", '{"artifacts": 5}', '{"artifacts": [{"path": "a"}]}']
)
def test_what_is_no_manifest_of_ours_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content)

    assert read(tmp_path) is None


def test_the_last_build_counts_for_the_same_inputs_and_what_still_stands(tmp_path: Path) -> None:
    published(tmp_path, PAGE, PAPER)
    (tmp_path / PAPER.path).write_bytes(b"tampered with")

    last = last_build(tmp_path, "inputs")

    assert last
    assert last.artifacts == (PAGE,)
    assert last_build(tmp_path, "other inputs") is None


def test_a_cache_that_was_tampered_with_is_empty(tmp_path: Path) -> None:
    keep(tmp_path, "key.html", b"page")

    assert cached(tmp_path, "key.html") == b"page"
    assert cached(tmp_path, "other.html") is None
    [file] = (tmp_path / ".cache").iterdir()
    file.write_bytes(file.read_bytes() + b"!")
    assert cached(tmp_path, "key.html") is None


def test_the_oldest_is_forgotten_first(tmp_path: Path) -> None:
    for number in range(98):
        keep(tmp_path, str(number), b"")
        os.utime(tmp_path / ".cache" / str(number), ns=(number, number))

    assert sorted(int(file.name) for file in (tmp_path / ".cache").iterdir()) == [*range(2, 98)]


def test_files_are_digested_by_name_and_content(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).write_text(name)

    digests = digest_files([("b", tmp_path / "b"), ("a", tmp_path / "a")])

    assert list(digests.items()) == [("a", digest(b"a")), ("b", digest(b"b"))]


def test_a_word_document_without_page_numbers_is_made_again_where_libreoffice_can_count_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.docx").write_bytes(b"word")
    document = Artifact("report.docx", "en", "docx", 4, digest(b"word"))
    write(tmp_path, Manifest(("en",), "inputs", (document,), {}, {}, ()))
    last = last_build(tmp_path, "inputs")
    assert last
    assert last.artifacts == (document,)
    program = tmp_path / "soffice"
    program.write_text("")
    program.chmod(0o755)
    monkeypatch.setenv("AUTHORING_LIBREOFFICE", str(program))
    last = last_build(tmp_path, "inputs")
    assert last
    assert last.artifacts == ()

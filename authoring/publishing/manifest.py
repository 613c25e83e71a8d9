"""What was published, from what: `manifest.json` in the output folder, and the cache that spares doing it again."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from authoring.edition.files import read_folder, write_atomically
from authoring.publishing import libreoffice
from authoring.publishing.artifact import FORMATS, Download, Format

MANIFEST = "manifest.json"
SITE = "site"
"""The folder of pages for the web, in the output folder."""

_LIBRARIES = ("babel", "docxtpl", "jinja2", "lxml", "matplotlib", "pillow", "pydyf", "python-docx", "weasyprint")
"""Those whose next version may render the same report to other bytes."""

_CACHE = ".cache"
_KEPT_IN_CACHE = 96


@dataclass(frozen=True, slots=True)
class Artifact:
    """One published file; `path` is relative to the output folder, with `/`.

    `pages` is how many a Word document knows it has; None when nothing laid it out, and its contents lack page numbers.
    """

    path: str
    language: str
    format: Format
    size: int
    sha256: str
    pages: int | None = None

    def __post_init__(self) -> None:
        if self.format not in FORMATS or Path(self.path).is_absolute() or ".." in Path(self.path).parts:
            raise ValueError(f"no artifact of ours: {self.path}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in the output folder, all of it made from the same inputs.

    `languages` are the edition's; `inputs` digests everything the artifacts depend on, `files` each file of the
    edition; `findings` counts by severity; `missing` names who had not handed in, `untranslated` counts the
    sentences a language lacks. `allowed` is what a final report may lack, and `errors` where it may have some.
    `fingerprints` stand by document (an artifact's path without its ending) where its formats were read back and say
    the same. `site` holds the SHA-256 of each file of the site by its path inside it; nothing when there is no site.
    """

    languages: tuple[str, ...]
    inputs: str
    artifacts: tuple[Artifact, ...]
    files: dict[str, str]
    findings: dict[str, int]
    missing: tuple[str, ...]
    untranslated: dict[str, int] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)
    site: dict[str, str] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()

    def has_site(self, languages: Iterable[str]) -> bool:
        """Tell whether the site is in these languages, and holds each document of theirs that stands."""
        wanted = set(languages)
        documents = {one.path: one.sha256 for one in self.artifacts if one.format != "html" and one.language in wanted}
        pages = {f"{language}/index.html" for language in wanted}
        return pages <= self.site.keys() and documents.items() <= self.site.items()


def digest(content: bytes) -> str:
    """Return the SHA-256 of `content` in hexadecimal digits."""
    return sha256(content).hexdigest()


def digest_files(files: Iterable[tuple[str, Path]]) -> dict[str, str]:
    """Return the SHA-256 of each file by the name given, in the order of names."""
    return {name: digest(path.read_bytes()) for name, path in sorted(files)}


def digest_all(*parts: object) -> str:
    """Return one digest for plain values (their `repr` must not depend on the run)."""
    return digest(repr(parts).encode())


def engine_digest(templates: Path) -> str:
    """Return one digest for all that makes artifacts out of a report: this program, its libraries, the templates."""
    libraries = [version(library) for library in _LIBRARIES]
    return digest_all(libraries, libreoffice.identity(), digest_files(_files(Path(__file__).parents[1], templates)))


def program_digest() -> str:
    """Return one digest for this program."""
    return digest_all(digest_files(_files(Path(__file__).parents[1])))


def _files(*folders: Path) -> Iterator[tuple[str, Path]]:
    for folder in folders:
        for file in folder.rglob("*"):
            if file.is_file() and file.suffix != ".pyc":
                yield f"{folder.name}/{file.relative_to(folder).as_posix()}", file


def read(output: Path) -> Manifest | None:
    """Return the manifest of the output folder, None when there is none of our kind."""
    try:
        data = json.loads((output / MANIFEST).read_text("utf-8"))
        artifacts = tuple(Artifact(**artifact) for artifact in data.pop("artifacts"))
        languages, missing = (tuple(data.pop(name)) for name in ("languages", "missing"))
        allowed = tuple(data.pop("allowed", ()))
        return Manifest(artifacts=artifacts, languages=languages, missing=missing, allowed=allowed, **data)
    except (FileNotFoundError, AttributeError, KeyError, TypeError, ValueError):
        return None


def write(output: Path, manifest: Manifest) -> None:
    """Write `manifest.json`, artifacts by path; of two with one path the later counts."""
    by_path = {artifact.path: artifact for artifact in manifest.artifacts}
    listed = replace(manifest, artifacts=tuple(by_path[path] for path in sorted(by_path)))
    content = json.dumps(asdict(listed), ensure_ascii=False, indent=2) + "\n"
    write_atomically(output / MANIFEST, content.encode())


def retract(output: Path, artifacts: Iterable[Artifact], site: Mapping[str, str] | None = None) -> None:
    """Take out of `manifest.json` what is about to be replaced by `artifacts` and `site`, where that differs.

    Whenever a build is cut off, what the manifest names stands as it says.
    """
    manifest = read(output)
    if manifest is None:
        return
    new = {artifact.path: artifact for artifact in artifacts}
    kept = tuple(one for one in manifest.artifacts if new.get(one.path, one) == one)
    gone = {_document(one) for one in manifest.artifacts if one not in kept}
    fingerprints = {document: said for document, said in manifest.fingerprints.items() if document not in gone}
    stands = site is None or site == manifest.site
    changed = replace(manifest, artifacts=kept, fingerprints=fingerprints, site=manifest.site if stands else {})
    if changed != manifest:
        write(output, changed)


def _document(artifact: Artifact) -> str:
    return artifact.path.removesuffix(f".{artifact.format}")


def last_build(output: Path, inputs: str) -> Manifest | None:
    """Return the last build's manifest, with the artifacts that still stand as written; None for other inputs."""
    manifest = read(output)
    if manifest is None or manifest.inputs != inputs:
        return None
    standing = tuple(
        artifact
        for artifact in manifest.artifacts
        if is_as_published(output, artifact) and not lacks_page_numbers(artifact)
    )
    site = {path: digest(content) for path, content in read_folder(output / SITE).items()}
    return replace(manifest, artifacts=standing, site=site if site == manifest.site else {})


def lacks_page_numbers(artifact: Artifact) -> bool:
    """Tell whether a Word document was not laid out although LibreOffice is there: what failed once need not again."""
    return artifact.format == "docx" and artifact.pages is None and bool(libreoffice.identity())


def is_as_published(output: Path, artifact: Artifact) -> bool:
    """Tell whether the artifact's file still stands as it was written."""
    file = output / artifact.path
    return file.is_file() and digest(file.read_bytes()) == artifact.sha256


def downloads(artifacts: Iterable[Artifact], language: str) -> tuple[Download, ...]:
    """Return the documents in a language among artifacts, Word first; of two in one format the later counts."""
    sizes = {one.format: one.size for one in artifacts if one.language == language and one.format != "html"}
    return tuple(Download(name, sizes[name]) for name in FORMATS if name in sizes)


def cached(output: Path, key: str) -> bytes | None:
    """Return what was made under `key` before; None when it is not known or was tampered with."""
    try:
        content = (output / _CACHE / key).read_bytes()
    except FileNotFoundError:
        return None
    checksum, body = content[:64], content[64:]
    return body if digest(body).encode() == checksum else None


def keep(output: Path, key: str, content: bytes) -> None:
    """Remember what was made under `key`; the oldest are forgotten."""
    folder = output / _CACHE
    write_atomically(folder / key, digest(content).encode() + content)
    by_age = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in by_age[_KEPT_IN_CACHE:]:
        file.unlink(missing_ok=True)

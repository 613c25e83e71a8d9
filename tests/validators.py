"""Outputs judged as documents by programs that are not ours, and opened in real clients.

Where a program is not installed its tests are skipped, saying so; `make test` installs them all and sets
`AUTHORING_REQUIRE_CLIENTS`, so that there a missing one fails.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree

_MODULES = Path(__file__).parent / "clients" / "node_modules"


def missing(what: str) -> None:
    """Skip the test, saying that a program is not installed; where all have to be, fail it."""
    message = f"{what} is not installed; `make test` installs it."
    if os.environ.get("AUTHORING_REQUIRE_CLIENTS"):
        pytest.fail(message)
    pytest.skip(message)


@cache
def program(name: str) -> str:
    """Return the way to an installed program; skips the test when there is none."""
    found = shutil.which(name)
    if not found:
        missing(name)
    return str(found)


def _run(*arguments: str | Path, seconds: int = 600) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, arguments)], capture_output=True, text=True, timeout=seconds, check=False)


def ooxml_errors(path: Path) -> list[str]:
    """Return what the Open XML SDK's validator finds in a .docx or .xlsx file (Office 2019 schemas and semantics)."""
    module = _MODULES / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"
    if not module.is_file():
        missing("The OOXML validator")
    done = _run(program("node"), module, path, "--officeVersion", "Office2019")
    assert done.stdout, done.stderr
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in json.loads(done.stdout)["errors"]]


def html_errors(*paths: Path) -> list[str]:
    """Return the errors and warnings of the Nu HTML checker for some pages."""
    jar = _MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file():
        missing("The Nu HTML checker")
    done = _run(program("java"), "-jar", jar, "--format", "json", "--stdout", *paths)
    messages = json.loads(done.stdout)["messages"]
    return [f"{Path(found['url']).name}, line {found['lastLine']}: {found['message']}" for found in messages]


def pdf_errors(path: Path) -> list[str]:
    """Return what `qpdf --check` says against a PDF."""
    done = _run(program("qpdf"), "--check", path)
    return [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines()


def pdf_profile_errors(path: Path, folder: Path) -> dict[str, list[str]]:
    """Return what stands against PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) in a PDF.

    The checker sees all of PDF/A only in an uncompressed file, which is written into `folder`.
    """
    plain = folder / "uncompressed.pdf"
    with pikepdf.open(path) as pdf:
        pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    # In a process of its own: the checker's threads would keep a build that forks later in this one from ending.
    done = _run(sys.executable, "-c", _PROFILES, plain)
    errors: dict[str, list[str]] = json.loads(done.stdout)
    return errors


_PROFILES = """
import json, sys
from page import ValidationProfile, validate_pdf
print(json.dumps({
    profile.name: [f"{one.rule_id}: {one.message}" for one in validate_pdf(sys.argv[1], profile=profile).failures]
    for profile in (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A)
}))
"""


def pdf_text(path: Path) -> str:
    """Return the text of a PDF in reading order, as `pdftotext` extracts it."""
    return _run(program("pdftotext"), "-enc", "UTF-8", path, "-").stdout


def pdf_page_texts(path: Path) -> list[str]:
    """Return the text of each page of a PDF in reading order."""
    return pdf_text(path).split("\f")[:-1]


def opened_in_libreoffice(path: Path, target: str, folder: Path) -> Path:
    """Open a file in LibreOffice and save it as `target` (`pdf`, `xlsx`, `docx` …) in `folder`; return the copy."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    done = _run(program("soffice"), profile, "--headless", "--convert-to", target, "--outdir", folder, path)
    saved = folder / f"{path.stem}.{target}"
    assert saved.is_file(), done.stdout + done.stderr
    return saved


def pdf_body_text(path: Path) -> str:
    """Return the text of A4 pages without the running head and foot (25 mm above and below), in reading order."""
    points_per_mm = 72 / 25.4
    top, height = round(25 * points_per_mm), round((297 - 50) * points_per_mm)
    crop = ["-x", "0", "-y", str(top), "-W", "596", "-H", str(height)]
    return _run(program("pdftotext"), "-enc", "UTF-8", *crop, path, "-").stdout


_SCHEMAS = Path(__file__).parent / "schemas"
_SYMFONY = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")


@cache
def _xliff_schema(name: str, *modules: str) -> etree.XMLSchema:
    """Return an OASIS schema of Debian's php-symfony-translation, with those of modules, which it does not hold."""
    if not (_SYMFONY / name).is_file():
        missing("php-symfony-translation")
    schema = _with_xml_schema((_SYMFONY / name).read_bytes())
    for module in modules:
        location = _SCHEMAS / f"xliff-{module}.xsd"
        namespace = str(etree.parse(location).getroot().get("targetNamespace"))
        imported = etree.Element("{http://www.w3.org/2001/XMLSchema}import", namespace=namespace)
        imported.set("schemaLocation", location.as_uri())
        schema.insert(0, imported)
    return etree.XMLSchema(schema)


def _with_xml_schema(schema: bytes) -> Any:
    """Return a schema that finds the one of XML's own attributes on this machine."""
    if not _SYMFONY.is_dir():
        missing("php-symfony-translation")
    imported = rb'schemaLocation="([^"]*/)?xml\.xsd"'
    local = f'schemaLocation="{(_SYMFONY / "xml.xsd").as_uri()}"'.encode()
    return etree.fromstring(re.sub(imported, local, schema))


def xliff_errors(content: bytes) -> list[str]:
    """Return what stands against the schemas of its version in an XLIFF document: 1.2 (strict), or 2.x with modules."""
    root = etree.fromstring(content)
    if root.get("version") == "1.2":
        schema = _xliff_schema("xliff-core-1.2-strict.xsd")
    else:
        schema = _xliff_schema("xliff-core-2.0.xsd", "matches", "glossary", "metadata", "restriction")
    schema.validate(root)
    return _messages(schema.error_log)


def tmx_errors(content: bytes) -> list[str]:
    """Return what stands against TMX 1.4b's document type, which Debian's OmegaT carries, in a translation memory."""
    document_type = etree.DTD(BytesIO(_in_omegat("schemas/tmx14.dtd")))
    document_type.validate(etree.fromstring(content))
    return _messages(document_type.error_log)


def tbx_errors(content: bytes) -> list[str]:
    """Return what stands against the schema by which Debian's OmegaT reads TBX (ISO 30042:2008) in a term base."""
    schema = etree.XMLSchema(_with_xml_schema(_in_omegat("schemas/tbx.xsd")))
    schema.validate(etree.fromstring(content))
    return _messages(schema.error_log)


def _messages(log: Any) -> list[str]:
    return [f"line {error.line}: {error.message}" for error in log]


def _in_omegat(name: str) -> bytes:
    archive = Path("/usr/share/omegat/OmegaT.jar")
    if not archive.is_file():
        missing("omegat")
    with ZipFile(archive) as opened:
        return opened.read(name)


def translated_by_omegat(project: Path) -> list[Path]:
    """Let OmegaT translate a project by its memory alone; return what it wrote. Its settings stand beside."""
    settings = project.parent / "omegat-settings"
    done = _run(program("omegat"), project, "--mode=console-translate", f"--config-dir={settings}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert " Error: " not in done.stdout, done.stdout
    return sorted((project / "target").iterdir())


def pofilter_errors(path: Path, *tests: str) -> list[str]:
    """Return what translate-toolkit's `pofilter` notes in a file of translations, with the checks named."""
    found = path.with_name(f"filtered-{path.name}")
    done = _run(program("pofilter"), *(f"--test={test}" for test in tests), "--progress=none", path, found)
    assert done.returncode == 0, done.stderr
    notes = etree.parse(found).iterfind(".//{*}note[@from='pofilter']") if found.is_file() else ()
    return [str(note.text) for note in notes]

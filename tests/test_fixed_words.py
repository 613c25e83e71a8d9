"""No word of the program is left in English in what is made in another language: in all that people see or hear."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from lxml import etree, html

from authoring.cli import main
from authoring.edition.definition import load
from authoring.edition.edition import RESERVED
from authoring.edition.folder import EditionFolder
from authoring.forms.catalogue import coordination_form
from authoring.forms.records import Action, CoChair, GroupMeeting, Initiative, Participant, Passage
from authoring.forms.submission import CoordinationSubmission, GroupSubmission
from authoring.intake.blank import write_workbook
from authoring.text.reader import read_lines
from tests.locale.catalogues import translations
from tests.validators import pdf_text
from tests.workspace import group_submission, hand_in, workspace

EDITION = """\
year = 2030
languages = ["{language}"]
host = "peru"
title = {{ {language} = "Xxxx" }}
partnership.name = {{ {language} = "Xxxxx" }}
meeting = {{ ordinal = 3, start = 2030-05-02, end = 2030-05-04, place.{language} = "Lima" }}
partners = [ {{ id = "peru", territory = "PE" }}, {{ id = "chile", territory = "CL" }} ]
groups = [ {{ id = "mining", name.{language} = "Zzz" }}, {{ id = "forests", name.{language} = "Zzzz" }} ]

[[sections]]
key = "outcomes"
title.{language} = "Xxxxxx"
need = "required"
topics = true

[[sections]]
key = "plans"
kind = "actions"
title.{language} = "Yyyyyy"

[[coordination]]
key = "message"
title.{language} = "Yyyyy"
part = "message"
shows = ["signatories", "groups", "institutions", "meetings"]

[[coordination]]
key = "notes"
title.{language} = "Yyyyyyy"
part = "notes"
"""

DOMAINS = ("findings", "forms", "report")
LANGUAGES = ("en", "fr", "es")


@pytest.fixture(scope="module", params=LANGUAGES)
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> EditionFolder:
    """An edition in one language, with all that is made of it."""
    language, base = request.param, tmp_path_factory.mktemp(request.param)
    folder = workspace(base, EDITION.format(language=language))
    hand_in(folder, _group(language))
    hand_in(folder, _group(language, group="forests", co_chairs=[], sections={}))
    _hand_in_coordination(folder, language)
    for command in (("build", "--draft", "--site"), ("template",), ("check", "--annotate", "--language", language)):
        CliRunner().invoke(main, ["--folder", str(base), *command], catch_exceptions=False)
    return folder


def _group(language: str, **changes: object) -> GroupSubmission:
    said = {
        "language": language,
        "co_chairs": [
            CoChair(partner=partner, name="Ana Paz", title="Zzz", institution=f"{partner} zz", acronym="ZZ")
            for partner in ("peru", "chile")
        ],
        "participants": [Participant(partner="peru", name="Luz Paz", title="Zzz", institution="zz zz")],
        "meetings": [GroupMeeting.model_validate({"start": "2030-05-02", "mode": "virtual"})],
        "initiatives": [Initiative(title="Zzz", description=read_lines(["zz"]), timeline="2030")],
        "sections": {"outcomes": [Passage(topic="Zzz", text=read_lines(["Zz zz[^1].", "[^1]: Zz.", "- zz"]))]},
        "actions": [
            Action.model_validate(
                {"text": ["Zz zz."], "kind": "action", "lead_partner": "peru", "due": "2030-09-01", "status": status}
            )
            for status in ("planned", "done")
        ],
    }
    return GroupSubmission.model_validate(group_submission("mining").model_dump() | said | changes)


def _hand_in_coordination(folder: EditionFolder, language: str) -> None:
    people = [{"partner": one, "name": "Rosa Luz", "institution": f"Zz {one}"} for one in ("peru", "chile")]
    meetings = [{"ordinal": 2, "start": "2029-05-02", "place": "Lima", "host": "peru", "mode": "hybrid"}]
    said = {"edition": 2030, "language": language, "form": "coordination", "signatories": people}
    said |= {"past_meetings": meetings, "sections": {"message": [{"text": ["Zz zz."]}]}}
    submission = CoordinationSubmission.model_validate(said)
    form = coordination_form(load(folder.definition))
    (folder.path / "coordination.xlsx").write_bytes(write_workbook(form, language, submission))


@cache
def _english(language: str) -> re.Pattern[str]:
    """Return what finds the program's English words, but those that its own words in the language are made of."""
    known = {
        id_: said
        for domain in DOMAINS
        for id_, said in translations(domain, language if language != "en" else "es").items()
    }
    own = "\n".join(known.values()).casefold()
    pieces = {piece.strip() for id_ in known for piece in re.split(r"\{[^}]*\}", id_)}
    left = [one for one in pieces if len(one) > 3 and not re.search(rf"(?<!\w){re.escape(one.casefold())}(?!\w)", own)]
    longest_first = sorted(left, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


HEARD = ("alt", "title", "aria-label", "aria-description", "placeholder", "label", "content", "summary", "data-label")


def _page(content: bytes) -> Iterator[str]:
    page = html.fromstring(content)
    for element in page.iter(etree.Element):
        yield from (element.get(name, "") for name in HEARD)
        if element.tag not in ("script", "style"):
            yield element.text or ""
        yield element.tail or ""


_TEXTS = {"t", "creator", "title", "subject", "description", "keywords", "category", "lastModifiedBy"}
_SHOWN = {"descr", "title", "promptTitle", "prompt", "errorTitle", "error", "tooltip"}


_KEY = re.compile(rf"({'|'.join(RESERVED)})(\.\w+)*")
"""What a workbook's hidden sheet is read by."""


def _package(path: Path) -> Iterator[str]:
    """Yield what an Office document says: texts, properties, alternative texts, sheets' names, drop-downs, hints."""
    with ZipFile(path) as package:
        for name in package.namelist():
            if not name.endswith((".xml", ".vml")):
                continue
            for element in etree.fromstring(package.read(name)).iter(etree.Element):
                tag = etree.QName(element).localname
                shown = tag in _TEXTS or tag in ("oddHeader", "oddFooter", "formula1")
                yield (element.text or "") if shown and not _KEY.fullmatch(element.text or "") else ""
                yield from (str(value) for key, value in element.items() if etree.QName(key).localname in _SHOWN)
                if tag in ("sheet", "tableColumn"):
                    yield element.get("name", "")


def _pdf(path: Path) -> Iterator[str]:
    yield pdf_text(path)
    document = pypdfium2.PdfDocument(path)
    yield from (str(bookmark.get_title()) for bookmark in document.get_toc())
    document.close()
    with pikepdf.open(path) as pdf:
        yield from (str(value) for value in pdf.docinfo.values())
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary):
                yield from (
                    str(thing[key]) for key in ("/Alt", "/ActualText", "/Desc", "/Contents") if _text(thing, key)
                )


def _text(thing: pikepdf.Dictionary, key: str) -> bool:
    return key in thing and isinstance(thing[key], pikepdf.String)


def _said(path: Path) -> Iterator[str]:
    match path.suffix:
        case ".html":
            return _page(path.read_bytes())
        case ".pdf":
            return _pdf(path)
        case _:
            return _package(path)


KINDS = ("*/*.html", "*/*.docx", "*/*.pdf", "site/**/*.html", "templates/*.xlsx", "review/*.xlsx")


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_no_word_is_left_in_english(kind: str, published: EditionFolder) -> None:
    language = load(published.definition).language
    files = sorted(published.output.glob(kind))
    english = _english(language)

    left = sorted({(file.name, found) for file in files for text in _said(file) for found in english.findall(text)})

    assert files
    assert left == [] if language != "en" else len(left) > 5  # so that it is seen where it is looked for

"""Catalogues as their translators keep them, and what the program says in English."""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from zipfile import ZipFile

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import authoring
from authoring.forms.sheets import ACTION_STATUSES
from authoring.model.codes import CODES
from authoring.translation.outgoing import KINDS
from authoring.translation.submission import NOT_TRANSLATED
from tests.workspace import ROOT

PROGRAM = Path(authoring.__file__).parent
_IN_TEMPLATES = re.compile(r"""\b_\((["'])(.+?)\1[,)]""")
_COUNTED_IN_PAGES = re.compile(r"""\bcounted\((["'])(.+?)\1, (["'])(.+?)\3,""")


@cache
def catalogue(domain: str, language: str) -> Catalog:
    with (PROGRAM / "locale" / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def translations(domain: str, language: str) -> dict[str, str]:
    """Return what is translated, by message id, in the catalogue's order; an unsure translation is none.

    Of a message that counts something, the singular and the plural are messages of their own.
    """
    messages = [message for message in catalogue(domain, language) if message.id]
    pairs = [pair for message in messages for pair in zip(_forms(message.id), _forms(message.string), strict=True)]
    unsure = {id_ for message in messages if message.fuzzy for id_ in _forms(message.id)}
    return {id_: "" if id_ in unsure else said for id_, said in pairs}


def _forms(text: str | Sequence[str] | None) -> Sequence[str]:
    return (text,) if isinstance(text, str) else text or ()


def fields(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None})


@cache
def _nodes(file: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(file.read_text("utf-8"))))


def _below(*folders: str) -> Iterator[ast.AST]:
    for folder in folders:
        for file in sorted((PROGRAM / folder).rglob("*.py")):
            if 'words("commands"' not in file.read_text("utf-8"):
                yield from _nodes(file)


def literals(*folders: str, but: str = "") -> set[str]:
    """Return every text that stands in the modules of `folders` (all without one), the module `but` left out."""
    files = [file for folder in folders or ("",) for file in (PROGRAM / folder).rglob("*.py") if file.name != but]
    nodes = (node for file in files for node in _nodes(file))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def in_templates() -> set[str]:
    """Return what the pages and the Word template say by themselves."""
    pages = [path.read_text("utf-8") for path in sorted((ROOT / "templates").glob("*.html"))]
    with ZipFile(ROOT / "templates" / "report.docx") as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    return {match[2] for text in (*pages, *parts) for match in _IN_TEMPLATES.finditer(text)}


def in_pages() -> set[str]:
    """Return what the portal's pages say by themselves."""
    pages = [path.read_text("utf-8") for path in sorted((PROGRAM / "portal" / "pages").rglob("*.html"))]
    said = {match[2] for text in pages for match in _IN_TEMPLATES.finditer(text)}
    counted = (match for text in pages for match in _COUNTED_IN_PAGES.finditer(text))
    return said | {one for match in counted for one in (match[2], match[4])}


def asked(domain: str) -> set[str]:
    """Return the message ids the program asks a catalogue for by name."""
    match domain:
        case "findings":
            return {text for code in CODES.values() for text in (code.message, code.hint)}
        case "forms":
            return _arguments("forms", "intake/template")
        case "kits":
            # The pipeline calls documents as their forms do, too.
            return (_arguments("translation", "pipeline") - asked("forms")) | set(KINDS.values())
        case "portal":
            return _arguments("portal") | in_pages()
        case _:
            said = _arguments("assembly", "publishing", "edition") | in_templates()
            return said | set(ACTION_STATUSES.values()) | {NOT_TRANSLATED}


def _arguments(*folders: str) -> set[str]:
    calls = (node for node in _below(*folders) if isinstance(node, ast.Call))
    said = (argument for call in calls for argument in _messages(call))
    return {
        one.value for one in said if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value.strip()
    }


def _messages(call: ast.Call) -> list[ast.expr]:
    called = call.func.func if isinstance(call.func, ast.Call) else call.func  # words("report", language)("Due")
    match getattr(called, "attr", "") or getattr(called, "id", ""):
        case "say" | "in_all_languages" | "_":
            return call.args
        case "counted":
            return call.args[:2]
        case "record":
            return call.args[3:4]
        case "record" | "_record":
            return call.args[2:4]
        case "words":
            return call.args if len(call.args) == 1 else []
        case "TableDefinition":
            return call.args[2:4]
        case "Ask":
            return [*call.args[:1], *(one.value for one in call.keywords if one.arg == "guidance")]
        case _:
            return []

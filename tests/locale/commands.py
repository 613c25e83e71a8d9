"""What the commands say in English: every message id of the catalogue `commands`, read from the program's text."""

import ast
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import get_args

from authoring.publishing.readback.outline import Kind
from tests.locale.catalogues import PROGRAM

ERRORS = {
    "AuthoringError",
    "BackupError",
    "EditionError",
    "TemplateError",
    "RefusedError",
    "UnreadableError",
    "UsageError",
    "OtherSourceError",
}
INHERITED = {"__init__"}
"""Where an error of a kind of its own hands its message on."""
OF_FINDINGS = ("intake", "office")
"""Where an exception names the code of a finding."""


@cache
def said() -> frozenset[str]:
    """Return every message id: those in tables, in calls, and what explains commands and their options."""
    return frozenset({*get_args(Kind), *_in_tables(), *_in_calls(), *_explaining()} - {""})


def composed() -> list[str]:
    """Return where a message is put together from pieces, which no catalogue can hold."""
    return [
        f"{file}:{node.lineno}"
        for file, node in _calls()
        for argument in _speech(node)
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]


def _in_tables() -> Iterator[str]:
    """Yield what stands in tables below which it is said that they hold messages."""
    for file in sorted(PROGRAM.rglob("*.py")):
        body = ast.parse(file.read_text("utf-8")).body
        for table, note in pairwise(body):
            if isinstance(note, ast.Expr) and "essage ids of the `commands` catalogue" in ast.unparse(note):
                yield from _texts(getattr(table, "value", None))


def _texts(table: ast.expr | None) -> Iterator[str]:
    kept = table.values if isinstance(table, ast.Dict) else table.elts if isinstance(table, ast.Tuple) else []
    yield from (one.value for one in kept if isinstance(one, ast.Constant) and isinstance(one.value, str))


def _in_calls() -> Iterator[str]:
    for _, call in _calls():
        for argument in _speech(call):
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for file in sorted(PROGRAM.rglob("*.py")):
        path = file.relative_to(PROGRAM)
        if path.parts[0] in OF_FINDINGS:
            continue
        tree = ast.parse(file.read_text("utf-8"))
        yield from ((str(path), call) for call in ast.walk(_of_commands(tree)) if isinstance(call, ast.Call))


def _of_commands(tree: ast.Module) -> ast.Module:
    """Return a module with `_` called `_commands` where it speaks by the catalogue `commands`."""
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        own = {_domain(node) for node in ast.walk(function)} - {""}
        elsewhere = {_domain(node) for node in ast.walk(tree)} - {""}
        if "commands" in own or (not own and elsewhere == {"commands"}):
            for name in (node for node in ast.walk(function) if isinstance(node, ast.Name) and node.id == "_"):
                name.id = "_commands"
    return tree


def _domain(node: ast.AST) -> str:
    """Return the catalogue a call opens: `words("commands", language)`."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("words", "plurals") and len(node.args) == 2:
        first = node.args[0]
        return str(first.value) if isinstance(first, ast.Constant) else ""
    return ""


def _speech(call: ast.Call) -> list[ast.expr]:
    name = getattr(call.func, "attr", "") or getattr(call.func, "id", "")
    if name in ERRORS | INHERITED:
        return call.args
    if name in ("message", "Message"):
        return call.args[:1]
    if name == "_commands" or _domain(call.func) == "commands" or _is_words(call.func):
        return call.args[:2]  # singular and plural
    return []


def _is_words(called: ast.expr) -> bool:
    return isinstance(called, ast.Call) and getattr(called.func, "id", "") == "_words"


def _makes_command(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and getattr(decorator.func, "attr", "") in ("command", "group")


def _explaining() -> Iterator[str]:
    """Yield commands' docstrings, and the `help` and `metavar` of their options."""
    for file in sorted((PROGRAM / "cli").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                "SpokenCommand" in ast.dump(one) or "SpokenGroup" in ast.dump(one) or "'command'" in ast.dump(one)
                for one in node.decorator_list
            ):
                yield ast.get_docstring(node) or ""
            if (
                isinstance(node, ast.keyword)
                and node.arg in ("help", "metavar")
                and isinstance(node.value, ast.Constant)
            ):
                yield str(node.value.value)

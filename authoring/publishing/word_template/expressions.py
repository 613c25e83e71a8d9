"""What a tag may say: a small part of Jinja's language, in which nothing can be done but show what there is."""

import re
from collections.abc import Iterator, Set
from string import Formatter

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.visitor import NodeVisitor

from authoring.locale import LANGUAGES, words
from authoring.publishing.word_template.tag_text import TagText
from authoring.publishing.word_template.tags import KNOWN

Complaint = tuple[str, dict[str, str]]
"""A finding's code, and the values of its message."""

FILTERS = frozenset("capitalize default first join last length list lower reject select sort title trim upper".split())
_METHODS = frozenset({"format", "upper", "lower", "title", "capitalize", "strip"})
_LOOP = frozenset({"first", "last", "index", "length"})
_FORMS = {"": "{{{{ {} }}}}", "if": "{{% if {} %}}{{% endif %}}", "for": "{{% for {} %}}{{% endfor %}}"}
_HARMLESS = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.CondExpr),
    *(nodes.Const, nodes.List, nodes.Tuple, nodes.Keyword, nodes.And, nodes.Or, nodes.Not, nodes.Compare),
    *(nodes.Operand, nodes.Concat, nodes.Add, nodes.Sub),
)
"""Not among them: whatever multiplies, for a text of a thousand million letters is not much to ask for."""

_GOT = re.compile(r"got '(.*)'$", re.DOTALL)
_LANGUAGE = Environment(autoescape=True)


def complaints(tag: TagText, loops: Set[str]) -> list[Complaint]:
    """Return what is wrong with what a tag says; `loops` are the names of the loops around it."""
    keyword = "if" if tag.keyword == "elif" else tag.keyword
    if keyword in ("else", "endif", "endfor"):
        return [("tag-syntax", {"reason": f"“{tag.expression}”"})] if tag.expression else []
    if keyword not in _FORMS:
        return [("tag-forbidden", {"what": tag.keyword})]
    try:
        parsed = _LANGUAGE.parse(_FORMS[keyword].format(tag.expression))
    except TemplateSyntaxError as error:
        return [_explained(tag, error.message or "")]
    own = loop_names(tag) if keyword == "for" else frozenset[str]()
    return list(_Judge(loops | own).judge(parsed))


def loop_names(tag: TagText) -> frozenset[str]:
    """Return the names that a loop brings: its own (`{% for partner in partners %}`) and `loop`."""
    return frozenset({*re.findall(r"\w+", tag.expression.partition(" in ")[0]), "loop"})


def names(tag: TagText) -> set[str]:
    """Return the names a tag asks for; none when it cannot be understood."""
    try:
        parsed = _LANGUAGE.parse(_FORMS.get(tag.keyword, "").format(tag.expression))
    except TemplateSyntaxError:
        return set()
    return {name.name for name in parsed.find_all(nodes.Name)}


def _explained(tag: TagText, message: str) -> Complaint:
    if tag.has_foreign_quotes:
        return "tag-quotes", {}
    got = _GOT.search(message)
    if got and got[1] not in ("end of print statement", "end of statement block"):
        return "tag-stray", {"word": got[1]}
    return "tag-syntax", {"reason": message.rstrip(".")}


class _Judge(NodeVisitor):
    """Looks at every part of an expression once."""

    def __init__(self, loops: Set[str]) -> None:
        self._loops = loops
        self._found: dict[tuple[str, str], Complaint] = {}
        self._formats = False

    def judge(self, parsed: nodes.Template) -> Iterator[Complaint]:
        self.visit(parsed)
        yield from self._found.values()
        if self._formats:
            yield from (complaint for const in parsed.find_all(nodes.Const) for complaint in _of_format(const.value))

    def generic_visit(self, node: nodes.Node, *args: object, **kwargs: object) -> None:
        if not isinstance(node, _HARMLESS):
            self._forbid(type(node).__name__)
        super().generic_visit(node, *args, **kwargs)

    def _forbid(self, what: str) -> None:
        self._found["tag-forbidden", what] = ("tag-forbidden", {"what": what})

    def _unknown(self, what: str, known: Set[str]) -> None:
        self._found["tag-unknown", what] = ("tag-unknown", {"name": what, "known": ", ".join(sorted(known))})

    def visit_Name(self, node: nodes.Name) -> None:  # noqa: N802 (Jinja calls it so)
        if node.name not in KNOWN and node.name not in self._loops:
            self._unknown(node.name, KNOWN.keys())

    def visit_Getattr(self, node: nodes.Getattr) -> None:  # noqa: N802
        base = node.node.name if isinstance(node.node, nodes.Name) else ""
        if node.attr.startswith("_"):
            self._forbid(node.attr)
        elif base == "loop" or (base in KNOWN and KNOWN[base].fields):
            known = _LOOP if base == "loop" else frozenset(KNOWN[base].fields)
            if node.attr not in known:
                self._unknown(f"{base}.{node.attr}", {f"{base}.{field}" for field in known})
        elif node.attr not in _METHODS:
            self._forbid(node.attr)
        self.visit(node.node)

    def visit_Getitem(self, node: nodes.Getitem) -> None:  # noqa: N802
        if not (isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int)):
            self._forbid("[…]")
        self.visit(node.node)

    def visit_Filter(self, node: nodes.Filter) -> None:  # noqa: N802
        if node.name not in FILTERS:
            self._unknown(f"| {node.name}", {f"| {name}" for name in FILTERS})
        super().generic_visit(node)

    def visit_Test(self, node: nodes.Test) -> None:  # noqa: N802
        if node.name not in _LANGUAGE.tests:
            self._unknown(f"is {node.name}", {f"is {name}" for name in ("defined", "even", "odd", "none")})
        super().generic_visit(node)

    def visit_Call(self, node: nodes.Call) -> None:  # noqa: N802
        called = node.node
        if isinstance(called, nodes.Name) and called.name == "_":
            self._fixed_words(node)
        elif isinstance(called, nodes.Getattr) and called.attr in _METHODS:
            self._formats = self._formats or called.attr == "format"
        else:
            self._forbid("(…)")
        super().generic_visit(node)

    def _fixed_words(self, node: nodes.Call) -> None:
        said = node.args[0].value if len(node.args) == 1 and isinstance(node.args[0], nodes.Const) else None
        if not isinstance(said, str):
            self._forbid("_(…)")
        elif all(words("report", language)(said) == said for language in LANGUAGES):
            self._found["tag-words", said] = ("tag-words", {"text": said})


def _of_format(text: object) -> Iterator[Complaint]:
    """Complain of what `format` could be told beyond names: to fill up with spaces without end, to look inside."""
    try:
        fields = list(Formatter().parse(text)) if isinstance(text, str) else []
    except ValueError as error:
        yield "tag-syntax", {"reason": str(error).rstrip(".")}
        return
    for _, field, how, conversion in fields:
        if field is not None and (how or conversion or not field.isidentifier()):
            yield "tag-forbidden", {"what": f"{{{field}{':' if how else ''}{how or ''}}}"}

"""What is found in a damaged template: its code, its place, and what it is about."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.errors import TemplateError
from authoring.model.finding import Finding
from authoring.publishing.ooxml.styles import REQUIRED
from authoring.publishing.word_template.lint import fonts_in, lint, refuse_broken
from authoring.publishing.word_template.trial import try_out
from tests.publishing.word_template.damage import (
    TEMPLATE,
    Damage,
    added,
    box,
    damaged,
    everywhere,
    first,
    first_in_header,
    para,
    replaced,
    run,
    table,
    without,
)
from tests.workspace import ROOT

pytestmark = pytest.mark.slow

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def found(*damages: Damage) -> list[tuple[str, ...]]:
    """Code, place inside the file, and the values of each finding."""
    return [_told(one) for one in lint(damaged(*damages), "report.docx")]


def _told(one: Finding) -> tuple[str, ...]:
    shown = {name: value for name, value in one.values.items() if name != "known"}
    return (one.code, one.place.inside(), *shown.values())


def test_the_template_of_the_project_has_nothing_to_mend() -> None:
    assert lint(TEMPLATE, "report.docx", fonts_in(ROOT / "templates" / "fonts")) == []
    assert try_out(TEMPLATE, "report.docx") == []


def at(number: int, text: str) -> str:
    return f"Body, paragraph {number}: “{text}”"


NOTHING = "expected token 'name', got 'end of print statement'"
TAGS = {
    "a name nobody knows": (["{{ titel }}"], [("tag-unknown", at(1, "{{ titel }}"), "{{ titel }}", "titel")]),
    "a name behind a dot": (
        ["In {{ meeting.town }}"],
        [("tag-unknown", at(1, "In {{ meeting.town }}"), "{{ meeting.town }}", "meeting.town")],
    ),
    "a filter nobody knows": (
        ["{{ title | shout }}"],
        [("tag-unknown", at(1, "{{ title | shout }}"), "{{ title | shout }}", "| shout")],
    ),
    "all at once, each in its paragraph": (
        ["Fine", "{{ one }} and {{ two }}", "{{ three }}"],
        [
            ("tag-unknown", at(2, "{{ one }} and {{ two }}"), "{{ one }}", "one"),
            ("tag-unknown", at(2, "{{ one }} and {{ two }}"), "{{ two }}", "two"),
            ("tag-unknown", at(3, "{{ three }}"), "{{ three }}", "three"),
        ],
    ),
    "a word too much": (["{{ title year }}"], [("tag-stray", at(1, "{{ title year }}"), "{{ title year }}", "year")]),
    "nothing behind the bar": (
        ["{{ title | }}"],
        [
            (
                "tag-syntax",
                at(1, "{{ title | }}"),
                "{{ title | }}",
                "expected token 'name', got 'end of print statement'",
            )
        ],
    ),
    "no end": (["{{ title }"], [("tag-broken", at(1, "{{ title }"), "{{")]),
    "no beginning": (["{ title }}"], [("tag-broken", at(1, "{ title }}"), "{ title }")]),
    "one brace": (["{title}"], [("tag-broken", at(1, "{title}"), "{title}")]),
    "an end in the next paragraph": (
        ["{{ title", "}}"],
        [("tag-broken", at(1, "{{ title"), "{{"), ("tag-broken", at(2, "}}"), "}}")],
    ),
    "a brace that the next tag would take up": (["Look {", "{{ title }}"], [("tag-broken", at(1, "Look {"), "{")]),
    "curly quotation marks": (
        ["{{ _(‘Draft’) }}"],
        [("tag-curly", at(1, "{{ _(‘Draft’) }}"), "{{ _(‘Draft’) }}")],
    ),
    "French quotation marks": (
        ["{{ _(« Draft ») }}"],
        [("tag-quotes", at(1, "{{ _(« Draft ») }}"), "{{ _(« Draft ») }}")],
    ),
    "fixed words that are none": (
        ["{{ _('Hello') }}"],
        [("tag-words", at(1, "{{ _('Hello') }}"), "{{ _('Hello') }}", "Hello")],
    ),
    "a block that is not closed": (
        ["{% if draft %}Draft"],
        [("tag-unclosed", at(1, "{% if draft %}Draft"), "{% if draft %}", "endif")],
    ),
    "an end without its block": (
        ["{%p endif %}"],
        [("tag-unopened", at(1, "{%p endif %}"), "{%p endif %}")],
    ),
    "a block from paragraph to paragraph": (
        ["{% if draft %}", "{% endif %}"],
        [("tag-crosses", at(2, "{% endif %}"), "{% endif %}", "{% if draft %}", "1")],
    ),
    "a paragraph's block closed inside a paragraph": (
        ["{%p if draft %}", "Draft{% endif %}"],
        [("tag-crosses", at(2, "Draft{% endif %}"), "{% endif %}", "{%p if draft %}", "1")],
    ),
    "words beside a paragraph's tag": (
        ["{%p if draft %} Only in drafts", "{%p endif %}"],
        [("tag-not-alone", at(1, "{%p if draft %} Only in drafts"), "{%p if draft %}", "Only in drafts")],
    ),
    "a row's tag without a table": (
        ["{%tr for one in partners %}", "{%tr endfor %}"],
        [
            ("tag-no-table", at(1, "{%tr for one in partners %}"), "{%tr for one in partners %}"),
            ("tag-no-table", at(2, "{%tr endfor %}"), "{%tr endfor %}"),
        ],
    ),
    "a loop's own name outside of it": (
        ["{% for one in partners %}{{ one }}{% endfor %}{{ one }}"],
        [
            (
                "tag-unknown",
                at(1, "{% for one in partners %}{{ one }}{% endfor %}{{ one }}"),
                "{{ one }}",
                "one",
            )
        ],
    ),
}


@pytest.mark.parametrize(("paragraphs", "expected"), TAGS.values(), ids=TAGS)
def test_tags(paragraphs: list[str], expected: list[tuple[str, ...]]) -> None:
    assert found(first(*paragraphs)) == expected


GOOD = [
    "{{ meeting.place }}, {{ meeting.dates }}",
    "{{ partners | join(' – ') }}",
    "{{ partners[0] }}",
    "{{ _('Host: {name}').format(name=host) if host else '' }}",
    "{{ title | upper }} {{ title.upper() }} {{ year + 1 }}",
    "{% if draft and not host %}a{% elif year == 2021 %}b{% else %}c{% endif %}",
    "{% for one in partners %}{{ one }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{# a remark {{ nobody }} reads #}",
    "{{- title -}}",
    "100 % {of it} {{ '{' }}",
]


@pytest.mark.parametrize("text", GOOD)
def test_what_can_be_said(text: str) -> None:
    template = damaged(first(text))
    assert [one for one in lint(template, "report.docx") if one.code != "tag-broken"] == []
    assert try_out(template, "report.docx") == []


HOSTILE = [
    ("{{ ''.__class__ }}", "__class__"),
    ("{{ title.__class__.__mro__ }}", "__class__"),
    ("{{ title['__class__'] }}", "[…]"),
    ("{{ 'a' * 10**10 }}", "Mul"),
    ("{{ '{:>9999999999}'.format(1) }}", "{:>9999999999}"),
    ("{{ '{a.__class__}'.format(a=1) }}", "{a.__class__}"),
    ("{{ _.__globals__ }}", "__globals__"),
    ("{{ title.encode() }}", "encode"),
    ("{{ title() }}", "(…)"),
    ("{% set x = 1 %}", "set"),
    ("{% include 'x' %}", "include"),
    ("{% macro x() %}{% endmacro %}", "macro"),
    ("{{r title }}", "{{r"),
]


@pytest.mark.parametrize(("text", "what"), HOSTILE)
def test_what_no_tag_may_do(text: str, what: str) -> None:
    told = found(first(text))
    assert ("tag-forbidden", what) in [(one[0], one[-1]) for one in told]


@pytest.mark.parametrize("name", ["range(99)", "lipsum()", "dict()", "cycler(1)", "self"])
def test_what_jinja_brings_along_is_unknown(name: str) -> None:
    assert "tag-unknown" in [one[0] for one in found(first(f"{{{{ {name} }}}}"))]


BODY, CONTENTS = "{{p body }}", "{{p contents }}"
PLACES = {
    "missing": ([everywhere(BODY, "Nothing")], [("tag-missing", "", BODY)]),
    "twice": ([first(CONTENTS)], [("tag-twice", "", CONTENTS)]),
    "as a text": (
        [everywhere(BODY, ""), first("{{ body }}")],
        [("tag-place", at(1, "{{ body }}"), "{{ body }}", BODY)],
    ),
    "with words beside it": (
        [everywhere(BODY, ""), first("Here: {{p body }}")],
        [("tag-not-alone", at(1, "Here: {{p body }}"), BODY, "Here:")],
    ),
    "in a table": (
        [everywhere(BODY, ""), first(table(para(run(BODY))))],
        [("tag-misplaced", at(1, BODY), BODY)],
    ),
    "in a header": (
        [everywhere(BODY, ""), first_in_header(BODY)],
        [("tag-misplaced", "Header, paragraph 1: “{{p body }}”", BODY)],
    ),
    "in a block": (
        [everywhere(BODY, ""), first("{%p if draft %}", BODY, "{%p endif %}")],
        [("tag-misplaced", at(2, BODY), BODY)],
    ),
}


@pytest.mark.parametrize(("damages", "expected"), PLACES.values(), ids=PLACES)
def test_places(damages: list[Damage], expected: list[tuple[str, ...]]) -> None:
    told = [one for one in found(*damages) if one[0].startswith("tag-")]
    assert [(code, _without_section(place), *values) for code, place, *values in told] == expected


def _without_section(place: str) -> str:
    return re.sub(r"section \d+, ", "", place)


def test_a_place_in_a_text_box_is_told_once_although_word_writes_it_twice() -> None:
    assert found(everywhere(BODY, "x"), first(box(para(run(BODY))))) == [
        ("tag-misplaced", "Text Box, paragraph 1: “{{p body }}”", BODY),
        ("tag-twice", "", BODY),
        ("template-text-box", "Text Box, paragraph 1: “{{p body }}”"),
    ]


CUT = {
    "runs that look the same": (run("{{ ti") + run("tle }}"), []),
    "between its braces": (run("{") + run("{ title }") + run("}"), []),
    "other languages": (run("{{ ti", "<w:noProof/>") + run("tle }}"), []),
    "runs that look different": (
        run("{{ ti", '<w:rStyle w:val="Strong"/>') + run("tle }}"),
        [("tag-looks", at(1, "{{ title }}"), "{{ title }}")],
    ),
    "half in a link": (
        f'{run("{{ ti")}<w:hyperlink w:anchor="x">{run("tle }}")}</w:hyperlink>',
        [("tag-cut", at(1, "{{ title }}"), "{{ title }}")],
    ),
}


@pytest.mark.parametrize(("content", "expected"), CUT.values(), ids=CUT)
def test_tags_in_pieces(content: str, expected: list[tuple[str, ...]]) -> None:
    assert found(first(para(content))) == expected


def test_a_tag_where_no_text_is_shown() -> None:
    hidden = '<w:r><w:instrText xml:space="preserve"> TITLE {{ title }} </w:instrText></w:r>'
    assert found(first(para(run("Title:") + hidden))) == [("tag-hidden", at(1, "Title:"), "TITLE {{ title }}")]
    assert found(first('<w:bookmarkStart w:id="9" w:name="{{ x }}"/>')) == [("tag-hidden", "Body", "{{ x }}")]
    assert found(first("<!-- {{ x }} -->".replace("<!--", "<w:p/><!--")))[0] == ("tag-hidden", "Body", "{{ x }}")


def test_a_tag_in_the_documents_properties() -> None:
    core = '<a xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ title }}</dc:title></a>'
    assert found(added("docProps/core.xml", core.encode())) == [("tag-hidden", "Properties", "{{ title }}")]


@pytest.mark.parametrize("style", REQUIRED)
def test_every_style_the_writer_needs_is_missed(style: str) -> None:
    template = damaged(replaced("word/styles.xml", f'<w:name w:val="{style}"/>', '<w:name w:val="Other"/>'))
    assert [one.values["style"] for one in lint(template, "report.docx") if one.code == "style-missing"] == [style]


PARTS = {
    "a list": (
        [replaced("word/numbering.xml", '<w:name w:val="lower-roman"/>', "")],
        [("list-missing", "", "lower-roman")],
    ),
    "the list that numbers annexes": (
        [replaced("word/numbering.xml", '<w:pStyle w:val="AnnexHeading"/>', "")],
        [("list-unlinked", "", "Annex Heading")],
    ),
    "footnotes": ([without("word/footnotes.xml")], [("template-footnotes", "")]),
    "the separator": (
        [replaced("word/footnotes.xml", 'w:type="separator"', 'w:type="continuationNotice"')],
        [("template-separator", "")],
    ),
    "a footnote left over": (
        [replaced("word/footnotes.xml", "</w:footnotes>", '<w:footnote w:id="7"><w:p/></w:footnote></w:footnotes>')],
        [("template-footnote", "Footnotes")],
    ),
    "margins": ([replaced("word/document.xml", "<w:pgMar ", "<w:pgMar_ ")], [("template-page", "")]),
    "a language": ([replaced("word/styles.xml", "<w:lang ", "<w:lang_ ")], [("template-language", "")]),
    "protection": (
        [
            replaced(
                "word/settings.xml",
                "<w:defaultTabStop",
                '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop',
            )
        ],
        [("template-protected", "")],
    ),
    "tracking": (
        [replaced("word/settings.xml", "<w:defaultTabStop", "<w:trackRevisions/><w:defaultTabStop")],
        [("template-tracking", "")],
    ),
    "a question on opening": (
        [replaced("word/settings.xml", "<w:defaultTabStop", '<w:updateFields w:val="true"/><w:defaultTabStop')],
        [("template-update-fields", "")],
    ),
    "macros": ([added("word/vbaProject.bin", b"x")], [("template-macros", "")]),
    "comments": (
        [
            added("word/comments.xml", f'<w:comments xmlns:w="{WORD}"><w:comment/><w:comment/></w:comments>'.encode()),
            replaced(
                "word/_rels/document.xml.rels",
                "</Relationships>",
                '<Relationship Id="c" Type="x/comments" Target="comments.xml"/></Relationships>',
            ),
        ],
        [("template-comments", "", "2")],
    ),
    "a link to another file": (
        [
            replaced(
                "word/_rels/document.xml.rels",
                "</Relationships>",
                '<Relationship Id="t" Type="x/attachedTemplate" Target="file:///C:/house.dotm" TargetMode="External"/>'
                "</Relationships>",
            )
        ],
        [("template-linked", "", "file:///C:/house.dotm")],
    ),
    "a tracked change": (
        [first(para(f'<w:ins w:id="1" w:author="A">{run("New")}</w:ins>'))],
        [("template-changes", at(1, "New"))],
    ),
    "an empty paragraph": ([first("<w:p/>")], [("template-empty-paragraph", "Body, paragraph 1")]),
    "direct formatting": (
        [first(para(run("Loud", '<w:b/><w:sz w:val="40"/>')))],
        [("template-direct", at(1, "Loud"), "b, sz")],
    ),
    "a language of its own": (
        [first(para(run("Hola", '<w:lang w:val="es-MX"/>')))],
        [("template-fixed-language", at(1, "Hola"), "es-MX")],
    ),
    "a text box": ([first(box(para(run("Aside"))))], [("template-text-box", "Text Box, paragraph 1: “Aside”")]),
    "pale text": (
        [
            replaced(
                "word/styles.xml",
                '<w:name w:val="Body Text"/>',
                '<w:name w:val="Body Text"/><w:rPr><w:color w:val="999999"/></w:rPr>',
            )
        ],
        [("style-contrast", "", "Body Text", "2.8")],
    ),
}


@pytest.mark.parametrize(("damages", "expected"), PARTS.values(), ids=PARTS)
def test_parts(damages: list[Damage], expected: list[tuple[str, ...]]) -> None:
    told = found(*damages)
    inherited = [one for one in told if one[0] == "style-contrast" and one not in expected]
    assert [one for one in told if one not in inherited] == expected


def test_a_font_that_does_not_come_with_the_project() -> None:
    fonts = fonts_in(ROOT / "templates" / "fonts")
    template = damaged(replaced("word/theme/theme1.xml", "Noto Serif", "Garamond"))
    assert [_told(one) for one in lint(template, "report.docx", fonts)] == [("template-font", "", "Garamond")]


def zipped(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return file.getvalue()


def lost(part: str) -> Damage:
    def damage(parts: dict[str, bytes]) -> None:
        del parts[part]

    return damage


def of_type(content_type: str) -> Damage:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return replaced("[Content_Types].xml", word, content_type)


FILES = {
    "empty": (b"", "template-not-word"),
    "text": (b"Hello", "template-not-word"),
    "old Word or a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "template-not-word"),
    "another zip": (zipped(a=b"b"), "template-not-word"),
    "cut off": (TEMPLATE[:-500], "template-damaged"),
    "no XML": (damaged(added("word/document.xml", b"<w:document")), "template-damaged"),
    "entities": (
        damaged(added("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
        "template-damaged",
    ),
    "a part that is referred to and missing": (damaged(lost("word/settings.xml")), "template-damaged"),
    "a reference to nothing": (
        damaged(replaced("word/_rels/document.xml.rels", 'Target="settings.xml"', "")),
        "template-damaged",
    ),
    "a part of no type": (damaged(replaced("[Content_Types].xml", "settings+xml", "x+xml")), "template-damaged"),
    "a bomb": (damaged(added("word/document.xml", b" " * 21_000_000)), "template-too-large"),
    "with macros": (damaged(of_type("application/vnd.ms-word.document.macroEnabled.main+xml")), "template-type"),
    "a template of Word's": (
        damaged(of_type("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")),
        "template-type",
    ),
}


@pytest.mark.parametrize(("data", "code"), FILES.values(), ids=FILES)
def test_what_is_no_template_gets_one_answer(data: bytes, code: str) -> None:
    assert [one.code for one in lint(data, "report.docx")] == [code]


@settings(max_examples=25)
@given(st.lists(st.text("{}%#'\" |.()[]_pr abtitlenf", max_size=30), max_size=4))
def test_whatever_stands_in_it_is_answered_and_what_passes_can_be_filled_in(paragraphs: list[str]) -> None:
    template = damaged(first(*paragraphs))
    if not any(one.severity == "error" for one in lint(template, "report.docx")):
        assert try_out(template, "report.docx") == []


def test_a_build_names_the_first_errors_and_where_to_see_them_all() -> None:
    template = damaged(first(*(f"{{{{ x{number} }}}}" for number in range(7))))
    with pytest.raises(TemplateError) as refused:
        refuse_broken(template, "report.docx")
    lines = str(refused.value).split("\n")
    assert lines[0] == "report.docx › Body, paragraph 1: “{{ x0 }}”: “x0” in {{ x0 }} is not known."
    assert lines[-2:] == ["… and 2 more.", "`authoring lint-template` lists what is to be mended in report.docx."]


def test_a_place_is_told_in_the_readers_language() -> None:
    (one,) = lint(damaged(first_in_header("{{ titel }}")), "report.docx")
    assert _without_section(one.place.inside("fr")) == ("En-tête, paragraphe 1\u00a0: «\u00a0{{ titel }}\u00a0»")
    assert one.message("es") == "No se reconoce “titel” en {{ titel }}."

"""PO: what gettext accepts, and what Poedit, Weblate and msgmerge make of it."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from authoring.errors import UnreadableError
from authoring.translation.codes import Coded, tagged, untagged
from authoring.translation.kit import Handback, Returned
from authoring.translation.kits.formats import recognised
from authoring.translation.kits.po import read, written
from authoring.translation.units import Version
from tests.poedit import saved_by_poedit
from tests.translation.kits.kits import KIT, anything, handed_back, kit_of, sources
from tests.validators import program

OFFERED = KIT.entries[0].earlier
assert OFFERED is not None
EXPECTED = replace(
    handed_back(KIT),
    entries=(
        Returned(KIT.entries[0].id, OFFERED.target, KIT.entries[0].source, "initial", fuzzy=True),
        *(Returned(one.id, one.target, one.source) for one in KIT.entries[1:]),
    ),
)
"""PO knows fuzzy translations and others, and nothing more of their state."""


def _run(name: str, *arguments: str | Path) -> str:
    done = subprocess.run([program(name), *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_what_is_written_is_read_back() -> None:
    assert read(written(KIT)) == EXPECTED


def test_a_changed_sentence() -> None:
    message = written(KIT).decode().split("\n\n")[1]

    assert message.splitlines() == [
        "#. [1] Outcomes",
        "#. Mining › Outcomes",
        "#. A paragraph; R&D < 5 %",
        "#. 25 caracteres como máximo",
        "#. Copper Council → Consejo del Cobre",
        "#. La misma oración (forestry): Salió <1>bien</1>.<2/>",
        "#. Una oración parecida: Salió <1>bien</1>.<2/>",
        "#, fuzzy, max-length:25",
        '#| msgid "It went <1>badly</1>.<2/>"',
        'msgctxt "00000000000000aa-1"',
        'msgid "It went <1>well</1>.<2/>"',
        'msgstr "Salió <1>mal</1>.<2/>"',
    ]


def test_it_is_recognised() -> None:
    found = recognised(written(KIT))

    assert found is not None
    assert found.name == "po"


_HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"X-Authoring-Kit: authoring:mining:en:es:3\\n"\n\n'
_MESSAGE = 'msgctxt "a-1"\nmsgid "Land"\nmsgstr "Tierra"\n'
LAND = Returned("a-1", ("Tierra",), ("Land",))


@pytest.mark.parametrize(
    ("message", "found"),
    [
        (_MESSAGE, LAND),
        (_MESSAGE.replace("\n", "\r\n"), LAND),
        ("# mine\n#: a.py:1\n#, no-c-format\n#| msgid \"Lund\"\n" + _MESSAGE, LAND),
        ("#, fuzzy, no-c-format\n" + _MESSAGE, replace(LAND, state="initial", fuzzy=True)),
        ("#~ " + _MESSAGE.replace("\n", "\n#~ ", 2), LAND),
        ('msgctxt "a-1"\nmsgid ""\n"La"\n"nd"\nmsgstr ""\n"Tie"\n\n"rra"\n', LAND),
        ('msgid "Land"\nmsgstr "Tierra"\n', replace(LAND, id="")),
        ('msgctxt"a-1"\nmsgid"Land"\nmsgstr"Tierra"', LAND),
        ('msgctxt "a-1"\nmsgid "Land"\nmsgstr ""\n', replace(LAND, target=())),
        ('msgctxt "a-1"\nmsgid "Land"\nmsgstr "\\\\ \\"\\t\\n\\101\\x42\\q"\n', replace(LAND, target=('\\ "\t\nABq',))),
        ('msgctxt "a-1"\nmsgid "Land"\nmsgstr "a\u2028b\x85c"\n', replace(LAND, target=("a\u2028b\x85c",))),
    ],
)  # fmt: skip
def test_what_other_programs_write(message: str, found: Returned) -> None:
    assert read((_HEADER + message).encode()) == Handback("mining", "es", 3, (found,))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"/etc/passwd",
        b'msgid "a',
        b'msgid "a" "b"\nmsgstr ""',
        b'msgid "a"\nmsgstr "\xff"',
        b'msgid "a"\nmsgstr "b"\n<html>',
        b'msgid "' + b"\\" * 1_000_001 + b'"',
        b'msgid ""\nmsgstr' + b" " * 1_000_000 + b"!",
        b'msgid "\n' + b'"' * 1_000_000,
    ],
)
def test_what_is_no_po_file_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(content)


def test_many_short_lines_take_no_more_time_than_a_long_one() -> None:
    (entry,) = read(b'msgid "x"\nmsgstr ""\n' + b'"a"\n' * 500_000).entries

    assert entry.target == ("a" * 500_000,)


def _legible(text: Coded) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in tagged(text))


@given(sources.filter(_legible), anything.filter(_legible))
def test_any_translation_comes_back(source: Coded, target: Coded) -> None:
    (entry,) = read(written(kit_of(source, target))).entries

    assert (entry.source, entry.target) == (source, target)


def test_gettext_finds_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "kit.po"
    path.write_bytes(written(KIT))

    said = _run("msgfmt", "--check", "--statistics", path, "-o", tmp_path / "kit.mo")

    assert said == "3 translated messages, 1 fuzzy translation.\n"


def test_what_msgmerge_writes_comes_back(tmp_path: Path) -> None:
    """A newer kit without the first three sentences: they become obsolete; long lines are wrapped."""
    old, new, merged = (tmp_path / name for name in ("old.po", "new.pot", "merged.po"))
    sentence = " ".join(["Land"] * 60)
    long = replace(KIT.entries[3], source=(sentence,), target=(sentence.upper(),))
    old.write_bytes(written(replace(KIT, entries=(*KIT.entries[:3], long))))
    new.write_bytes(written(replace(KIT, entries=(replace(long, target=()),))))

    _run("msgmerge", "--quiet", "--no-fuzzy-matching", old, new, "-o", merged)

    obsolete = EXPECTED.entries[:3]
    assert merged.read_text("utf-8").count("\n#~ msgid") == len(obsolete)
    assert read(merged.read_bytes()).entries == (Returned(long.id, long.target, long.source), *obsolete)


def test_an_offer_is_fuzzy() -> None:
    first = replace(KIT.entries[0], earlier=Version(untagged("It"), ()))
    (entry,) = read(written(replace(KIT, entries=(first,)))).entries

    assert (entry.target, entry.fuzzy) == (first.offers[0].target, True)


@pytest.mark.slow
def test_what_poedit_writes_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "kit.po"
    path.write_bytes(written(KIT))

    confirmed = replace(EXPECTED.entries[0], state=None, fuzzy=False)
    assert read(saved_by_poedit(path)) == replace(EXPECTED, entries=(confirmed, *EXPECTED.entries[1:]))


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ('"Language: es\\n"', "es"),
        ('"Language: es_MX\\n"', "es-MX"),
        ('"Language: \\n"', ""),
        ('"MIME-Version: 1.0\\n"', ""),
    ],
)
def test_a_file_without_its_mark_tells_at_most_its_language(header: str, language: str) -> None:
    file = f'msgid ""\nmsgstr ""\n{header}\n\nmsgid "Land"\nmsgstr "Tierra"\n'

    found = read(file.encode())

    assert (found.document, found.language, found.entries) == ("", language, (Returned("", ("Tierra",), ("Land",)),))

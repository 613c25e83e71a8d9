"""The term base: what is called how, applied, shown and checked."""

from pathlib import Path

import pytest

from authoring.errors import EditionError
from authoring.forms.columns import TextKind
from authoring.translation.terms import Hit, Terms, Violation, load
from tests.workspace import ROOT

BASE = """
[nrcan]
kind = "institution"
name.en = "Natural Resources Canada"
name.fr = "Ressources naturelles Canada"
name.es = "Recursos Naturales de Canadá"
acronym = { en = "NRCan", fr = "RNCan", es = "NRCan" }

[culture]
kind = "institution"
name = { en = "Secretariat of Culture", fr = "ministère de la Culture", es = "Secretaría de Cultura" }
wrong.fr = ["secrétariat de la Culture"]

[semarnat]
kind = "institution"
name.en = "Secretariat of Environment and Natural Resources"
name.fr = "ministère de l’Environnement et des Ressources naturelles"
name.es = "Secretaría de Medio Ambiente y Recursos Naturales"
acronym = "SEMARNAT"

[mou]
kind = "agreement"
name = { en = "Memorandum of Understanding", fr = "protocole d’entente", es = "Memorándum de Entendimiento" }
acronym = { en = "MOU", fr = "PE", es = "MdE" }

[director]
kind = "function"
name = { en = "Director", fr = "Directrice", es = "Directora" }
"""
FR, ES = ("en", "fr"), ("en", "es")


@pytest.fixture
def terms(tmp_path: Path) -> Terms:
    return _loaded(tmp_path, BASE)


def _loaded(folder: Path, text: str) -> Terms:
    file = folder / "terms.toml"
    file.write_text(text, "utf-8")
    return load(file)


@pytest.mark.parametrize(
    ("kind", "text", "languages", "translation"),
    [
        ("institution", "Natural Resources Canada", FR, "Ressources naturelles Canada"),
        ("institution", "Natural  resources Canada", ES, "Recursos Naturales de Canadá"),
        ("institution", "Secretariat of Culture", FR, "Ministère de la Culture"),
        ("institution", "Ministère de la Culture", ("fr", "en"), "Secretariat of Culture"),
        ("institution", "Secretaría de Cultura", ("es-MX", "fr-CA"), "Ministère de la Culture"),
        ("institution", "NRCan", FR, None),
        ("institution", "Director", FR, None),
        ("institution", "Secretariat of Culture", ("en", "nah"), None),
        ("acronym", "NRCan", FR, "RNCan"),
        ("acronym", "RNCan", ("fr", "es"), "NRCan"),
        ("acronym", "nrcan", FR, None),
        ("acronym", "SEMARNAT", FR, "SEMARNAT"),
        ("function", "Director", ES, "Directora"),
        ("paragraph", "Secretariat of Culture", FR, None),
    ],
)
def test_a_name_alone_is_translated(
    terms: Terms, kind: TextKind, text: str, languages: tuple[str, str], translation: str | None
) -> None:
    assert terms.translation(text, kind, languages) == translation


@pytest.mark.parametrize(
    ("person", "translation"),
    [("Ana Paz", "Directrice générale"), ("ana  paz", "Directrice générale"), ("Luis Ríos", None), ("", None)],
)
def test_a_function_whose_names_have_a_gender_is_one_person_s(
    tmp_path: Path, person: str, translation: str | None
) -> None:
    hers = '[dg]\nkind = "function"\nperson = "Ana Paz"\nname = { en = "Director General", fr = "Directrice générale" }'

    assert _loaded(tmp_path, hers).translation("Director General", "function", FR, person) == translation


def test_what_two_terms_call_otherwise_is_not_translated(tmp_path: Path) -> None:
    two = "\n".join(f'[{key}]\nkind = "institution"\nname.en = "Council"\nname.fr = "{key}"' for key in ("one", "two"))

    assert _loaded(tmp_path, two).translation("Council", "institution", FR) is None


def test_hits_in_a_sentence(terms: Terms) -> None:
    sentence = (
        "SEMARNAT (the Secretariat of Environment and Natural Resources) and NRCan met the secretariat of culture."
    )

    assert terms.hits(sentence, FR) == [
        Hit("SEMARNAT", "SEMARNAT", "ministère de l’Environnement et des Ressources naturelles"),
        Hit(
            "Secretariat of Environment and Natural Resources",
            "ministère de l’Environnement et des Ressources naturelles",
            "SEMARNAT",
        ),
        Hit("NRCan", "RNCan", "Ressources naturelles Canada"),
        Hit("Secretariat of Culture", "ministère de la Culture"),
    ]
    assert terms.hits("un protocole d’entente", ("fr", "es")) == []
    assert terms.hits("The Director of NRCan-CFS", FR) == []


@pytest.mark.parametrize(
    ("languages", "source", "target", "violations"),
    [
        (FR, "NRCan spoke.", "RNCan a pris la parole.", []),
        (FR, "NRCan spoke.", "Ressources naturelles Canada a pris la parole.", []),
        (FR, "NRCan spoke.", "NRCan a pris la parole.", [Violation("NRCan", "RNCan")]),
        (FR, "Natural Resources Canada spoke.", "RNCan a pris la parole.", []),
        (
            FR,
            "Natural Resources Canada (NRCan) spoke.",
            "Ressources naturelles Canada (NRCan) a pris la parole.",
            [Violation("NRCan", "RNCan")],
        ),
        (FR, "Mexico’s Secretariat of Culture", "le ministère mexicain de la Culture", []),
        (
            FR,
            "Mexico’s Secretariat of Culture",
            "le secrétariat de la Culture",
            [
                Violation("Secretariat of Culture", "ministère de la Culture"),
                Violation("secrétariat de la Culture", "ministère de la Culture", is_wrong=True),
            ],
        ),
        (ES, "several Memorandums of Understanding", "varios memorándums de entendimiento", []),
        (FR, "Natural Resources Canada", "Ressources Naturelles du Canada", [
            Violation("Natural Resources Canada", "Ressources naturelles Canada")
        ]),
        (ES, "The director spoke.", "La jefa habló.", []),
    ],
)  # fmt: skip
def test_violations(
    terms: Terms, languages: tuple[str, str], source: str, target: str, violations: list[Violation]
) -> None:
    assert list(terms.violations(source, target, languages)) == violations


def test_no_term_base_is_an_empty_one(tmp_path: Path) -> None:
    assert load(tmp_path / "terms.toml") == Terms()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[a", "terms.toml is not valid TOML"),
        ('[a]\nkind = "city"\nname = "A"', "terms.toml: a.kind: "),
        ('[a]\nkind = "program"', "terms.toml: a.name: "),
        ('[a]\nkind = "program"\nname.french = "A"', "terms.toml: a.name.french"),
        ('[a]\nkind = "program"\nname = ""', "terms.toml: a.name.mul: "),
        ('[a]\nkind = "program"\nname = "A"\nplural = "As"', "terms.toml: a.plural: "),
        ('[A]\nkind = "program"\nname = "A"', "terms.toml: A.[key]: "),
    ],
)
def test_a_mistake_names_its_key(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(EditionError) as mistake:
        _loaded(tmp_path, text)
    assert told in str(mistake.value)


def test_the_bundled_terms_have_every_language() -> None:
    known = load(ROOT / "submissions" / "2021" / "terms.toml")

    assert {key for key, term in known.by_id.items() if term.name.keys() not in ({"mul"}, {"en", "fr", "es"})} == set()
    assert known.translation("NRCan", "acronym", FR) == "RNCan"

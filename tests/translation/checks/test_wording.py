"""How a translation reads: its language, its marks, its spaces, its length."""

import pytest

from tests.translation.checks.cases import Case, found

FORESTS = "The forests of both countries are managed by the communities that live in them."
FORETS = "Les forêts des deux pays sont gérées par les collectivités qui y vivent."
BOSQUES = "Los bosques de ambos países son manejados por las comunidades que viven en ellos."

CASES: list[Case] = [
    # Language
    ("fr", FORESTS, FORETS, []),
    ("es", FORESTS, BOSQUES, []),
    ("es", FORESTS, FORESTS, [f"untranslated {FORESTS}"]),
    ("es", FORESTS, BOSQUES[:10] + FORESTS[11:], ["untranslated of both countries are managed by the communities "
                                                   "that live in them"]),
    ("es", FORESTS, FORETS, ["language français español"]),
    ("fr", "Forest carbon accounting", "Forest carbon accounting", ["untranslated Forest carbon accounting"]),
    ("fr", "Contigo en la distancia", "Contigo en la distancia", []),
    ("es", "Niagara-on-the-Lake, Ontario", "Niagara-on-the-Lake, Ontario", []),
    ("fr", "Total", "Total", []),
    ("fr", "Canada", "Canada", []),
    ("es", "SEMARNAT and CONAFOR", "SEMARNAT y CONAFOR", []),
    ("es", "Marie-Anne de la Rose, Banff Centre for Arts", "Marie-Anne de la Rose, Banff Centre for Arts", []),
    # Words and spaces twice
    ("fr", "We meet.", "Nous nous réunissons.", []),
    ("fr", "You meet.", "Vous vous réunissez.", []),
    ("fr", "We meet.", "Nous Nous réunissons.", ["word-twice Nous Nous"]),
    ("es", "The mine opened.", "La la mina abrió.", ["word-twice La la"]),
    ("es", "Bora Bora is far.", "Bora Bora está lejos.", []),
    ("es", "One mine.", "Una  mina.", ["space-twice"]),
    ("es", "One mine", " Una mina ", ["space-around"]),
    # Quotation marks, brackets, questions
    ("fr", "the “new” mine", "la «\u00a0nouvelle\u00a0» mine", []),
    ("fr", "the “new” mine", "la «\u00a0nouvelle mine", ["unbalanced « »"]),
    ("es", "the “new” mine", "la mina “nueva", ["unbalanced “ ”"]),
    ("es", 'the "new" mine', 'la mina "nueva', ['unbalanced " "']),
    ("es", "the mine (new)", "la mina (nueva", ["unbalanced ( )"]),
    ("es", "It said: “We came", "Decía: “Vinimos", []),
    ("es", "a) one", "a) uno", []),
    ("es", "Is it new?", "¿Es nueva?", []),
    ("es", "Is it new?", "Es nueva?", ["unbalanced ¿ ?"]),
    ("es", "New!", "¡Nueva", ["unbalanced ¡ !", "end-missing !"]),
    ("fr", "Is it new?", "Est-elle nouvelle ?", []),
    # The end
    ("fr", "one mine; and", "une mine;", []),
    ("fr", "one mine, and", "une mine,", []),
    ("es", "It went well; while", "Salió bien; mientras que", []),
    ("fr", "“It went well.”", "«\u00a0Tout s’est bien passé.\u00a0»", []),
    ("fr", "It went well...", "Tout s’est bien passé…", []),
    ("fr", "It went well.", "Tout s’est bien passé", ["end-missing ."]),
    ("fr", "It went well", "Tout s’est bien passé.", ["end-added ."]),
    ("fr", "It went well:", "Tout s’est bien passé.", ["end : ."]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "target", "findings"), CASES)
def test_wording(language: str, source: str, target: str, findings: list[str]) -> None:
    assert found(language, source, target) == findings


def test_nothing_is_said_of_what_is_not_translated_yet() -> None:
    assert found("es", FORESTS, " ") == []


def test_a_translation_may_be_as_long_as_there_is_room() -> None:
    assert found("es", "New mine", "Mina nueva", limit=10) == []
    assert found("es", "New mine", "Minas nuevas", limit=10) == ["too-long 12 10"]

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
    ("es", FORESTS, FORETS, ["language French Spanish"]),
    ("fr", "Forest carbon accounting", "Forest carbon accounting", ["untranslated Forest carbon accounting"]),
    ("fr", "Contigo en la distancia", "Contigo en la distancia", []),
    ("es", "Niagara-on-the-Lake, Ontario", "Niagara-on-the-Lake, Ontario", []),
    ("fr", "Total", "Total", []),
    ("fr", "Canada", "Canada", []),
    ("es", "SEMARNAT and CONAFOR", "SEMARNAT y CONAFOR", []),
    ("es", "Marie-Anne de la Rose, Banff Centre for Arts", "Marie-Anne de la Rose, Banff Centre for Arts", []),
    ("fr", "The mines are open.", "Las minas están abiertas.", ["language Spanish French"]),
    ("es", "The mines are open.", "Les mines sont ouvertes.", ["language French Spanish"]),
    ("fr", "The mines are open.", "Les mines sont ouvertes.", []),
    ("fr", "El Colegio de México met.", "El Colegio de México s’est réuni.", []),
    ("fr", FORESTS, "Les forêts des deux pays sont gérées par les collectivités that live in them.",
     ["untranslated that live in them"]),
    ("fr", "We found that strong economic ties remain.", "Nous avons constaté que strong economic ties remain.",
     ["untranslated strong economic ties remain"]),
    ("es", "It led to conservation of marine species.", "Condujo a la conservation of marine species.",
     ["untranslated conservation of marine species"]),
    ("fr", "It grew in transport, agriculture, construction, services.",
     "La croissance touche les transport, agriculture, construction, services.", []),
    ("fr", "The Bank of the North met.", "La Bank of the North s’est réunie.", []),
    ("fr", "Future actions", "Future actions", ["untranslated Future actions"]),
    ("es", "Future actions", "Future actions", ["untranslated Future actions"]),
    ("fr", "Workshops", "Workshops", ["untranslated Workshops"]),
    ("es", "Workshops", "Workshops", ["untranslated Workshops"]),
    ("fr", "Mining", "Mining", ["untranslated Mining"]),
    ("es", "Innovation.", "Innovation.", ["untranslated Innovation."]),
    ("fr", "Innovation.", "Innovation.", []),
    ("fr", "Leadership", "Leadership", []),
    ("es", "CIFFC", "CIFFC", []),
    ("es", "SilvaCarbon", "SilvaCarbon", []),
    ("es", "Calgary, Alberta", "Calgary, Alberta", []),
    ("es", "2021", "2021", []),
    # Words and spaces twice
    ("fr", "It was open.", "Il s’est s’est ouvert.", ["word-twice s’est s’est"]),
    ("fr", "CUSMA applies.", "Le T-MEC T-MEC s’applique.", ["word-twice T-MEC T-MEC"]),
    ("es", "in 2021", "en 2021 2021", ["figure-added 2021", "word-twice 2021 2021"]),
    ("fr", "1,000,000 people", "1 000 000 personnes", []),
    ("fr", "The water flows.", "L’eau eau coule.", ["word-twice eau eau"]),
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
    ("fr", "under paragraph 5(2)(a)", "en vertu de l’alinéa 5(2)a)", []),
    ("fr", "(see paragraph 5(2)(a)) and more", "(voir l’alinéa 5(2)a)) et plus", []),
    ("es", "the mine (new)", "la mina )nueva(", ["unbalanced ( )"]),
    ("fr", "the “new” mine", "la »\u00a0nouvelle\u00a0« mine", ["unbalanced « »"]),
    ("es", "the mine (new)", "la mina nueva", ["marks-missing ( )"]),
    ("es", "Banff (Alberta)", "Banff, Alberta", []),
    ("es", "(a) one", "a) uno", []),
    ("es", "mine(s)", "minas", []),
    ("fr", "the “new” mine", "la nouvelle mine", ["marks-missing “ ”"]),
    ("es", "the 'new' mine", "la mina nueva", ["marks-missing “ ”"]),
    ("es", "the ‘new’ mine", "la mina ‘nueva", ["unbalanced ‘ ’"]),
    ("es", "the 'new' mine", "la mina 'nueva", ["unbalanced ' '"]),
    ("fr", "the ‘new’ mine of the states’", "la ‘nouvelle’ mine d’État", []),
    ("fr", "the \"new\" mine", "la \"nouvelle\" mine", ["quotes-straight"]),
    ("es", "the \"new\" mine", "la \"nueva\" mina", []),
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
    ("fr", "Opening at 2:30 p.m.", "Ouverture à 14 h 30", []),
    ("es", "It began at 2:30 p.m.", "Empezó a las 14:30.", []),
    ("es", "Opening at 14:30", "Apertura a las 2:30 p. m.", []),
    ("fr", "Maps, charts, etc.", "Cartes et tableaux", []),
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


def test_half_a_sentence_is_missing() -> None:
    assert found("fr", FORESTS, FORETS[:36] + ".") == [f"short 37 {len(FORESTS)}"]
    assert found("es", FORESTS, BOSQUES + " " + BOSQUES) == [f"long {2 * len(BOSQUES) + 1} {len(FORESTS)}"]
    assert found("es", "The group", "El Grupo de Trabajo de Medio Ambiente") == []

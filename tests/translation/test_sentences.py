"""Where one sentence ends and the next begins, in each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.model.inline import Inline, Run, merged, plain, text_of
from authoring.translation.sentences import sentences


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mr. Smith met Dr. Jones (see art. 5, No. 7).|S.A.P.I. de C.V. is a form.|It cost $5.3, i.e. a lot."),
        ("en", "“Is it so?” she asked.|U.S. exports grew.|Then more!|J. R. R. Tolkien wrote.|Etc. etc. and so on."),
        ("fr", "M. Tremblay a rencontré Mme Côté (voir art. 5).|Elle a eu lieu le 25 nov. 2021.|Est-ce vrai ?|Oui !"),
        ("fr", "Voir p. ex. l’annexe B.|Ensuite, etc."),
        ("es", "El Sr. López y la Dra. Ruiz (véase art. 5, núm. 3).|X, S.A.P.I. de C.V. participó.|¿Es así?|¡Sí!"),
        ("es", "La 17.ª Reunión Anual.|EE. UU. creció 5.3 %.|La Secretaría p. ej. dijo.|Fin."),
        ("es", "La Emb. García, la Profa. Ruiz y Dña. Ana.|El Ing. Civ. López vino.|La Subsría. Técnica también."),
        ("es", "Vive en Fracc. Las Lomas, Col. Centro, Cd. Juárez.|Véanse los Arts. 5 y 6.|Op. cit. Página 3."),
        ("es", "Firmó Grupo X, S.A. de C.V.|Fin del texto.|Dijo que no.|Canadá aceptó."),
        ("fr", "Le Prof. Roy et Mgr. Lévis.|Anne Roy, Ph. D. Montréal vint.|L’hon. Anne Roy et S. Exc. Luc Roy."),
        ("fr", "Le gouv. Roy vint.|Réf. ABC-12 du dossier.|Le 3 févr. 2021."),
        ("en", "Vol. 3 is out.|Maps, charts, etc.|All agreed.|The answer was no.|Canada agreed."),
        ("en", "It was in 2021.|2022 will be better."),
        ("en", "(See Annex.)|Canada agreed (see Annex).|Then it met (on Sept. 11).|He said: “Go.”|Canada went."),
        ("en", "The U.S. Department met.|See No. 7.|See No. X or art. IV of it."),
        ("fr", "Voici l’option A\u00a0. La voici\u202f!|Oui"),  # where `sentencex` breaks
        ("en", ""),
        ("en", "No end"),
    ],
)  # fmt: skip
def test_sentences(language: str, text: str) -> None:
    said = [text_of(sentence) for sentence, _ in sentences(plain(text.replace("|", " ")), language)]

    assert said == text.split("|")


def test_a_note_belongs_to_the_sentence_it_stands_behind() -> None:
    note = Run("", note=plain("A note."))

    assert list(sentences((Run("One."), note, Run(" Two.")), "en")) == [
        ((Run("One."), note), plain(" ")),
        (plain("Two."), ()),
    ]


runs = st.builds(Run, st.text(alphabet="aB. ?1é\n\u00a0\u202f\u2028", min_size=1, max_size=8), st.booleans())
notes = st.just(Run("", note=plain("n")))


@given(st.lists(st.one_of(runs, notes), max_size=8).map(merged), st.sampled_from(["en", "fr", "es", "nah"]))
def test_together_they_are_the_text(text: Inline, language: str) -> None:
    parts = sentences(text, language)

    assert merged(run for sentence, after in parts for run in (*sentence, *after)) == text

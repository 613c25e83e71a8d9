"""Setting a report: each language's spaces, quotation marks and apostrophes, and nothing else.

In the cases `~` is a no-break space, `_` a thin one.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.model.inline import Inline, Run, text_of
from authoring.model.report import Report
from authoring.publishing.typography import typeset, typeset_line, words
from tests.model.reports import lines, reports

SHOWN = str.maketrans({"\u00a0": "~", "\u202f": "_"})
SPACES = " \u00a0\u202f\u2009"

CASES = {
    "fr": [
        ("Oui; non! Vraiment? Ainsi: voilà.", "Oui_; non_! Vraiment_? Ainsi~: voilà."),
        ("Oui ; non ! Vraiment\u00a0? Ainsi  : voilà.", "Oui_; non_! Vraiment_? Ainsi~: voilà."),
        ("«Bonjour!»: dit-il, « Bonsoir »", "«~Bonjour_!~»~: dit-il, «~Bonsoir~»"),
        ("Quoi ?! Non!! (?) [!] fin:", "Quoi_?! Non_!! (?) [!] fin~:"),
        ("l’«innocence»; (oui!)", "l’«~innocence~»_; (oui_!)"),
        ("à 10:30, 1:2, 16:9", "à 10:30, 1:2, 16:9"),
        ("http://a.ca/?x=1;y&z=5%25 !important ?query=1 a;b", "http://a.ca/?x=1;y&z=5%25 !important ?query=1 a;b"),
        ("x=5%; voir https://a.ca/50%/b: là", "x=5%_; voir https://a.ca/50%/b~: là"),
        ("écrire à a@b.ca; R&D; C++: bien", "écrire à a@b.ca_; R&D_; C++~: bien"),
        ("12 345,6 % ou 25% ou 100$ ou 25 $CA", "12_345,6~% ou 25~% ou 100~$ ou 25~$CA"),
        ("10 h 30, 9 h, 8h 15, 25 km², 5 milliards", "10~h~30, 9~h, 8h~15, 25~km², 5~milliards"),
        ("M. Roy et Mme Côté, le 1er mars, no 5, p. 12", "M.~Roy et Mme~Côté, le 1er~mars, no~5, p.~12"),
        ("« », :-) ; ", "« », :-)_; "),
        ('Il dit "oui", puis “non”.', "Il dit «~oui~», puis «~non~»."),
        ('« Le “oui” et le "non" »', "«~Le “oui” et le “non”~»"),
        ("“Le “oui”; voilà”", "«~Le “oui”_; voilà~»"),
        ('l\'"eau", (“vive”)', "l’«~eau~», («~vive~»)"),
        ('un écran de 24" et un “oui” ouvert: “non', 'un écran de 24" et un “oui” ouvert~: “non'),
        ("aujourd'hui, l'an 'cité'", "aujourd’hui, l’an 'cité'"),
        ("Louis XIV, XXIe siècle, § 5", "Louis~XIV, XXIe~siècle, §~5"),
    ],
    "en": [
        ("Mr. Roy and Ms Ng: why? Yes; so!", "Mr.~Roy and Ms~Ng: why? Yes; so!"),
        ("November 25, 2021; 25 November; May 2021", "November~25, 2021; 25~November; May 2021"),
        ("No. 5, p. 12, J. R. Smith, 25 kg, 5 per cent", "No.~5, p.~12, J.~R.~Smith, 25~kg, 5~per cent"),
        ("C$ 25 million, USD 1 200 000, 25 $, 10:30 a.m.", "C$~25~million, USD~1_200_000, 25~$, 10:30~a.m."),
        ("in 2021 345 people; I said no. 5 went", "in 2021 345 people; I said no.~5 went"),
        ("March 4\u2009–\u20095, 2021", "March~4_–_5, 2021"),
        ("a 5th meeting, “as typed” ... – and—so", "a 5th meeting, “as typed” ... – and—so"),
        ("It doesn't say 'so' in the '90s: x='a'", "It doesn’t say 'so' in the ’90s: x='a'"),
        ("Part III of § 12, see http://a.ca/it's", "Part~III of §~12, see http://a.ca/it's"),
    ],
    "es": [
        ("El Sr. Paz, núm. 5, art. 5 de la Ley: ¿qué?", "El Sr.~Paz, núm.~5, art.~5 de la Ley: ¿qué?"),
        ("« hola » ¿ qué ? ¡ no !", "«hola» ¿qué? ¡no!"),
        ("el 25 de noviembre, 10:30 a. m., 25 %, 5 mil", "el 25~de noviembre, 10:30~a.~m., 25~%, 5~mil"),
        ("EE. UU. en el siglo XXI, ¿y “México” ? ¡Sí!", "EE.~UU. en el siglo~XXI, ¿y “México”? ¡Sí!"),
    ],
    "iu": [("5 kg: «a»; b!", "5~kg: «a»; b!")],
}


@pytest.mark.parametrize(
    ("language", "typed", "expected"), [(language, *case) for language, cases in CASES.items() for case in cases]
)
def test_each_language_has_its_spaces(language: str, typed: str, expected: str) -> None:
    assert text_of(typeset_line((Run(typed),), language)).translate(SHOWN) == expected
    assert text_of(typeset_line((Run(typed),), f"{language}-CA")).translate(SHOWN) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ((Run("Note", strong=True), Run(": oui")), (Run("Note", strong=True), Run("~: oui"))),
        ((Run("Note "), Run(":", strong=True)), (Run("Note~"), Run(":", strong=True))),
        ((Run("Là", link="https://a.ca"), Run("!")), (Run("Là", link="https://a.ca"), Run("_!"))),
        ((Run("«"), Run("Là", link="https://a.ca"), Run("»")), (Run("«~"), Run("Là", link="https://a.ca"), Run("~»"))),
        ((Run("Oui"), Run(" ", strong=True), Run(" ; non")), (Run("Oui"), Run("_", strong=True), Run("; non"))),
        ((Run("Oui "), Run(" ", strong=True), Run("; non")), (Run("Oui_; non"),)),
        ((Run("Oui"), Run("", note=(Run("N"),)), Run(":")), (Run("Oui"), Run("", note=(Run("N"),)), Run("~:"))),
    ],
)
def test_links_looks_and_marks_of_notes_stay_where_they_are(typed: Inline, expected: Inline) -> None:
    set_ = typeset_line(typed, "fr")
    assert tuple(replace(run, text=run.text.translate(SHOWN)) for run in set_) == expected


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ((Run("Voir "), Run("So: yes! No", language="en"), Run("!")), "fr", "Voir So: yes! No_!"),
        ((Run("«"), Run("Secretaría", language="es"), Run("»: oui")), "fr", "«~Secretaría~»~: oui"),
        ((Run("See "), Run("Oui: non!", language="fr"), Run(": yes!")), "en", "See Oui~: non_!: yes!"),
    ],
)
def test_a_foreign_passage_has_its_own_rules_inside(typed: Inline, language: str, expected: str) -> None:
    assert text_of(typeset_line(typed, language)).translate(SHOWN) == expected


def test_fixed_words_are_set_as_texts_are() -> None:
    assert words("fr")("Lead: {name}") == "Responsable\u00a0: {name}"
    assert words("en")("Lead: {name}") == "Lead: {name}"


MARKS = st.text("“'«»¿¡;:!?%$ \u00a0\u202f\u200915hMp.aAü\"”)(@=", max_size=14)
TYPED = st.lists(MARKS | st.sampled_from(["M. ", "no 5", "12 345", " kg", "a. m.", "25 de mayo", "://"])).map("".join)


@given(lines(TYPED), st.sampled_from(("en", "fr", "es", "fr-CA")))
def test_only_spaces_and_marks_change_and_once_is_enough(typed: Inline, language: str) -> None:
    once = typeset_line(typed, language)

    assert words_of(text_of(once)) == words_of(text_of(typed))
    assert looks(once) == looks(typed)
    assert typeset_line(once, language) == once


@given(reports(TYPED))
def test_a_report_is_set_whole(report: Report) -> None:
    assert typeset(typeset(report)) == typeset(report)


def words_of(text: str) -> str:
    return "".join(sign for sign in text if sign not in SPACES).translate(str.maketrans("«»“”’", '""""\''))


def looks(inline: Inline) -> list[tuple[str, Run]]:
    """Return every visible character with its looks, and every mark of a note in its place."""
    return [
        (sign, replace(run, text="")) for run in inline for sign in (words_of(run.text) or ("" if run.note else ()))
    ]

"""Abbreviations: what stands before a name or a number on the same line, and where a full stop ends no sentence."""

import re
from functools import cache

from authoring.text.figures.notation import any_of, short_months

TITLES = {
    "en": "Mr. Mrs. Ms. Mr Mrs Ms Dr. Dr Drs. Prof. Hon. St. Messrs. Rev. Gen. Col. Lt. Capt. Maj. Sen. Rep. Gov. Amb.",
    "fr": "M. MM. Mme Mmes Mlle Mlles Dr Dr. Dre Drs Me Mgr Mgr. Pr Pr. Pre Prof. hon. Exc. gouv. gén. sén. amb. St "
    "Ste",
    "es": "Sr. Sra. Srta. Sres. Sras. Dr. Dra. Dres. Lic. Ing. Civ. Mtro. Mtra. Arq. Prof. Profa. Emb. C. Lcdo. Lcda. "
    "D. Dña. Gral. Tte. Cnel. Biól. Quím. Psic. Mons. Pbro. Exc. Sto. Sta.",
}
"""What stands before a name, with its full stop where it has one."""

REFERENCES = {
    "en": "No. Nos. no. nos. Art. Arts. art. arts. Sec. Fig. Figs. fig. figs. Vol. Vols. vol. Ch. ch. p. pp. para. "
    "paras.",
    "fr": "no nos No Nos n° nº N° Nº art. Art. p. pp. vol. Vol. chap. Chap. al. fig. tabl. Réf. réf.",
    "es": "núm. núms. Núm. Núms. No. Nos. n.º art. arts. Art. Arts. fracc. Fracc. pág. págs. Pág. p. pp. vol. Vol. "
    "cap. Cap. inc. párr. fig. Fig. Exp. Ref.",
}
"""What stands before a number."""

OTHERS = {
    "en": "vs. cf. etc. approx. Approx. dept. Dept. est. Inc. Ltd. Co. Corp. Jr. Sr. Ave. Blvd. Rd. Mt. Ft. al. Ph. "
    "Op. op. cit. Ref.",
    "fr": "cf. etc. env. approx. al. no. nos. ex. boul. av. tél. Tél. dir. Op. op. cit. ibid. Ph. S.",
    "es": "cf. etc. aprox. Aprox. ej. Av. Avda. Blvd. Calz. Cd. Col. Edif. Esq. Edo. Mpio. Depto. Dpto. Dir. Gob. "
    "Subsría. Sría. Univ. Tel. tel. Cía. Hnos. Op. op. cit. S.A. C.V. R.L. A.C. S.C. EE. UU. EE.UU. S.",
}
"""What else has a full stop within a sentence."""

_LONGEST = 40
"""How much of a text is looked at for an abbreviation at its end."""

_ALSO_WORDS = {"en": "no No art fig etc", "fr": "art etc", "es": "no No etc"}
"""Those that end a sentence when a word with a capital follows: “The answer was no.”"""
_COMPANIES = {"es": r"(?:,|\bde)\s(?:C\.V|S\.A|R\.L|A\.C|S\.C)"}
"""And companies' forms at the end of their names: “Grupo X, S.A. de C.V.”"""

_INITIAL = re.compile(r"(?<![a-zà-öø-ÿ]\s)\b[^\W\d_]\.$|(?:[^\W\d_]\.){2}$")
"""A letter of a name; one behind a word in small letters names something else: an annex, a part."""
_NUMBER = re.compile(r"\W*\d")
_CAPITALISED = re.compile(r"[^\w\d]*[^\W\d_a-zà-öø-ÿ][\w’'-]*[^\W\d_A-ZÀ-ÖØ-Þ]")


def is_abbreviated(text: str, language: str) -> bool:
    """Tell whether the full stop at the end of a text may be that of an abbreviation, or of an initial."""
    said = text[-_LONGEST:]
    return bool(_abbreviation(_base(language)).search(said) or _INITIAL.search(said))


def goes_on(text: str, following: str, language: str) -> bool:
    """Tell whether the full stop at the end of `text` ends no sentence, by the abbreviation it belongs to."""
    if may_end(text, following, language):
        return False
    is_month = _month(language).search(text[-_LONGEST:]) and _NUMBER.match(following)
    return bool(is_month or is_abbreviated(text, language))


def may_end(text: str, following: str, language: str) -> bool:
    """Tell whether a text ends with an abbreviation that ends a sentence before what follows."""
    return bool(_CAPITALISED.match(following) and _ending(_base(language)).search(text[-_LONGEST:]))


@cache
def _ending(base: str) -> re.Pattern[str]:
    """Return what finds an abbreviation that ends a sentence when a capital follows, at the end of a text."""
    words = any_of(f"{word}." for word in _ALSO_WORDS[base].split())
    return re.compile(rf"(?:(?<![\w.])(?:{words})|{_COMPANIES.get(base, '(?!)')}\.)\Z")


@cache
def _abbreviation(base: str) -> re.Pattern[str]:
    listed = " ".join((TITLES[base], REFERENCES[base], OTHERS[base])).split()
    dotted = {word for word in listed if word.endswith(".")}
    written = dotted | {word[0].upper() + word[1:] for word in dotted}
    return re.compile(rf"(?:^|[\s(\[«“\"'’])(?:[^\W\d_]\.)*(?:{any_of(written)})$")


@cache
def _month(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(short_months(language))})\.$", re.IGNORECASE)


def _base(language: str) -> str:
    """Return the language whose abbreviations count: English where none are known."""
    base = language.partition("-")[0]
    return base if base in TITLES else "en"

"""Texts for property tests: what people type, what programs leave, and what nobody would."""

from hypothesis import strategies as st

from authoring.model.inline import Run

FRAGMENTS = st.sampled_from(
    [
        *"*_[]()<>^!\\`{}#:.-–•·o§&|~=+\t ",
        *"** *** {* *} {** **} ]( ^[ [^1] \\* ![ ^[note] word A 5 é 😀 ñ « » _x0041_ _x000D_".split(),
        *"https://a.ca https://a.ca/b_c(d) mailto:x@y.mx <x@y.mx>".split(),
        *"[l](https://a.ca) [l](<https://a.ca/)>) [j](javascript:x)".split(),
        *"]{lang=es} ]{lang=fr} [Año]{lang=es} {lang=es}".split(),
        *(f"{marker} " for marker in "1. 2. 1) (a) b) i. ii. v. h) - * • x [^2]:".split()),
        *("  ", "    ", "o\t", "\uf0b7", "e\u0301", "\xa0", "\u200d", "\u0338"),
    ]
)
LINES = st.lists(FRAGMENTS | st.text(max_size=3), max_size=14).map("".join)
TEXTS = st.lists(LINES, max_size=6)
RUNS = st.lists(
    st.builds(
        Run,
        LINES,
        strong=st.booleans(),
        emphasis=st.booleans(),
        language=st.none() | st.sampled_from(["es", "fr-CA"]),
        link=st.none() | st.sampled_from(["https://a.ca", "https://b.ca/(x) y", "javascript:x"]),
    ),
    max_size=5,
).map(tuple)

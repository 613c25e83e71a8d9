import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.text.acronyms import Definition, definitions

EXPLAINED = [
    # Initials decide where the name begins.
    ("It asked Natural Resources Canada (NRCan) for data.", "NRCan", "Natural Resources Canada"),
    ("The Canada-Mexico Partnership (CMP) met.", "CMP", "Canada-Mexico Partnership"),
    ("under an existing Memorandum of Understanding (MoU)", "MoU", "Memorandum of Understanding"),
    ("for temporary foreign workers (TFW)", "TFW", "temporary foreign workers"),
    ("of the Commission for Environmental Cooperation’s (CEC) work", "CEC", "Commission for Environmental Cooperation"),
    ("the Leaders’ Summit on Trade (LST)", "LST", "Leaders’ Summit on Trade"),
    ("le groupe de travail sur l’environnement (GTE)", "GTE", "groupe de travail sur l’environnement"),
    ("de l’Accord Chili–Pérou–Mexique (ACPM)", "ACPM", "Accord Chili–Pérou–Mexique"),
    # The acronym comes from another language: the name in capitals does.
    ("At Mexico’s Secretariat of Public Works (SEOPU)", "SEOPU", "Secretariat of Public Works"),
    ("In Mexico the Open Water Board (CONAX)", "CONAX", "Open Water Board"),
    ("con la Comisión Nacional del Agua (CONAGUA)", "CONAGUA", "Comisión Nacional del Agua"),
    ("System for the Selection of Fighters (SISECO)", "SISECO", "System for the Selection of Fighters"),
    ("the Council on Trade, Investment and Technology (COMCE)", "COMCE", "Council on Trade, Investment and Technology"),
    ("the Coordinator of the Intergovernmental Forum on Salt (IGF)", "IGF", "Intergovernmental Forum on Salt"),
    ("the Centre of Design, the Institute of Film (IMCINE)", "IMCINE", "Institute of Film"),
    ("el programa Hacia una Pesca Justa (TFF)", "TFF", "Hacia una Pesca Justa"),
    ("Para Recursos Marinos de Canadá (MRC)", "MRC", "Recursos Marinos de Canadá"),
    ("creó el Estímulo a la Danza en México (EDAM)", "EDAM", "Estímulo a la Danza en México"),
    ("el Tratado entre Chile, Perú y México (T-CPM)", "T-CPM", "Tratado entre Chile, Perú y México"),
    # Spanish says so.
    ("al Centro de Incendios (FIC, por sus siglas en inglés)", "FIC", "Centro de Incendios"),
    ("el Foro sobre Sal, Hierro y Agua (SFI, por sus siglas en francés)", "SFI", "Foro sobre Sal, Hierro y Agua"),
]
DOUBTFUL = [
    "in a hybrid manner (face-to-face and virtual)",
    "provincial representatives (AB, ON and QC)",
    "with the elections in Canada (September 20, 2021)",
    "an event (USA)",
    "Ms. Ana Paz, Director of Foreign Projects (DGEPE)",
    "Canada (AI)",
    "(ABC)",
    "",
]


@pytest.mark.parametrize(("text", "acronym", "name"), EXPLAINED)
def test_explained(text: str, acronym: str, name: str) -> None:
    assert list(definitions(text)) == [Definition(acronym, name)]


@pytest.mark.parametrize("text", DOUBTFUL)
def test_in_doubt_nothing_is_explained(text: str) -> None:
    assert list(definitions(text)) == []


@given(
    st.text()
    | st.lists(st.sampled_from([*"(),.-'’&/", " ", "(ABC)", "Of", "the", "de", "Énergie", "a-b"])).map("".join)
)
def test_any_text_is_read_and_what_is_explained_stands_in_it(text: str) -> None:
    for one in definitions(text):
        assert f"({one.acronym}" in text
        assert one.name

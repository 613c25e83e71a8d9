"""An edition that is translated into French and Spanish: a document of three sentences, and one of another group."""

from authoring.edition.folder import EditionFolder
from tests.edition.editions import EDITION
from tests.workspace import group_submission, hand_in

TEXT = "The **Ministry of Mines** met twice. It spent 1,500 dollars. All went well."
SOURCES = ["The <1>Ministry of Mines</1> met twice.", "It spent 1,500 dollars.", "All went well."]
FRENCH = [
    "Le <1>ministère des Mines</1> s’est réuni deux fois.",
    "Il a dépensé 1 500 dollars.",
    "Tout s’est bien passé.",
]
TERMS = '[mines]\nkind = "institution"\nname = { en = "Ministry of Mines", fr = "ministère des Mines" }\n'


def furnish(folder: EditionFolder) -> EditionFolder:
    """Have both groups hand in, in English."""
    folder.definition.write_text(EDITION.replace('["en"]', '["en", "fr", "es"]'), "utf-8")
    (folder.path / "terms.toml").write_text(TERMS, "utf-8")
    says(folder, "mining", TEXT)
    says(folder, "forests", "All went well.")
    return folder


def says(folder: EditionFolder, group: str, text: str) -> None:
    """Have a group hand in a text and nothing else."""
    hand_in(folder, group_submission(group, text, co_chairs=[], actions=[], meetings=[]))

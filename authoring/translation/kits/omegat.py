"""A kit as a project that OmegaT opens as it is: the sentences, what is remembered, the names agreed on.

OmegaT takes codes at a sentence's ends away before it looks into a memory, unless the project says otherwise, and the
codes of any memory that is not its own: then no sentence with codes would meet itself there. So the memory is written
as OmegaT writes its own, with codes as text: `<g0>well</g0>.<x1/>`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lxml import etree

from authoring.translation.codes import Code, Coded
from authoring.translation.kit import Kit
from authoring.translation.kits import tmx, xliff12
from authoring.translation.memory import Remembered

_FOLDERS = ("source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir")
_TOKENIZER = "org.omegat.tokenizer.DefaultTokenizer"
_XLIFF = "org.omegat.filters3.xml.xliff.XLIFFFilter"


def project(kit: Kit, known: Iterable[Remembered] = (), glossary: bytes = b"") -> dict[str, bytes]:
    """Return the files of a project by their way in its folder, one ending in `/` being a folder; `glossary` is TBX.

    What is remembered for the very same sentence is put in by OmegaT (`tm/auto`), all else it only offers.
    """
    source, target = kit.languages
    files = {
        "omegat.project": _definition(source, target),
        "omegat/filters.xml": _filters(),
        f"source/{kit.document}.{target}.xlf": xliff12.written(kit),
        "tm/auto/memory.tmx": tmx.memory_written(map(_typed, known), kit.languages, tool="OmegaT"),
    }
    # OmegaT opens no project that lacks one of its folders.
    return {**files, "target/": b"", "dictionary/": b"", "glossary/terms.tbx" if glossary else "glossary/": glossary}


def _typed(one: Remembered) -> Remembered:
    """Return a sentence with its codes as text, numbered from 0 as they come up in the source."""
    keys = dict.fromkeys(part.id for part in (*one.source, *one.target) if isinstance(part, Code))
    numbers = {key: number for number, key in enumerate(keys)}
    return replace(one, source=_text(one.source, numbers), target=_text(one.target, numbers))


def _text(text: Coded, numbers: Mapping[str, int]) -> Coded:
    tags = {"open": "<g{}>", "close": "</g{}>", "note": "<x{}/>"}
    return ("".join(tags[part.kind].format(numbers[part.id]) if isinstance(part, Code) else part for part in text),)


def _definition(source: str, target: str) -> bytes:
    root = etree.Element("omegat")
    project = etree.SubElement(root, "project", version="1.0")
    settings = dict.fromkeys(_FOLDERS, "__DEFAULT__") | {
        "source_lang": source,
        "target_lang": target,
        "source_tok": _TOKENIZER,
        "target_tok": _TOKENIZER,
        # The sentences are ours.
        "sentence_seg": "false",
        "support_default_translations": "true",
        "remove_tags": "false",
    }
    for name, value in settings.items():
        etree.SubElement(project, name).text = value
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _filters() -> bytes:
    root = etree.Element("filters", removeTags="false", removeSpacesNonseg="false", preserveSpaces="true")
    xliff = etree.SubElement(root, "filter", className=_XLIFF, enabled="true")
    etree.SubElement(xliff, "files", sourceFilenameMask="*.xlf", targetFilenamePattern="${filename}")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)

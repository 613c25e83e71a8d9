"""Blocks as readable text, and cases written as data.

`¶` stands before a paragraph; a list begins with its style (`decimal from 3`), its items with `-`, and what is inside
an item is indented. `<b>`, `<i>`, `<a address>`, `<note>` and `<es>` (a language) stand for formatting.
"""

from collections.abc import Iterator
from pathlib import Path

from authoring.model.blocks import List, Paragraph, RichText
from authoring.model.inline import Inline, Run

CASES = Path(__file__).parent / "cases"


def shown(blocks: RichText, indent: str = "") -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield f"{indent}¶ {shown_inline(block.content)}"
            case List():
                yield f"{indent}{block.style}" + (f" from {block.start}" if block.start > 1 else "")
                for item in block.items:
                    first, *others = shown(item.blocks)
                    yield f"{indent}- {first.removeprefix('¶ ')}"
                    yield from (f"{indent}  {line}" for line in others)
            case _:
                raise TypeError(block)


def shown_inline(runs: Inline) -> str:
    return "".join(_shown_run(run) for run in runs)


def _shown_run(run: Run) -> str:
    text = run.text if run.note is None else f"<note>{shown_inline(run.note)}</note>"
    for begin, end, applies in (
        ("<i>", "</i>", run.emphasis),
        ("<b>", "</b>", run.strong),
        (f"<a {run.link}>", "</a>", run.link),
        (f"<{run.language}>", f"</{run.language}>", run.language),
    ):
        text = f"{begin}{text}{end}" if applies else text
    return text


def cases(name: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield title, lines typed and lines expected; `→` stands for a tab."""
    for case in (CASES / name).read_text("utf-8").split("\n\n# ")[1:]:
        title, _, rest = case.partition("\n")
        typed, _, expected = rest.partition("\n=>\n")
        yield title, typed.replace("→", "\t").split("\n"), expected.rstrip("\n").split("\n")

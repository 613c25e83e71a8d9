"""The comments of a worksheet (ECMA-376 Part 1, 18.7): the author's are kept, ours come after them."""

from lxml import etree

from authoring.intake.annotation.elements import append, child, children, local, namespace, text_value
from authoring.intake.marks import COMMENT_BEGIN, COMMENT_END, findings_in_comment

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
NO_COMMENTS = '<comments xmlns="{namespace}"><authors/><commentList/></comments>'
_AUTHOR = "authoring"
"""Who comments: the program's own name, the same in every language."""

Saying = tuple[str, bool]
"""A line of a comment, and whether it is bold."""


class Comments:
    """The tree of a comments part."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        found = child(root, "commentList")
        self._list = append(root, "commentList") if found is None else found
        self._by_cell = {one.get("ref", "").upper(): one for one in children(self._list, "comment")}

    def cells(self) -> list[str]:
        """Return the cells that have a comment, as A1 references."""
        return list(self._by_cell)

    def text(self, cell: str) -> str:
        """Return a comment's whole text."""
        return "".join(piece.text or "" for piece in _pieces(self._by_cell[cell]))

    def remove_findings(self) -> bool:
        """Take out what an earlier annotation said, and the comments in which nothing else stands."""
        changed = False
        for cell, comment in list(self._by_cell.items()):
            while span := findings_in_comment(self.text(cell)):
                _cut(comment, *span)
                changed = True
                if not self.text(cell).strip():
                    comment.getparent().remove(comment)  # type: ignore[union-attr]  # it stands in the list
                    del self._by_cell[cell]
                    break
        return changed

    def say(self, cell: str, lines: list[Saying]) -> None:
        """Append findings to a cell's comment, made when there is none."""
        text = self._text(cell)
        begin = f"\n{COMMENT_BEGIN}" if cell in self._by_cell and self.text(cell) else COMMENT_BEGIN
        _run(text, begin, bold=False)
        for line, bold in lines:
            _run(text, f"\n{' '.join(line.split())}", bold=bold)
        _run(text, f"\n{COMMENT_END}", bold=False)

    def _text(self, cell: str) -> etree._Element:
        if cell not in self._by_cell:
            comment = append(self._list, "comment", ref=cell, authorId=str(self._author()))
            self._by_cell[cell] = comment
        comment = self._by_cell[cell]
        text = child(comment, "text")
        if text is None:
            text = append(comment, "text")
            comment.insert(0, text)
        _as_runs(text)
        return text

    def _author(self) -> int:
        authors = child(self._root, "authors")
        if authors is None:
            authors = append(self._root, "authors")
            self._root.insert(0, authors)
        names = [author.text or "" for author in children(authors, "author")]
        if _AUTHOR not in names:
            append(authors, "author").text = _AUTHOR
            names.append(_AUTHOR)
        return names.index(_AUTHOR)


def _pieces(comment: etree._Element) -> list[etree._Element]:
    """Return the elements that hold a comment's text: `t` itself or those of its runs, not phonetic ones (18.4.6)."""
    text = child(comment, "text")
    if text is None:
        return []
    holders = [text, *children(text, "r")]
    return [piece for holder in holders for piece in children(holder, "t")]


def _cut(comment: etree._Element, start: int, end: int) -> None:
    offset = 0
    for piece in _pieces(comment):
        content = piece.text or ""
        before, after = max(start - offset, 0), max(end - offset, 0)
        offset += len(content)
        piece.text = content[:before] + content[after:]
        run = piece.getparent()
        if content and not piece.text and run is not None and local(run) == "r":
            run.getparent().remove(run)  # type: ignore[union-attr]  # it stands in the text


def _as_runs(text: etree._Element) -> None:
    """Turn a plain text into a run, because runs follow it."""
    plain = child(text, "t")
    if plain is not None:
        run = etree.Element(f"{{{namespace(text)}}}r")
        text.insert(0, run)
        run.append(plain)


def _run(text: etree._Element, content: str, *, bold: bool) -> None:
    run = etree.Element(f"{{{namespace(text)}}}r")
    properties = append(run, "rPr")
    if bold:
        append(properties, "b")
    append(properties, "sz", val="9")
    append(properties, "color", indexed="81")
    append(properties, "rFont", val="Tahoma")
    append(properties, "family", val="2")
    piece = append(run, "t")
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    piece.text = text_value(content)
    after = [one for one in text if local(one) in {"rPh", "phoneticPr"}]
    if after:
        after[0].addprevious(run)
    else:
        text.append(run)

"""Footnotes in HTML: a reference and a text that lead to each other, as every word processor and most pages write them.

`<a name="_ftnref1" href="#_ftn1">[1]</a>` in the text, `<a name="_ftn1" href="#_ftnref1">[1]</a>` before the note.
"""

from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element

from authoring.portal.editing.elements import is_dropped

_CONTAINERS = frozenset("p li div aside td dd".split())
_NEAR = 8
"""How many elements stand between an anchor and what carries its name, or its note, at most."""


class Footnotes:
    """The footnotes of a fragment: `texts` by the reference's anchor; `containers` and `returns` are no text."""

    def __init__(self, root: _Element) -> None:
        self.texts: dict[_Element, _Element] = {}
        self.containers: set[_Element] = set()
        self.returns: set[_Element] = set()
        self._named: dict[str, _Element] = {}
        self._leading: dict[str, list[_Element]] = {}
        anchors = [anchor for anchor in root.iter("a") if (anchor.get("href") or "").startswith("#")]
        self._order = {anchor: number for number, anchor in enumerate(anchors)}
        if anchors:
            self._index(root, anchors)
            for anchor in anchors:
                self._pair(anchor)

    def _index(self, root: _Element, anchors: list[_Element]) -> None:
        for element in root.iter():
            for name in _names(element):
                self._named.setdefault(name, element)
        for anchor in anchors:
            self._leading.setdefault(_target(anchor), []).append(anchor)

    def _pair(self, reference: _Element) -> None:
        target = self._named.get(_target(reference))
        if target is None or reference in self.returns or is_dropped(reference):
            return
        for back in self._leading_to(reference):
            container = _container(target, back)
            if container is not None and back not in self.texts and not _is_around(container, reference):
                self.texts[reference] = container
                self.containers.add(container)
                self.returns.add(back)
                return

    def _leading_to(self, reference: _Element) -> Iterator[_Element]:
        for element in islice((reference, *islice(reference.iterancestors(), 2)), 3):
            for name in _names(element):
                backs = self._leading.get(name, [])[:_NEAR]
                yield from (back for back in backs if self._order[back] > self._order[reference])


def _names(element: _Element) -> list[str]:
    return [name for name in (element.get("id"), element.get("name")) if name]


def _target(anchor: _Element) -> str:
    return (anchor.get("href") or "")[1:]


def _container(target: _Element, back: _Element) -> _Element | None:
    """Return the element that holds a note's text: what is named, or the paragraph around the name."""
    if target is not back:
        return target if target.tag in _CONTAINERS and _is_around(target, back, _NEAR) else None
    around = next((one for one in islice(back.iterancestors(), _NEAR) if one.tag in _CONTAINERS), None)
    parent = None if around is None else around.getparent()
    is_own = parent is not None and parent.tag == "div" and parent[0] is around and _holds_one_anchor(parent)
    return parent if is_own else around


def _holds_one_anchor(element: _Element) -> bool:
    return len(list(islice((one for one in element.iter("a") if one.get("href", "").startswith("#")), 2))) == 1


def _is_around(outer: _Element, inner: _Element, within: int | None = None) -> bool:
    return any(one is outer for one in islice(inner.iterancestors(), within))

"""What was counted, group by group: shown as charts, and as tables with totals for whoever cannot see them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from authoring.assembly.alternatives import of_bars
from authoring.assembly.manuscript import Manuscript
from authoring.assembly.wording import counted, number
from authoring.model.blocks import Chart, Table
from authoring.model.charts import Bars, Panel, Series
from authoring.model.inline import Inline, Run, plain

OTHER, NOT_TOLD = "*", ""
"""Stand among the keys of what was counted (partners' ids, statuses) for any other one, and for none."""

_MOST_GROUPS = 12
"""Groups in one chart: it fits a page even when all of their names are long. Further groups get charts of their own."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted.

    `of_what` are the messages of one and of several (“{number} commitments”), in the report's language; `panels` stand
    by the captions of their tables, `groups` are their categories.
    """

    caption: str
    of_what: tuple[str, str]
    groups: tuple[str, ...]
    panels: Mapping[str, Panel]


def stacked(
    counts: Sequence[Counter[str]], always: Mapping[str, str], otherwise: Mapping[str, str]
) -> tuple[Series, ...]:
    """Return a series for each label, by the keys of `counts`; those of `otherwise` only where there is any."""
    every = {
        key: Series(name, tuple(count[key] for count in counts), lacking=key == NOT_TOLD)
        for key, name in (dict(always) | dict(otherwise)).items()
    }
    return tuple(series for key, series in every.items() if key in always or any(series.values))


def shown(draft: Manuscript, tally: Tally) -> tuple[Chart | Table, ...]:
    """Return a tally as charts of as many groups as fit a page, and a table of each panel."""
    tables = (_table(draft, caption, tally.groups, panel) for caption, panel in tally.panels.items())
    return (*_charts(draft, tally), *tables)


def _charts(draft: Manuscript, tally: Tally) -> Iterator[Chart]:
    starts = range(0, len(tally.groups), _MOST_GROUPS)
    longest = max(total for panel in tally.panels.values() for total in _totals(panel))
    for position, start in enumerate(starts, 1):
        part = slice(start, start + _MOST_GROUPS)
        panels = tuple(_part(panel, part) for panel in tally.panels.values())
        what = counted(sum(_totals(panels[0])), *tally.of_what, draft.language)
        drawing = Bars(tally.groups[part], panels, longest)
        caption = tally.caption
        if len(starts) > 1:
            several = draft.words("{caption} ({part} of {parts})")
            caption = several.format(caption=caption, part=position, parts=len(starts))
        said = of_bars(drawing, what, draft.partners.values(), draft.language)
        yield Chart(drawing, plain(caption), said)


def _part(panel: Panel, part: slice) -> Panel:
    return replace(panel, series=tuple(replace(one, values=one.values[part]) for one in panel.series))


def _totals(panel: Panel) -> list[int]:
    return [sum(values) for values in zip(*(series.values for series in panel.series), strict=True)]


def _table(draft: Manuscript, caption: str, groups: Sequence[str], panel: Panel) -> Table:
    """Return a panel's figures, with their totals where there is more than one row or column."""
    _ = draft.words
    columns = {series.name: list(series.values) for series in panel.series}
    if len(columns) > 1:
        columns[_("Total")] = _totals(panel)
    by_group = zip(*columns.values(), strict=True)
    rows = [_row(draft, plain(name), values) for name, values in zip(groups, by_group, strict=True)]
    if len(rows) > 1:
        sums = _digits(draft, list(map(sum, columns.values())))
        rows.append(tuple((Run(text, strong=True),) for text in (_("Total"), *sums)))
    return Table(caption, (_("Working group"), *columns), tuple(rows))


def _row(draft: Manuscript, name: Inline, values: Sequence[int]) -> tuple[Inline, ...]:
    return (name, *map(plain, _digits(draft, values)))


def _digits(draft: Manuscript, values: Sequence[int]) -> list[str]:
    return [number(value, draft.language) for value in values]

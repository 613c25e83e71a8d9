"""What is said in a chart's place: whole sentences, made of its data, short enough to be listened to."""

from collections.abc import Collection, Iterator, Sequence

from authoring.assembly.wording import counted, number
from authoring.locale import words
from authoring.locale.cldr import listed
from authoring.model.charts import Bars, Panel, Row, Timeline

_LONGEST = 600
"""Characters: about 40 seconds in a screen reader's usual voice."""

_LONGEST_NAME = 60


def of_timeline(drawing: Timeline, language: str) -> str:
    """Return what a time line of annual meetings shows: when, and for each host how many and in which years."""
    _ = words("report", language)
    years = [moment.when.year for row in drawing.rows for moment in row.moments]
    meetings = counted(len(years), _("{number} annual meeting"), _("{number} annual meetings"), language)
    opening = _("Time line: {meetings}, {years}, with a row for each host.").format(
        meetings=meetings, years=period(years)
    )
    whole, short = ([_of_row(row, each_year, language) for row in drawing.rows] for each_year in (True, False))
    text = " ".join([opening, *whole])
    return text if len(text) <= _LONGEST else " ".join([opening, *short])


def _of_row(row: Row, each_year: bool, language: str) -> str:
    years = [moment.when.year for moment in row.moments]
    when = listed([str(year) for year in years], language) if each_year else period(years)
    many = number(len(years), language)
    return _sentence(_short(row.name), f"{many} ({when})" if years else many, language)


def period(years: Collection[int]) -> str:
    """Return the years from the first to the last: “2004–2021”."""
    first, last = min(years, default=0), max(years, default=0)
    return f"{first}–{last}" if first != last else str(first)


def of_bars(drawing: Bars, counted_what: str, names: Collection[str], language: str) -> str:
    """Return what bars show: `counted_what` (“41 commitments”), each panel's totals, the groups from the most on.

    `names` are those series that keep their capitals in a sentence. As many groups are named as there is room for.
    """
    _ = words("report", language)
    count = len(drawing.categories)
    groups = counted(count, _("{number} working group"), _("{number} working groups"), language)
    said = [_("Bar chart: {counted} of {groups}.").format(counted=counted_what, groups=groups)]
    said += [_of_panel(panel, names, language) for panel in drawing.panels if len(panel.series) > 1]
    if count == 1:
        return " ".join([*said, _sentence(_short(drawing.categories[0]), number(_total(drawing), language), language)])
    items = _ranked(drawing, names, language)
    texts = (" ".join([*said, _from_the_most(items, kept, language)]) for kept in range(count, 0, -1))
    return next((text for text in texts if len(text) <= _LONGEST), " ".join(said))


def _total(drawing: Bars) -> int:
    return sum(sum(values) for values in _by_category(drawing.panels[0]))


def _of_panel(panel: Panel, names: Collection[str], language: str) -> str:
    totals = [f"{_inside(series.name, names)} ({number(sum(series.values), language)})" for series in panel.series]
    return _sentence(panel.title, listed(totals, language), language)


def _ranked(drawing: Bars, names: Collection[str], language: str) -> list[tuple[int, str]]:
    """Return each category's total and what is said of it, the largest first, else in the chart's order."""
    first = drawing.panels[0]
    totals = [sum(values) for values in _by_category(first)]
    order = sorted(range(len(totals)), key=lambda position: -totals[position])
    parted = len(drawing.panels) == 1 and len(first.series) > 1
    ranked = []
    for position in order:
        name, total = _short(drawing.categories[position]), number(totals[position], language)
        parts = of_bar(first, position, names, language)
        ranked.append((totals[position], f"{name} {total} ({parts})" if parted else f"{name} ({total})"))
    return ranked


def of_bar(panel: Panel, position: int, names: Collection[str], language: str) -> str:
    """Return a bar's pieces: “Mexico 10, Canada 9”."""
    pieces = ((series.name, series.values[position]) for series in panel.series)
    return ", ".join(f"{_inside(name, names)} {number(value, language)}" for name, value in pieces)


def _by_category(panel: Panel) -> Iterator[tuple[int, ...]]:
    return zip(*(series.values for series in panel.series), strict=True)


def _from_the_most(items: Sequence[tuple[int, str]], kept: int, language: str) -> str:
    """Return the first `kept` of the ranked groups, and the others together."""
    _ = words("report", language)
    said = [text for _total, text in items[:kept]]
    rest = items[kept:]
    if rest:
        together = number(sum(total for total, _text in rest), language)
        others = counted(len(rest), _("{number} other"), _("{number} others"), language)
        said.append(f"{others} ({together})")
    return _sentence(_("From the most to the fewest"), listed(said, language), language)


def _sentence(subject: str, said: str, language: str) -> str:
    return words("report", language)("{subject}: {said}.").format(subject=subject, said=said)


def _inside(name: str, names: Collection[str]) -> str:
    """Return a series' name as it stands inside a sentence."""
    return _short(name) if name in names else name[:1].lower() + name[1:]


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"

"""The year in figures: what the records come to, as charts, each with its figures in a table after it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from authoring.assembly.alternatives import of_bar, of_timeline, period
from authoring.assembly.commitments import Commitment, commitments, status
from authoring.assembly.manuscript import Manuscript, anchor
from authoring.assembly.tally import NOT_TOLD, OTHER, Tally, shown, stacked
from authoring.assembly.wording import counted
from authoring.edition.edition import title_of
from authoring.forms.records import ActionStatus, PastMeeting
from authoring.forms.submission import GroupSubmission
from authoring.locale.cldr import listed
from authoring.model.blocks import Chart, Paragraph, RichText
from authoring.model.charts import Moment, Panel, Row, Series, Timeline
from authoring.model.inline import plain
from authoring.model.report import Section

_FEWEST_GROUPS = 3
"""Groups in a chart of who took part: fewer are said in a sentence."""

_FURTHEST_FIRST: tuple[ActionStatus, ...] = ("done", "under_way", "planned", "on_hold")


def figures(draft: Manuscript) -> Section:
    """Return the section of the profile that sums up the year; empty where there is nothing to sum up."""
    name = anchor("part", "profile", "figures")
    topics = (
        ("participation", draft.words("Participation"), _participation(draft)),
        ("commitments", draft.words("Commitments"), _commitments(draft)),
    )
    sections = (
        Section("topic", anchor(name, key), title, language=draft.language, blocks=blocks)
        for key, title, blocks in topics
    )
    title = draft.words("The year in figures")
    return Section("section", name, title, language=draft.language, sections=tuple(sections))


def timeline(draft: Manuscript, meetings: Sequence[PastMeeting]) -> tuple[Chart, ...]:
    """Return the annual meetings on a time line by host; nothing when there are fewer than two."""
    if len(meetings) < 2:
        return ()
    _ = draft.words
    hosts = draft.partners | {one.host: one.host for one in meetings if one.host and one.host not in draft.partners}
    rows = [Row(name, _moments(meetings, host)) for host, name in hosts.items()]
    unknown = Row(_("Host not stated"), _moments(meetings, None), lacking=True)
    drawing = Timeline((*rows, unknown) if unknown.moments else tuple(rows))
    caption = _("Annual meetings by host, {years}").format(years=period([one.start.year for one in meetings]))
    return (Chart(drawing, plain(caption), of_timeline(drawing, draft.language)),)


def _moments(meetings: Iterable[PastMeeting], host: str | None) -> tuple[Moment, ...]:
    ours = (meeting for meeting in meetings if (meeting.host or None) == host)
    return tuple(Moment(meeting.start, str(meeting.ordinal or "")) for meeting in ours)


def _participation(draft: Manuscript) -> RichText:
    """Return who took part, by group and country, as far as the groups gave figures."""
    _ = draft.words
    by_group = [(title_of(group, draft.language), _participants(draft, handed)) for group, handed in draft.submissions]
    told = [(name, counts) for name, counts in by_group if counts.total()]
    if not told:
        return ()
    groups, counts = zip(*told, strict=True)
    panel = Panel(_("Country"), stacked(counts, draft.partners, {OTHER: _("Others")}))
    few = len(groups) < _FEWEST_GROUPS
    said = [
        _("Counted are the participants each working group lists, else those at its best attended meeting."),
        *([_who_came(draft, groups, panel)] if few else []),
        *_without_figures(draft, len(by_group) - len(told)),
    ]
    caption = _("Participants by working group and country")
    tally = Tally(caption, _of_participants(draft), groups, {caption: panel})
    return (Paragraph(plain(" ".join(said))), *(() if few else shown(draft, tally)))


def _of_participants(draft: Manuscript) -> tuple[str, str]:
    _ = draft.words
    return _("{number} participant"), _("{number} participants")


def _who_came(draft: Manuscript, groups: Sequence[str], panel: Panel) -> str:
    """Return the sentence that stands for a chart of few groups: each with its participants, by country."""
    _ = draft.words
    items = []
    for position, group in enumerate(groups):
        total = sum(series.values[position] for series in panel.series)
        many = counted(total, *_of_participants(draft), draft.language)
        by_country = of_bar(panel, position, draft.partners.values(), draft.language)
        item = _("{group} ({participants}: {by_country})")
        items.append(item.format(group=group, participants=many, by_country=by_country))
    return _("Figures came from {groups}.").format(groups=listed(items, draft.language))


def _without_figures(draft: Manuscript, groups: int) -> list[str]:
    _ = draft.words
    one, several = _("{number} working group gave no figures."), _("{number} working groups gave no figures.")
    return [counted(groups, one, several, draft.language)] if groups else []


def _participants(draft: Manuscript, submission: GroupSubmission) -> Counter[str]:
    """Count those a group lists by country; where it lists none, those at its best attended meeting."""
    if submission.participants:
        return _by_country(draft, Counter(one.partner for one in submission.participants))
    meetings = [_by_country(draft, meeting.participants) for meeting in submission.meetings]
    return max(meetings, key=Counter.total, default=Counter())


def _by_country(draft: Manuscript, counts: Mapping[str, int]) -> Counter[str]:
    found: Counter[str] = Counter()
    for partner, count in counts.items():
        found[partner if partner in draft.partners else OTHER] += max(0, count)
    return found


def _commitments(draft: Manuscript) -> RichText:
    """Return what was promised by group, lead and status; a lead or a status that no group gave is left out."""
    _ = draft.words
    made = list(commitments(draft.edition, draft.submissions))
    if not made:
        return ()
    groups = {group.id: title_of(group, draft.language) for group, _handed in draft.submissions}
    by_group = [[one for one in made if one.group == group] for group in groups]
    alone = Panel("", (Series(_("Commitments"), tuple(map(len, by_group))),))
    panels = _leads(draft, by_group) | _statuses(draft, by_group) or {_("Commitments by working group"): alone}
    caption = next(iter(panels)) if len(panels) == 1 else _("Commitments by working group, lead and status")
    of_what = _("{number} commitment"), _("{number} commitments")
    return shown(draft, Tally(caption, of_what, tuple(groups.values()), panels))


def _leads(draft: Manuscript, by_group: Sequence[Sequence[Commitment]]) -> dict[str, Panel]:
    """Return who leads, by the caption of its table; nothing when no group told."""
    _ = draft.words
    counts = [Counter(_lead(draft, one) for one in group) for group in by_group]
    series = stacked(counts, draft.partners, {OTHER: _("Joint or other"), NOT_TOLD: _("Not named")})
    return {_("Commitments by working group and lead"): Panel(_("Lead"), series)} if _is_told(counts) else {}


def _lead(draft: Manuscript, commitment: Commitment) -> str:
    if commitment.lead_partner in draft.partners:
        return commitment.lead_partner
    return OTHER if commitment.lead_partner or commitment.lead_institution else NOT_TOLD


def _statuses(draft: Manuscript, by_group: Sequence[Sequence[Commitment]]) -> dict[str, Panel]:
    """Return how far the groups have come, by the caption of its table; nothing when no group told."""
    _ = draft.words
    counts = [Counter(one.status or NOT_TOLD for one in group) for group in by_group]
    labels = {one: status(one, draft.language) for one in _FURTHEST_FIRST}
    series = stacked(counts, {}, labels | {NOT_TOLD: _("Not stated")})
    panel = Panel(_("Status"), series, ordered=True)
    return {_("Commitments by working group and status"): panel} if _is_told(counts) else {}


def _is_told(counts: Iterable[Counter[str]]) -> bool:
    return any(count.keys() - {NOT_TOLD} for count in counts)

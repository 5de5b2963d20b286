"""The figures as tables: what stands in a plot stands in one of these as well."""

from collections.abc import Sequence

from kantelpunt.foresight.behaviour.assumptions import assumptions
from kantelpunt.foresight.behaviour.spread import Spread
from kantelpunt.foresight.whatif.figures import Told as Figure
from kantelpunt.foresight.whatif.shown.told import AFTER, BEFORE, MORE, NOT_SHOWN, Told
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.telling.document import Table

_KINDS = (
    ("tasks_done", Text("taken gedaan", "tasks done")),
    ("tasks_late", Text("taken te laat", "tasks late")),
    ("decisions", Text("besluiten", "decisions")),
    ("reports", Text("meldingen", "reports")),
)
_ENDED = {
    "restored": Text("schoolgang hersteld", "attendance restored"),
    "placed": Text("passend aanbod begonnen", "fitting offer begun"),
    "exempt": Text("vrijgesteld", "exempt"),
    "referred": Text("verwezen", "referred"),
    "closed": Text("anders gesloten", "closed otherwise"),
    "moved": Text("verhuisd", "moved"),
    "no_longer_of_school_age": Text("niet meer leerplichtig", "no longer of school age"),
    "open": Text("nog open op 31 juli", "still open on 31 July"),
}


def _head(told: Told, *names: Text) -> tuple[str, ...]:
    return tuple(told.say(name) for name in (*names, BEFORE, AFTER, MORE))


def key_figures(told: Told) -> Table:
    """What most people want to know."""
    rows = [
        (told.say(Text("Dossiers geopend", "Cases opened")), *told.three("cases", "total")),
        *(
            (told.say(name)[0].upper() + told.say(name)[1:], *told.three("work", key, "total"))
            for key, name in _KINDS
        ),
        (
            told.say(Text("Dossiers besproken in een team", "Cases spoken of in a team")),
            *_meetings(told),
        ),
        (
            told.say(Text("Kinderen thuis: langer dan drie maanden", "At home: over three months")),
            *_shares(told, "at_home"),
        ),
        (
            told.say(
                Text("Alle dossiers: langer dan drie maanden", "All cases: over three months")
            ),
            *_shares(told, "all_cases"),
        ),
    ]
    caption = told.say(Text("De belangrijkste cijfers", "The main figures"))
    return Table(caption, _head(told, Text("Cijfer", "Figure")), tuple(rows))


def _meetings(told: Told) -> tuple[str, str, str]:
    """All bodies together; not shown when one of them is not."""
    sums: list[int | None] = []
    for side in ("as_is", "changed"):
        totals = [told.at(side, "meetings", one, "total") for one in _keys(told, "meetings")]
        numbers = [one for one in totals if isinstance(one, int)]
        sums.append(sum(numbers) if len(numbers) == len(totals) else None)
    more = None if sums[0] is None or sums[1] is None else sums[1] - sums[0]
    return told.number(sums[0]), told.number(sums[1]), told.more(more)


def _shares(told: Told, group: str) -> tuple[str, str, str]:
    """Shares in whole tenths of a percentage; the difference is that of what is shown."""
    keys = ("periods_of_absence", group, "over_three_months", "share")
    shown: list[float | None] = []
    for side in ("as_is", "changed"):
        share = told.at(side, *keys)
        shown.append(round(share * 100, 1) if isinstance(share, int | float) else None)
    one, two = shown
    more = None if one is None or two is None else round(two - one, 1)
    return told.percentage(one), told.percentage(two), told.points(more)


def signals(told: Told) -> Table:
    """Firings and children per signal."""
    rows = [
        (told.signal(one), *told.three("signals", one, "total")) for one in _keys(told, "signals")
    ]
    caption = told.say(Text("Signalen in het schooljaar", "Signals in the school year"))
    return Table(caption, _head(told, Text("Signaal", "Signal")), tuple(rows))


def children(told: Told) -> Table:
    """Children per signal."""
    rows = [
        (told.signal(one), *told.three("signals", one, "children"))
        for one in _keys(told, "signals")
    ]
    caption = told.say(Text("Kinderen met dat signaal", "Children with that signal"))
    return Table(caption, _head(told, Text("Signaal", "Signal")), tuple(rows))


def weeks(told: Told, caption: str, *keys: str) -> Table:
    """A figure per week."""
    names = told.whatif.before.weeks
    sides = [told.series(side, *keys, "per_week") for side in ("as_is", "changed", "difference")]
    rows = [
        (name, told.number(one), told.number(two), told.more(more))
        for name, one, two, more in zip(names, *sides, strict=True)
    ]
    return Table(caption, _head(told, Text("Week", "Week")), tuple(rows))


def roles(told: Told) -> Table:
    """The work of each role in the year; in a cell as it is, as changed, and the difference."""
    rows = [
        (told.role(role), *(arrow(told, "roles", role, key, "total") for key, _ in _KINDS))
        for role in _keys(told, "roles")
    ]
    names = tuple(told.say(name) for _, name in _KINDS)
    caption = told.say(
        Text(
            "Werk per rol: zoals het is → veranderd (verschil)",
            "Work per role: as it is → changed (difference)",
        )
    )
    return Table(caption, (told.say(Text("Rol", "Role")), *names), tuple(rows))


def arrow(told: Told, *keys: str) -> str:
    """A number as it is, as changed and the difference in one cell: `12 → 14 (+2)`."""
    one, two, more = told.three(*keys)
    missing = told.say(NOT_SHOWN)
    if one == two == missing:
        return missing
    return one if one == two else f"{one} → {two} ({more})"


def roles_by_week(told: Told, kind: str) -> Table:
    """One kind of work in each week, of every role that has any."""
    both = ("as_is", "changed")
    names = [
        role
        for role in _keys(told, "roles")
        if any(told.at(side, "roles", role, kind, "total") != 0 for side in both)
    ]
    sides = [
        [told.series(side, "roles", role, kind, "per_week") for role in names] for side in both
    ]
    rows = [
        (
            week,
            *(_pair(told, *(side[place][number] for side in sides)) for place in range(len(names))),
        )
        for number, week in enumerate(told.whatif.before.weeks)
    ]
    caption = f"{told.say(dict(_KINDS)[kind])}: {told.say(BEFORE)} → {told.say(AFTER)}"
    head = (told.say(Text("Week", "Week")), *(told.role(one) for one in names))
    return Table(caption, head, tuple(rows))


def _pair(told: Told, one: int | None, two: int | None) -> str:
    first, second = told.number(one), told.number(two)
    return first if first == second else f"{first} → {second}"


def meetings(told: Told) -> Table:
    """Cases spoken of, per body."""
    rows = [
        (told.role(one), *told.three("meetings", one, "total")) for one in _keys(told, "meetings")
    ]
    caption = told.say(
        Text("Dossiers besproken, per team of tafel", "Cases spoken of, per team or table")
    )
    return Table(caption, _head(told, Text("Team of tafel", "Team or table")), tuple(rows))


def steps(told: Told) -> Table:
    """How often each step was entered, and how long cases were in it."""
    rows = [
        (
            told.stage(one),
            arrow(told, "steps", one, "entered"),
            arrow(told, "steps", one, "median_days"),
        )
        for one in _keys(told, "steps")
    ]
    names = (
        Text("Stap of situatie", "Step or situation"),
        Text("dossiers erin gekomen", "cases that came into it"),
        Text("dagen erin (mediaan)", "days in it (median)"),
    )
    caption = told.say(Text("Stappen", "Steps"))
    return Table(caption, tuple(told.say(name) for name in names), tuple(rows))


def ended(told: Told) -> Table:
    """How cases ended."""
    rows = [(told.say(_ENDED[one]), *told.three("ended", one)) for one in _keys(told, "ended")]
    caption = told.say(Text("Hoe dossiers eindigden", "How cases ended"))
    return Table(caption, _head(told, Text("Einde", "End")), tuple(rows))


def length_names(told: Told, group: str) -> list[str]:
    """The lengths in words: `28 tot 56 dagen`."""
    return [_length(told, one) for one in _listed(told, "as_is", group)]


def lengths(told: Told, group: str, caption: str) -> Table:
    """Periods of absence by length."""
    sides = [_listed(told, side, group) for side in ("as_is", "changed", "difference")]
    rows = [
        (
            _length(told, one),
            told.number(one["cases"]),
            told.number(two["cases"]),
            told.more(more["cases"]),
        )
        for one, two, more in zip(*sides, strict=True)
    ]
    return Table(caption, _head(told, Text("Lengte", "Length")), tuple(rows))


def periods(told: Told, side: str, group: str) -> list[int | None]:
    """Periods of each length; None where that is not shown."""
    cases = [one["cases"] for one in _listed(told, side, group)]
    return [one if isinstance(one, int) else None for one in cases]


def _listed(told: Told, side: str, group: str) -> list[dict[str, Figure]]:
    found = told.at(side, "periods_of_absence", group, "lengths")
    return [one for one in (found if isinstance(found, list) else []) if isinstance(one, dict)]


def _length(told: Told, one: dict[str, Figure]) -> str:
    begin, end = one["from_days"], one["below_days"]
    if end is None:
        return told.say(Text(f"{begin} dagen en meer", f"{begin} days and more"))
    return told.say(Text(f"{begin} tot {end} dagen", f"{begin} up to {end} days"))


def assumed(told: Told) -> Table:
    """Every number of the model."""
    rows = [
        (told.say(one.about), _value(told, one.value), told.say(one.source))
        for one in assumptions(told.whatif.behaviour)
    ]
    names = (Text("Aanname", "Assumption"), Text("getal", "number"), Text("herkomst", "source"))
    caption = told.say(Text("Alle aannames over mensen", "All assumptions about people"))
    return Table(caption, tuple(told.say(name) for name in names), tuple(rows))


def _value(told: Told, value: object) -> str:
    if isinstance(value, Spread):
        return told.say(Text(f"dagen: aandeel; {value}", f"days: share; {value}"))
    return f"{value:.0%}" if isinstance(value, float) else str(value)


def _keys(told: Told, key: str) -> Sequence[str]:
    found = told.at("as_is", key)
    return list(found) if isinstance(found, dict) else []


def differing(told: Told, key: str, *inside: str) -> list[str]:
    """The names of which a plot shows a difference per week, the largest one first.

    Where most weeks are not shown a plot would be scattered dots; there the totals must do.
    """
    moved = {}
    for name in _keys(told, key):
        sides = [told.series(side, key, name, *inside, "per_week") for side in ("as_is", "changed")]
        missing = sum(one is None for side in sides for one in side)
        shown = sum(bool(one) for side in sides for one in side)
        if shown > missing:
            pairs = zip(*sides, strict=True)
            moved[name] = sum(abs((two or 0) - (one or 0)) for one, two in pairs)
    return [name for name in sorted(moved, key=lambda one: -moved[one]) if moved[name]]
